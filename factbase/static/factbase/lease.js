// A window keeps its name over a reload. It gives the name away only when it goes, so that a copy of it gets one of its own.
const lease = document.querySelector("[data-lease]")
const { window: name } = lease.elements
name.value = sessionStorage.getItem("window") ?? String(Math.random()).slice(2)
sessionStorage.removeItem("window")

addEventListener("pagehide", () => {
  sessionStorage.setItem("window", name.value)
  navigator.sendBeacon(lease.dataset.leave, new FormData(lease))
})
