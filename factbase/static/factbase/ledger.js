// The page works without this script. It shows what a mark tells beside it.
for (const figure of document.querySelectorAll("[data-ledger]")) {
  const tip = document.createElement("div")
  tip.className = "tip"
  tip.hidden = true
  tip.ariaHidden = "true" // the mark's own name says the same
  figure.append(tip)

  const show = (mark) => {
    tip.textContent = mark.getAttribute("aria-label")
    tip.hidden = false
    const ground = figure.getBoundingClientRect()
    const place = mark.querySelector(".point, .edge").getBoundingClientRect()
    const left = place.left + place.width / 2 - ground.left - tip.offsetWidth / 2
    tip.style.left = `${Math.max(4, Math.min(left, ground.width - tip.offsetWidth - 4))}px`
    tip.style.top = `${place.bottom - ground.top + 12}px`
  }
  const hide = () => { tip.hidden = true }

  for (const mark of figure.querySelectorAll(".mark")) {
    mark.querySelector("title").remove() // or the browser shows a second tip
    mark.addEventListener("mouseenter", () => show(mark))
    mark.addEventListener("focus", () => show(mark))
    mark.addEventListener("mouseleave", hide)
    mark.addEventListener("blur", hide)
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide() })
}
