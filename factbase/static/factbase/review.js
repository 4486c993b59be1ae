"use strict";
// Keys for the review pages. Every page works without it: keys press the buttons that are there.
(() => {
  // The queue has the keys of the person; rows of other pages have these.
  const own = document.querySelector("[data-keys]")?.dataset;
  const keys = { next: own?.keyNext ?? "j", previous: own?.keyPrevious ?? "k", undo: own?.keyUndo ?? "u" };
  const undoable = [];
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const currentRow = () => document.activeElement?.closest("[data-row]");
  const isTyping = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

  function focusRow(row) {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function moveBy(step) {
    const all = rows();
    const place = all.indexOf(currentRow());
    focusRow(all[place < 0 ? 0 : Math.min(Math.max(place + step, 0), all.length - 1)]);
  }

  function press(control) {
    if (control.tagName !== "SUMMARY") return control.click();
    control.parentElement.open = true;
    control.parentElement.querySelector("input:not([type=hidden]), textarea")?.focus();
  }

  // The current row comes first, then the row decided last, then what belongs to the page.
  function controlFor(key) {
    const named = `[data-key="${CSS.escape(key)}"]`;
    const here = currentRow()?.querySelector(named);
    const decided = !here && key === keys.undo ? document.getElementById(undoable.pop()) : null;
    return here ?? decided?.querySelector(named) ?? document.querySelector(`${named}:not([data-row] *)`);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "Enter" && event.target !== currentRow()) return;
    if (rows().length && [keys.next, keys.previous].includes(event.key)) return moveBy(event.key === keys.next ? 1 : -1);
    const control = controlFor(event.key);
    if (!control) return;
    event.preventDefault();
    press(control);
  });

  // A refusal (409) comes with the row as it is now: show it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status !== 409) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  });

  // One key decides and goes on: the next claim that waits gets the focus.
  document.addEventListener("htmx:afterSwap", (event) => {
    const row = document.getElementById(event.detail.elt.id);
    if (!row?.matches("[data-row]")) return;
    document.getElementById("said").textContent = row.querySelector(".message, .badge")?.textContent ?? "";
    if (row.dataset.state === "suggested" || row.querySelector(".message")) return focusRow(row);
    undoable.push(row.id);
    const all = rows();
    const after = all.slice(all.indexOf(row) + 1).find((other) => other.dataset.state === "suggested");
    focusRow(after ?? row);
  });

  document.documentElement.classList.add("keys");
  document.querySelectorAll(".keys-line").forEach((line) => { line.hidden = false; });
})();
