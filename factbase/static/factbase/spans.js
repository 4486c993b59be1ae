"use strict";
// Claims from selected words, and the ends of a claim moved by dragging or by keys. The page works without it.
// On the claim page, where the next claim comes without a new page, it begins anew with each claim.
(() => {
let shown;

function start() {
  shown?.abort();
  const { signal } = shown = new AbortController();
  const place = document.querySelector("[data-spans]");
  const root = place?.querySelector("[data-text]");
  const panel = place?.querySelector("[data-span-panel]");
  if (!root) return;

  const isClaimPage = "claimPage" in place.dataset;
  const offer = place.querySelector("[data-span-offer]");
  const card = place.querySelector("[data-span-card]");
  const read = document.getElementById("span-read");
  const handles = { from: place.querySelector("[data-end=start]"), to: place.querySelector("[data-end=end]") };
  const isTyping = (target) => target.closest("input:not([type=hidden]), textarea, select, [contenteditable]");
  let made;
  // {claim, from, to, end, sentences, queue}: units of the text, the end that moves, where the engine cuts, what waits for that
  let edit = null;
  let visited = null;
  let timer;

  // The text never changes while the page is open; it is read when first needed.
  const text = () => (made ??= new SpanText(root));

  function put(element, x, y) {
    const box = place.getBoundingClientRect();
    element.style.left = `${Math.max(0, Math.min(x - box.left, box.width - element.offsetWidth))}px`;
    element.style.top = `${y - box.top}px`;
  }

  // --- The editor: one span, with two ends --------------------------------------------------------------------------
  function open(claim, from, to) {
    close();
    edit = { claim, from, to, end: "to", sentences: null, queue: [] };
    panel.querySelectorAll("[data-only]").forEach((part) => { part.hidden = part.dataset.only !== (claim ? "move" : "make"); });
    hideOffer();
    card.hidden = true;
    document.getSelection().removeAllRanges();
    panel.hidden = handles.from.hidden = handles.to.hidden = false;
    show();
    handles.to.focus({ preventScroll: true });
    ask();
  }

  function close() {
    if (!edit) return;
    edit = null;
    clearTimeout(timer);
    panel.reset();
    panel.elements.version.value = "";
    read.replaceChildren();
    panel.hidden = handles.from.hidden = handles.to.hidden = true;
    CSS.highlights?.delete("span");
  }

  function cancel() {
    const claim = edit.claim;
    close();
    if (claim) focusMark(claim);
  }

  function show() {
    const range = text().range(edit.from, edit.to);
    CSS.highlights?.set("span", new Highlight(range));
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    if (!boxes.length) return;
    const [first, last] = [boxes[0], boxes.at(-1)];
    const [left, right] = text().isRightToLeft(edit.from) ? ["right", "left"] : ["left", "right"];
    putHandle(handles.from, first[left], first);
    putHandle(handles.to, last[right], last);
    handles.from.classList.toggle("span-handle-active", edit.end === "from");
    handles.to.classList.toggle("span-handle-active", edit.end === "to");
  }

  function putHandle(handle, x, box) {
    const around = place.getBoundingClientRect();
    handle.style.left = `${x - around.left}px`;
    handle.style.top = `${box.top - around.top}px`;
    handle.style.height = `${box.height}px`;
  }

  function keepInSight() {
    if (isClaimPage) handles[edit.end].scrollIntoView({ block: "nearest" }); // the text scrolls by itself
    const box = handles[edit.end].getBoundingClientRect();
    const shade = panel.getBoundingClientRect();
    const floor = shade.left < box.right ? shade.top : innerHeight;
    if (box.top < 70 || box.bottom > floor - 20) scrollBy({ top: box.top - floor / 2 });
  }

  function moveEnd(end, unit) {
    const moved = { from: edit.from, to: edit.to, [end]: unit };
    edit.end = end;
    if (moved.from >= moved.to || moved.from < 0 || moved.to > text().text.length) return;
    if (moved.from === edit.from && moved.to === edit.to) return show();
    Object.assign(edit, moved);
    show();
    ask();
  }

  // Keys may be faster than the engine, which knows the sentences: what needs them waits, and what comes after that.
  function inTurn(act, needsReading) {
    if (edit.queue.length || (needsReading && !edit.sentences)) edit.queue.push(act);
    else act();
  }

  function stopsFor(kind) {
    if (kind !== "sentence") return text().stops(kind, edit.end, edit[edit.end]);
    return edit.sentences.map(([first, last]) => (edit.end === "from" ? first : last));
  }

  function step(kind, forward) {
    const at = edit[edit.end];
    const stops = stopsFor(kind);
    const stop = forward ? stops.find((each) => each > at) : stops.findLast((each) => each < at);
    if (stop !== undefined) moveEnd(edit.end, stop);
    keepInSight();
  }

  // The whole span goes to the next sentence, or to the one before.
  function walk(forward) {
    const others = edit.sentences.filter(([first]) => (forward ? first >= edit.to : first < edit.from));
    const next = forward ? others[0] : others.at(-1);
    if (!next) return;
    [edit.from, edit.to] = next;
    show();
    keepInSight();
    ask();
  }

  // --- What the engine reads there ----------------------------------------------------------------------------------
  const address = () => (edit.claim ? panel.dataset.move.replace("/-/", `/${edit.claim}/`) : panel.dataset.make);

  function fill() {
    panel.elements.start.value = text().pointOf(edit.from);
    panel.elements.end.value = text().pointOf(edit.to);
  }

  function ask() {
    fill();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const values = { number: panel.elements.number.value, start: panel.elements.start.value, end: panel.elements.end.value };
      htmx.ajax("GET", address(), { source: read, target: read, swap: "innerHTML", values });
    }, 60);
  }

  function save() {
    fill();
    clearTimeout(timer);
    htmx.ajax("POST", address(), { source: panel, target: "#span-said", swap: "innerHTML" });
  }

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.requestConfig.elt !== panel && detail.requestConfig.elt !== read) return;
    if (!edit || detail.requestConfig.path !== address()) {
      // It is about a span that nobody looks at any more; but what was saved is shown.
      if (detail.requestConfig.elt === read) detail.shouldSwap = false;
      return;
    }
    if (![409, 422].includes(detail.xhr.status)) return;
    detail.target = read;
    detail.shouldSwap = true;
    detail.isError = false;
  }, { signal });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const found = detail.target === read && edit ? read.querySelector(".span-read") : null;
    if (!found) return;
    const numbers = found.dataset.sentences.trim().split(" ").map((point) => text().unitOf(Number(point)));
    edit.sentences = numbers.flatMap((first, i) => (i % 2 ? [] : [[first, numbers[i + 1]]]));
    panel.elements.version.value ||= found.dataset.version ?? "";
    for (const act of edit.queue.splice(0)) act();
    if (edit && !place.classList.contains("span-dragging")) keepInSight(); // the panel has grown
  }, { signal });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const saved = detail.target?.id === "span-said" && detail.target.querySelector("[data-saved]");
    if (!saved) return;
    close();
    focusMark(saved.dataset.saved);
  }, { signal });

  // --- Marks: where one is, what it says, the next ------------------------------------------------------------------
  const leadOf = (claim) => root.querySelector(`a[data-claim="${claim}"]:not([tabindex])`) ?? root.querySelector(`a[data-claim="${claim}"]`);

  function focusMark(claim, block = "nearest") {
    const mark = leadOf(claim);
    visited = claim;
    mark?.focus({ preventScroll: true });
    mark?.scrollIntoView({ block });
  }

  function go(forward) {
    const claims = [...root.querySelectorAll("[data-mark]")].map((mark) => mark.dataset.mark);
    if (!claims.length) return;
    const here = document.activeElement?.dataset.claim ?? visited;
    const at = claims.indexOf(here);
    const next = at < 0 ? (forward ? 0 : claims.length - 1) : (at + (forward ? 1 : -1) + claims.length) % claims.length;
    focusMark(claims[next], "center");
  }

  function moveEnds(claim) {
    const mark = root.querySelector(`[data-mark="${claim}"]`);
    open(claim, text().unitOf(Number(mark.dataset.from)), text().unitOf(Number(mark.dataset.to)));
  }

  function tell(mark, isFocused) {
    document.querySelector(".claim-row-current")?.classList.remove("claim-row-current");
    if (card) card.hidden = !mark || !!edit;
    if (!mark || edit) return;
    const row = document.getElementById(`row-${mark.dataset.claim}`);
    row?.classList.add("claim-row-current");
    if (isFocused) row?.scrollIntoView({ block: "nearest" });
    if (!card) return;
    if (mark.title) {
      mark.dataset.title = mark.title;
      mark.removeAttribute("title"); // the card says it, also to who uses keys
    }
    card.querySelector("[data-card-text]").textContent = mark.dataset.title;
    const box = mark.getClientRects()[0];
    put(card, box.left, box.top - card.offsetHeight - 6);
  }

  // --- Selecting ----------------------------------------------------------------------------------------------------
  function hideOffer() { offer.hidden = true; }

  function offerClaim() {
    const span = edit ? null : text().selected();
    offer.hidden = !span;
    if (!span) return;
    card.hidden = true;
    const boxes = text().range(...span).getClientRects();
    const last = boxes[boxes.length - 1];
    put(offer, last.right - 20, last.bottom + 6);
  }

  function makeOfSelection() {
    const span = text().selected();
    if (span) open(null, ...text().inWords(...span));
  }

  // For who has no mouse: the first sentence in sight, its ends to be moved.
  function startHere() {
    const focused = document.activeElement?.closest("[data-start]");
    const part = focused ?? [...text().parts()].find((each) => each.getBoundingClientRect().bottom > 90);
    const [sentence] = new Intl.Segmenter(text().language, { granularity: "sentence" }).segment(part.textContent);
    const span = text().trimmed(text().startOf(part), text().startOf(part) + sentence.segment.length);
    if (span) open(null, ...span);
  }

  // --- Keys ---------------------------------------------------------------------------------------------------------
  const ARROWS = { ArrowLeft: false, ArrowRight: true, ArrowUp: false, ArrowDown: true };

  function arrow(event) {
    const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const forward = ARROWS[event.key] !== (isSideways && text().isRightToLeft(edit[edit.end] - 1));
    const kind = isSideways ? (event.altKey || event.ctrlKey ? "grapheme" : "word") : "sentence";
    inTurn(() => step(kind, forward), kind === "sentence");
  }

  function editKey(event) {
    if (event.key === "Escape") return cancel();
    if (event.key in ARROWS) return arrow(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "Enter" && !event.target.closest("[data-span-panel], #span-said")) return inTurn(save, true);
    if (event.key === "o") return inTurn(() => endToMove(edit.end === "from" ? "to" : "from"));
    if (!edit.claim && (event.key === "j" || event.key === "k")) return inTurn(() => walk(event.key === "j"), true);
    // While ends are moved no other key of the page decides anything.
    return event.key.length > 1 ? false : undefined;
  }

  function endToMove(end) {
    edit.end = end;
    handles[end].focus({ preventScroll: true });
    show();
    keepInSight();
  }

  function pageKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const claim = document.activeElement?.dataset.claim;
    if (panel && event.key === "c" && text().selected()) return makeOfSelection();
    if (panel && claim && event.shiftKey && event.key in ARROWS) {
      moveEnds(claim);
      return arrow(event);
    }
    if (panel && claim && event.key === "m") return moveEnds(claim);
    if (isClaimPage) return false;
    if (event.key === "n" || event.key === "p") return go(event.key === "n");
    return panel && event.key === "v" ? startHere() : false;
  }

  // Before any other key of the page: a key that is ours is nobody else's.
  window.addEventListener("keydown", (event) => {
    if (isTyping(event.target)) {
      if (edit && event.key === "Escape") cancel();
      return;
    }
    if ((edit ? editKey(event) : pageKey(event)) === false) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, signal });

  root.addEventListener("mouseover", (event) => tell(event.target.closest("a[data-claim]"), false));
  root.addEventListener("mouseleave", () => tell(null));
  root.addEventListener("focusin", (event) => { visited = event.target.dataset.claim; tell(event.target.closest("a[data-claim]"), true); });
  root.addEventListener("focusout", () => tell(null));
  if (!panel) return;

  // --- Mouse and touch ----------------------------------------------------------------------------------------------
  function drag(end, handle) {
    let grip = null;
    let frame;
    handle.addEventListener("pointerdown", (event) => {
      const box = handle.getBoundingClientRect();
      grip = { x: event.clientX - (box.left + box.right) / 2, y: event.clientY - (box.top + box.bottom) / 2 };
      handle.setPointerCapture(event.pointerId);
      place.classList.add("span-dragging");
    });
    handle.addEventListener("pointermove", (event) => {
      if (!grip) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => follow(event));
    });
    function follow(event) {
      if (!grip || !edit) return;
      const at = text().under(event.clientX - grip.x, event.clientY - grip.y);
      if (at !== null) moveEnd(end, event.altKey ? at : nearest(text().stops("word", end, at), at));
      if (event.clientY < 60 || event.clientY > innerHeight - 60) scrollBy(0, event.clientY < 60 ? -16 : 16);
    }
    for (const name of ["pointerup", "pointercancel"]) {
      handle.addEventListener(name, () => { grip = null; place.classList.remove("span-dragging"); });
    }
    handle.addEventListener("focus", () => { if (edit && edit.end !== end) { edit.end = end; show(); } });
  }

  const nearest = (stops, at) => stops.reduce((best, stop) => (Math.abs(stop - at) < Math.abs(best - at) ? stop : best), stops[0] ?? at);

  drag("from", handles.from);
  drag("to", handles.to);
  let waiting;
  document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(offerClaim, 80); }, { signal });
  // Who lets go of the mouse inside of a mark has selected words of it, and does not want to leave the page.
  root.addEventListener("click", (event) => { if (text().selected()) event.preventDefault(); });
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  offer.addEventListener("click", makeOfSelection);
  addEventListener("resize", () => { if (edit) show(); }, { signal });
  signal.addEventListener("abort", close);
  panel.addEventListener("submit", (event) => { event.preventDefault(); inTurn(save, true); });
  panel.querySelector("[data-span-cancel]").addEventListener("click", cancel);
  document.querySelectorAll("[data-span-move]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    moveEnds(link.dataset.spanMove);
  }));
}

document.addEventListener("desk:shown", start);
start();
})();
