// Keeps what is typed: a second after the last key, and when the page goes. The server puts it back into the form.
const PAUSE = 1000
const watched = new WeakSet()

function watch(form) {
  const said = form.querySelector("[data-draft-said]")
  let timer = 0
  let unsaved = false
  let sent = false
  let saving = null

  const say = (kept) => {
    if (!said) return
    said.textContent = kept ? said.dataset.kept : said.dataset.failed
    said.classList.toggle("help-bad", !kept)
    said.hidden = false
  }

  async function post() {
    let kept = false
    try {
      kept = (await fetch(form.dataset.draft, { method: "POST", body: new FormData(form) })).ok
    } catch { /* no connection: said below */ }
    unsaved ||= !kept
    say(kept)
  }

  function save() {
    clearTimeout(timer)
    unsaved = false
    const mine = Promise.resolve(saving).then(post)
    saving = mine
    mine.then(() => { if (saving === mine) saving = null })
    return mine
  }

  form.addEventListener("input", () => {
    unsaved = true
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE)
  })

  // A draft that came after the form would be restored, though nothing is missing.
  form.addEventListener("submit", async (event) => {
    if (sent || !(unsaved || saving)) return
    event.preventDefault()
    await (unsaved ? save() : saving)
    sent = true
    form.requestSubmit(event.submitter)
  })

  addEventListener("pagehide", () => {
    if (unsaved && !sent) navigator.sendBeacon(form.dataset.draft, new FormData(form))
  })
  addEventListener("pageshow", () => { sent = false })
}

// Forms come and go in one page, too.
function start() {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (watched.has(form)) continue
    watched.add(form)
    watch(form)
  }
}

document.addEventListener("desk:shown", start)
document.addEventListener("desk:inline", start)
start()
