"""What can be seen to be wrong with a page from within: axe (WCAG 2.2 AA and best practice), and pages that are too wide."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def obstacles(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong with each page, where something is."""
    wrong = {}
    for address in addresses:
        page.goto(address)
        wrong[address] = wrong_here(page)
    return {address: found for address, found in wrong.items() if found}


def wrong_here(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    found = [f"{item['id']}: {node['html'][:120]}" for item in violations for node in item["nodes"]]
    return found + ["too wide"] * page.evaluate(TOO_WIDE)
