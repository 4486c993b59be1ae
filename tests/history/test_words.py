"""Whatever the history says was done has words: every action that a module records, and every step of the workflow."""

import ast
from collections.abc import Iterator
from itertools import chain

from django.conf import settings

from factbase.history.words import ACTIONS, action_words
from factbase.workflow import TRANSITIONS

RECORDS = ("event_record", "state_move")


def recorded() -> Iterator[str]:
    """The actions that stand in calls, and in constants and defaults that are named for them."""
    for app in ("articles", "claims", "factbase"):
        for path in (settings.BASE_DIR / app).rglob("*.py"):
            yield from chain.from_iterable(_actions(node) for node in ast.walk(ast.parse(path.read_text())))


def _actions(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RECORDS and len(node.args) > 1:
        yield from _texts(node.args[1])
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") != "add_argument":
        yield from chain.from_iterable(_texts(each.value) for each in node.keywords if each.arg == "action")
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "action":
        yield from _texts(node.value)


def _texts(node: ast.AST) -> Iterator[str]:
    branches = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)
    for branch in branches:
        if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
            yield branch.value


def test_every_action_has_words():
    found = {*recorded(), *chain.from_iterable(TRANSITIONS.values())}
    assert {"restore", "accept", "carry over", "take back comment", "undo assign"} <= found
    assert sorted(action for action in found if action.removeprefix("undo ").removeprefix("redo ") not in ACTIONS) == []


def test_an_undo_says_of_what():
    assert action_words("undo move ends") == "undo: move the ends"
