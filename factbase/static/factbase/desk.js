"use strict";
// The page of a claim by keyboard. Keys press the buttons and links that are there, so everything works without it.
// The next claim is fetched ahead: a decision shows it at once and is sent meanwhile.
(() => {
  const HEADER = "X-Desk";
  const ahead = new Map();
  let sending = Promise.resolve(); // decisions arrive in the order in which they were made

  const main = () => document.getElementById("main");
  const isTyping = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  const isDirty = () => [...main().querySelectorAll("form[data-guard] :is(input:not([type=hidden]), textarea)")]
    .some((field) => (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue));
  const mayLeave = () => !isDirty() || window.confirm(main().querySelector("[data-unsaved]").dataset.unsaved);

  async function load(address, options = {}) {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("main")) throw new Error(`${answer.status}`);
    return { page, address: answer.url };
  }

  function prefetch() {
    const link = main().querySelector("[data-next]");
    const next = link?.href;
    ahead.forEach((_, address) => address !== next && ahead.delete(address));
    if (!next) return;
    if (!ahead.has(next)) ahead.set(next, load(next, { headers: { [HEADER]: "prefetch" } }));
    ahead.get(next).then(() => { link.dataset.ready = ""; }, () => ahead.delete(next));
  }

  // --- What is on the screen ------------------------------------------------------------------------------------------
  function centre() {
    const pane = document.querySelector("[data-pane]");
    const mark = pane?.querySelector("#here");
    if (!mark) return;
    const [words, around] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
    pane.scrollTop += (words.top + words.bottom - around.top - around.bottom) / 2;
  }

  const neighbours = () => [...document.querySelectorAll("[data-neighbour]")].filter((item) => item.checkVisibility());

  function choose(item) {
    document.querySelector("[data-neighbour][aria-current]")?.removeAttribute("aria-current");
    item?.setAttribute("aria-current", "true");
  }

  function moveBy(step) {
    const all = neighbours();
    const place = all.findIndex((item) => item.hasAttribute("aria-current")) + step;
    const item = all[Math.min(Math.max(place, 0), all.length - 1)];
    choose(item);
    item?.scrollIntoView({ block: "center" });
  }

  function begin() {
    document.querySelectorAll(".keys-line").forEach((line) => { line.hidden = false; });
    centre();
    const all = neighbours();
    choose(all.find((item) => item.dataset.state === "suggested") ?? all[0]);
    document.dispatchEvent(new CustomEvent("desk:shown")); // a lease learns its window before it is asked for
    window.htmx?.process(main());
    prefetch();
  }

  // Other pages have scripts and styles of their own.
  const isOfClaim = (address) => new URL(address, location.href).pathname.includes("/claims/");

  function show({ page, address }, { push = true, keep = false } = {}) {
    if (!isOfClaim(address)) return location.assign(address);
    const place = window.scrollY;
    document.querySelector(".messages")?.remove();
    const told = page.querySelector(".messages");
    const unread = main().querySelectorAll(":scope > [data-told]"); // until somebody follows them
    main().replaceWith(document.adoptNode(page.getElementById("main")));
    main().prepend(...unread);
    if (told) main().before(document.adoptNode(told));
    document.title = page.title;
    if (push && address !== location.href) history.pushState({}, "", address);
    begin();
    if (keep) return window.scrollTo(0, place);
    window.scrollTo(0, 0);
    main().querySelector("h1")?.focus({ preventScroll: true });
  }

  function told(words, address) {
    const section = document.getElementById("session")?.querySelector(".card-body");
    const line = Object.assign(document.createElement("p"), { className: "message message-error" });
    line.setAttribute("role", "alert");
    line.dataset.told = "";
    const link = Object.assign(document.createElement("a"), { href: address, textContent: words });
    line.append(link);
    section?.prepend(line);
    main().prepend(line.cloneNode(true));
  }

  // --- Going and sending ----------------------------------------------------------------------------------------------
  async function go(address) {
    try {
      const ready = ahead.get(address);
      ahead.delete(address);
      show(await (ready ?? load(address)));
    } catch {
      location.assign(address);
    }
  }

  function replaceSession(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("session");
    if (fresh) document.getElementById("session")?.replaceWith(document.adoptNode(fresh));
    return fresh?.querySelector("[role=alert]")?.textContent;
  }

  // What the decision led to is said on the page that the person sees by then, never on one that is about to go.
  function decide(form, values) {
    const here = location.href;
    const label = document.querySelector("h1").textContent;
    const options = { method: "POST", body: values, headers: { [HEADER]: "decide" }, keepalive: true };
    const next = new URL(values.get("next"), here).href;
    document.body.ariaBusy = "true";
    const answered = sending.then(() => fetch(form.action, options));
    const shown = ahead.has(next) ? go(next) : answered.then(() => go(next));
    const said = Promise.all([answered, shown]).then(async ([answer]) => {
      const refusal = replaceSession(await answer.text());
      if (!answer.ok) told(`${label}: ${refusal ?? answer.status}`, here);
    }).catch((error) => told(`${label}: ${error.message}`, here));
    const settled = said.then(() => { if (sending === settled) document.body.ariaBusy = null; });
    sending = settled;
    return settled;
  }

  async function stay(form, values) {
    await sending;
    const method = form.method.toUpperCase();
    try {
      show(await load(form.action, { method, body: values }), { keep: form.dataset.stay !== "away" });
    } catch {
      location.reload();
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[data-advance], [data-stay]")) return;
    const values = new URLSearchParams(new FormData(form, event.submitter));
    if (form.matches("[data-advance]") && !isOfClaim(values.get("next"))) return;
    event.preventDefault();
    if (form.matches("[data-stay]")) return stay(form, values);
    if (mayLeave()) decide(form, values);
  });

  async function inline(link) {
    const answer = await fetch(link.href, { headers: { [HEADER]: "inline" } });
    const id = link.dataset.inline;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
    document.getElementById(id).replaceWith(document.adoptNode(fresh));
    document.dispatchEvent(new CustomEvent("desk:inline"));
    window.htmx?.process(document.getElementById(id));
    document.getElementById(id).querySelector("[data-guard] input:not([type=hidden])")?.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go], [data-inline], [data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("[data-go]") && !isOfClaim(link.href)) return;
    event.preventDefault();
    if (link.dataset.dialog) return document.getElementById(link.dataset.dialog).showModal();
    if (link.dataset.inline) return inline(link).catch(() => location.assign(link.href));
    if (mayLeave()) go(link.href);
  });

  window.addEventListener("popstate", () => load(location.href).then((found) => show(found, { push: false })));
  window.addEventListener("beforeunload", (event) => { if (isDirty()) event.preventDefault(); });

  // --- Keys -----------------------------------------------------------------------------------------------------------
  function controlFor(key) {
    const named = `[data-key="${CSS.escape(key)}"]`;
    const chosen = document.querySelector(`[data-neighbour][aria-current] ${named}`);
    if (chosen) return chosen;
    return [...main().querySelectorAll(`${named}:not([data-neighbour] *)`)]
      .find((control) => control.checkVisibility() && !(control.matches("summary") && control.parentElement.open));
  }

  function press(control) {
    if (control.dataset.step) return moveBy(Number(control.dataset.step));
    control.click();
    if (!control.matches("summary")) return;
    control.parentElement.scrollIntoView({ block: "nearest" });
    control.parentElement.querySelector("form :is(button, [type=radio])")?.focus();
  }

  function leave(target) {
    main().querySelectorAll(".unfold[open]").forEach((unfolded) => { unfolded.open = false; });
    target.blur();
  }

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return leave(event.target);
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return event.target.form?.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    const control = controlFor(event.key);
    if (!control || control.disabled) return;
    event.preventDefault();
    press(control);
  });

  document.documentElement.classList.add("keys");
  history.scrollRestoration = "manual";
  begin();
})();
