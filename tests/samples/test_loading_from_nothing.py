import io

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from articles.services import articles_submit
from claims.models import Claim, Entry
from claims.review.services import claim_decide
from claims.tasks import articles_advance
from factbase.access.models import User
from factbase.access.services import desk_users_create
from factbase.samples.reading import sample_articles

pytestmark = pytest.mark.django_db
SENTENCE = "The yearly envelope rises from €80 million to €120 million, the government said on Tuesday."


@pytest.mark.slow
def test_the_load_says_what_it_did():
    desk_users_create()
    said = io.StringIO()
    call_command("load_samples", stdout=said)
    claims = Claim.objects.count()
    assert said.getvalue() == f"Loaded 16 articles with {claims} claims, and 7 entries.\n"


def test_without_the_two_users_it_says_how_to_make_them():
    with pytest.raises(CommandError, match="create_desk_users"):
        call_command("load_samples")
    assert not Article.objects.exists()


@pytest.mark.slow
def test_a_user_without_their_role_gets_nothing_half_loaded():
    desk_users_create()
    User.objects.get(username="editor").groups.clear()
    with pytest.raises(CommandError, match="Your role may not"):
        call_command("load_samples")
    assert not Article.objects.exists()


@pytest.mark.slow
def test_a_claim_that_extraction_does_not_offer_is_made_by_hand():
    desk_users_create()
    checker = User.objects.get(username="checker")
    articles_advance([outcome.article for outcome in articles_submit(sample_articles())])
    for claim in Claim.objects.filter(article__external_id="sample-lux-en-update"):
        claim_decide(claim, "reject", by=checker)
    call_command("load_samples", stdout=io.StringIO())
    made = Claim.objects.get(quote=SENTENCE, origin=Claim.Origin.PERSON)
    assert made.entries.get() == Entry.objects.get(state="draft")
