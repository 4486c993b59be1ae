// A window keeps its name over a reload. It gives the name away only when it goes, so that a copy of it gets one of its own.
let lease = null
let gone = false

function leave() {
  if (!lease) return
  sessionStorage.setItem("window", lease.elements.window.value)
  navigator.sendBeacon(lease.dataset.leave, new FormData(lease))
}

// Forms come and go in one page, too.
function open() {
  const found = document.querySelector("[data-lease]")
  if (found === lease) return
  leave()
  lease = found
  if (!lease) return
  lease.elements.window.value = sessionStorage.getItem("window") ?? String(Math.random()).slice(2)
  sessionStorage.removeItem("window")
}

// A page that goes is hidden, too: that heartbeat would come after the leave.
addEventListener("pagehide", () => { gone = true; leave() })
addEventListener("pageshow", () => { gone = false })
document.addEventListener("htmx:beforeRequest", (event) => { if (gone) event.preventDefault() })
document.addEventListener("desk:shown", open)
document.addEventListener("desk:inline", open)
open()
