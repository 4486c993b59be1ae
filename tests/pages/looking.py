"""What can be seen to be wrong with a page from within."""

from playwright.sync_api import Page

# What assistive technology stumbles over, as far as a page can tell by itself.
OBSTACLES = """() => {
  const found = [];
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  found.push(...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `id twice: ${id}`));
  for (const control of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
    if (!control.labels.length && !control.ariaLabel) found.push(`no label: ${control.name}`);
  for (const image of document.querySelectorAll("img:not([alt])")) found.push(`no alternative: ${image.src}`);
  for (const control of document.querySelectorAll("a, button"))
    if (!control.textContent.trim() && !control.ariaLabel) found.push(`no name: ${control.outerHTML}`);
  for (const [tag, times] of [["main", 1], ["h1", 1]])
    if (document.querySelectorAll(tag).length !== times) found.push(`not ${times} × ${tag}`);
  for (const described of document.querySelectorAll("[aria-describedby]"))
    for (const id of described.getAttribute("aria-describedby").split(" "))
      if (!document.getElementById(id)) found.push(`describes nothing: ${id}`);
  if (!document.documentElement.lang) found.push("no language");
  return found;
}"""
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def obstacles(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong with each page, where something is."""
    wrong = {}
    for address in addresses:
        page.goto(address)
        wrong[address] = page.evaluate(OBSTACLES) + ["too wide"] * page.evaluate(TOO_WIDE)
    return {address: found for address, found in wrong.items() if found}
