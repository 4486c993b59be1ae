"use strict";
// The ticks of the queue: how many, all of the page at once. Without it each is ticked by hand, or all by a link.
(() => {
  const bulk = document.querySelector("[data-bulk]");
  if (!bulk) return;
  const number = bulk.querySelector(".bulk-number");
  const all = bulk.querySelector("[data-tick-all]");
  const ticks = () => [...document.querySelectorAll("[data-row] input[name=claim]")];

  function tell() {
    const ticked = ticks().filter((tick) => tick.checked).length;
    number.textContent = ticked ? `${number.dataset.some} ${ticked}` : number.dataset.none;
    for (const button of bulk.querySelectorAll("button")) button.disabled = !ticked;
  }

  all.addEventListener("click", (event) => {
    event.preventDefault();
    const ticked = !ticks().every((tick) => tick.checked);
    for (const tick of ticks()) tick.checked = ticked;
    tell();
  });
  document.addEventListener("change", (event) => { if (event.target.matches("[name=claim]")) tell(); });
  document.addEventListener("htmx:afterSwap", tell);
  tell();
})();
