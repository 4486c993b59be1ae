"""Two people change one claim, or the metadata of one article: shown field by field, never overwritten."""

import pytest

from articles.models import Article
from articles.services import article_edit
from claims.models import Claim
from claims.review.services import claim_edit
from tests.browsing import main_form


@pytest.fixture
def form(bridge) -> str:
    return f"/desk/claims/{bridge.public_id}/edit/"


def both(page) -> dict[str, tuple[str, str, str]]:
    """The rows of a conflict: what is mine, what is theirs, and which of them is chosen for a start."""
    found = page.context["conflict"].rows
    return {row.name: (*row.mine, *row.theirs, "mine" if row.touched else "theirs") for row in found}


def test_each_field_is_shown_with_what_both_have(checker, form, bridge, bob):
    mine = main_form(checker.get(form)) | {"label": "mine"}
    claim_edit(bridge, by=bob, label="bob's", claimant="Mayor")
    page = checker.post(form, mine)
    assert page.status_code == 409
    assert b"bob changed this at" in page.content
    assert both(page) == {"label": ("mine", "bob's", "mine"), "claimant": ("City", "Mayor", "theirs")}
    assert Claim.objects.get(pk=bridge.pk).label == "bob's"


def test_what_one_did_not_touch_stays_as_the_other_left_it(checker, form, bridge, bob):
    mine = main_form(checker.get(form)) | {"label": "mine"}
    claim_edit(bridge, by=bob, label="bob's", claimant="Mayor")
    chosen = main_form(checker.post(form, mine))
    assert checker.post(form, chosen).status_code == 302
    saved = Claim.objects.get(pk=bridge.pk)
    assert (saved.label, saved.claimant) == ("mine", "Mayor")


def test_one_may_choose_what_the_other_has(checker, form, bridge, bob):
    mine = main_form(checker.get(form)) | {"label": "mine", "claimant": "Council"}
    claim_edit(bridge, by=bob, label="bob's")
    chosen = main_form(checker.post(form, mine)) | {"choice-label": "theirs"}
    checker.post(form, chosen)
    saved = Claim.objects.get(pk=bridge.pk)
    assert (saved.label, saved.claimant) == ("bob's", "Council")


@pytest.mark.parametrize(("choice", "figures"), [("mine", 1), ("theirs", 0)])
def test_figures_are_chosen_as_a_whole(choice, figures, *, checker, form, bridge, bob):
    mine = main_form(checker.get(form)) | {"figures-0-measure": "price"}
    claim_edit(bridge, by=bob, figures=[])
    page = checker.post(form, mine)
    assert list(both(page)) == ["figures"]
    assert checker.post(form, main_form(page) | {"choice-figures": choice}).status_code == 302
    assert bridge.figures.count() == figures


def test_a_third_change_in_between_is_shown_again(checker, form, bridge, bob):
    mine = main_form(checker.get(form)) | {"label": "mine"}
    claim_edit(bridge, by=bob, label="bob's")
    chosen = main_form(checker.post(form, mine))
    claim_edit(bridge, by=bob, label="bob's again")
    page = checker.post(form, chosen)
    assert page.status_code == 409
    assert both(page)["label"] == ("mine", "bob's again", "mine")


def test_a_restored_draft_shows_what_changed_since(checker, form, bridge, bob):
    mine = main_form(checker.get(form)) | {"label": "mine"}
    checker.post(f"/desk/drafts/claim/of/{bridge.public_id}/", mine)
    claim_edit(bridge, by=bob, label="bob's")
    page = checker.get(form)
    assert page.status_code == 200
    assert both(page) == {"label": ("mine", "bob's", "mine")}
    assert checker.post(form, main_form(page) | {"choice-label": "theirs"}).status_code == 302
    assert Claim.objects.get(pk=bridge.pk).label == "bob's"


def test_the_metadata_of_an_article(checker, article, bob):
    form = f"/desk/articles/{article.public_id}/edit/"
    mine = main_form(checker.get(form)) | {"title": "mine", "why": "a typo"}
    article_edit(article, by=bob, title="bob's", byline="R. Rau")
    page = checker.post(form, mine)
    assert page.status_code == 409
    assert both(page) == {"title": ("mine", "bob's", "mine"), "byline": ("", "R. Rau", "theirs")}
    assert checker.post(form, main_form(page)).status_code == 302
    saved = Article.objects.get(pk=article.pk)
    assert (saved.title, saved.byline) == ("mine", "R. Rau")


@pytest.mark.parametrize("base", ["", "no json", "[1]", '{"title": 7}'])
def test_a_base_that_makes_no_sense_overwrites_nothing_by_itself(checker, article, base):
    form = f"/desk/articles/{article.public_id}/edit/"
    answer = checker.post(form, main_form(checker.get(form)) | {"base": base, "title": "mine"})
    assert answer.status_code in (302, 409)
