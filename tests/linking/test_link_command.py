"""`manage.py link`: what it says, and how it ends."""

import logging
import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.models import Article
from articles.services import article_retry
from claims.linking import links_renew, relinking
from claims.models import ClaimLink, Figure
from claims.tasks import articles_advance
from tests.linking.conftest import link_of
from tests.workers.conftest import ROOT, environment

# A fault that nobody foresaw, at one article.
FAULT = """
CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk on fire'; END $$;
CREATE TRIGGER fault BEFORE UPDATE OF matcher ON articles_article FOR EACH ROW WHEN (OLD.id = {}) EXECUTE FUNCTION fault();
"""


def linked(*arguments: str) -> str:
    out = StringIO()
    call_command("link", *arguments, stdout=out)
    return out.getvalue()


def test_it_takes_what_waits_and_with_all_everything(papers):
    assert linked("--here") == "0 articles to link\n"
    Article.objects.filter(external_id="de").update(matcher="0")
    assert linked("--here") == "1 articles to link\n"
    assert linked("--here", "--all") == "3 articles to link\n"
    assert relinking().count() == 0


@pytest.mark.slow
def test_without_a_broker_it_names_the_way_out(committed, papers):
    Article.objects.update(matcher="0")
    command = [sys.executable, "manage.py", "link", "--no-wait"]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment("redis://127.0.0.1:1/0"), capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (1, "3 articles to link\n")
    assert "--here does it in this process" in ended.stderr
    assert relinking().count() == 3


def test_without_a_worker_it_does_not_wait_for_ever(papers):
    Article.objects.update(matcher="0")
    with pytest.raises(CommandError, match="no worker answers"):
        linked()
    assert relinking().count() == 3


@pytest.fixture
def fault(committed, papers):
    with connection.cursor() as cursor:
        Article.objects.update(matcher="0")
        cursor.execute(FAULT.format(papers["fr"].article_id))
        yield papers["fr"].article
        cursor.execute("DROP FUNCTION IF EXISTS fault CASCADE")


def test_an_article_that_cannot_be_linked_says_so_and_holds_up_no_other(fault, carol):
    with pytest.raises(CommandError, match=f"1 of 3 articles could not be linked, among them {fault.public_id}"):
        linked("--here")
    assert relinking().count() == 0
    fault.refresh_from_db()
    assert (fault.state, fault.failed_stage) == ("failed", "linked")
    assert "disk on fire" in fault.failure
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION fault CASCADE")
    article_retry(fault, by=carol)
    articles_advance([fault.pk])
    fault.refresh_from_db()
    assert (fault.state, fault.failure) == ("linked", "")


def test_a_figure_that_nobody_can_read_is_left_out_and_named(papers, caplog):
    Figure.objects.filter(claim=papers["de"]).update(modifier="sort_of")
    ClaimLink.objects.all().delete()
    with caplog.at_level(logging.WARNING):
        linked("--here", "--all")
    assert "a figure of “Luxemburg hat der Ukraine" in caplog.text
    assert set(Article.objects.values_list("state", flat=True)) == {"linked"}
    assert link_of(papers["fr"], papers["en"])


@pytest.fixture
def killer(papers, settings):
    """An article at which every worker died so far."""
    article = papers["fr"].article
    long_ago = timezone.now() - timedelta(seconds=settings.STALLED_AFTER + 1)
    Article.objects.filter(pk=article.pk).update(matcher="0", attempts=settings.MAX_ATTEMPTS, state_since=long_ago)
    return article


def test_an_article_that_kills_its_workers_is_parked_where_people_see_it(killer, carol, as_user):
    links_renew()
    killer.refresh_from_db()
    assert (killer.state, killer.failed_stage) == ("failed", "linked")
    assert "Stopped after 5 attempts that never finished" in as_user(carol).get("/desk/").content.decode()
    links_renew()
    assert relinking().count() == 0


def test_with_all_failed_ones_begin_anew(killer):
    links_renew()
    assert linked("--here") == "0 articles to link\n"
    assert linked("--here", "--all") == "3 articles to link\n"
    killer.refresh_from_db()
    assert (killer.state, killer.attempts, killer.failure) == ("linked", 0, "")


def test_each_attempt_counts_until_one_ends(killer):
    Article.objects.filter(pk=killer.pk).update(attempts=4)
    links_renew()
    killer.refresh_from_db()
    assert (killer.state, killer.attempts) == ("linked", 0)
    assert relinking().count() == 0


def test_what_a_worker_has_in_hand_is_left_to_it(killer):
    Article.objects.filter(pk=killer.pk).update(attempts=1, state_since=timezone.now())
    links_renew()
    assert relinking().count() == 1
