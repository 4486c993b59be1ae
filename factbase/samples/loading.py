"""The samples into the database, through the same services as everything else."""

from dataclasses import dataclass
from functools import partial

from django.db import transaction

from articles.fetching import FetchedPage
from articles.models import Article
from articles.services import Status, articles_submit
from claims.extracting import article_extract
from claims.models import Claim, Entry, EntryClaim, Rating
from claims.publication.copies.services import copy_keep
from claims.publication.evidence import evidence_set
from claims.publication.services import (
    entry_claim_add,
    entry_correct,
    entry_create,
    entry_move,
    entry_publish,
    entry_retract,
)
from claims.review.services import claim_create, claim_decide
from claims.tasks import STEPS, articles_advance
from factbase.access.models import User
from factbase.samples.reading import Passage, SampleEntry, sample_articles, sample_entries
from factbase.workflow import ArticleState, ClaimState, EntryState

# A first start waits for no language model, and inside of a transaction nobody is asked anything.
BY_RULES = STEPS | {ArticleState.STORED: partial(article_extract, consult=lambda _text: None)}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much of the samples was new, and how many claims the new articles have."""

    articles: int
    claims: int
    entries: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The two people that four eyes need."""

    checker: User
    editor: User


@transaction.atomic
def samples_load(desk: Desk) -> Loaded:
    """Load what is missing of the samples; a second call adds nothing.

    One transaction, so that a killed load leaves nothing half done and no worker takes up an article in between.
    """
    submissions = sample_articles()
    outcomes = articles_submit(submissions)
    fresh = [item.article for item in outcomes if item.status in (Status.CREATED, Status.UPDATED) and item.article]
    articles_advance(fresh, BY_RULES)
    found = Article.objects.in_bulk([item.article for item in outcomes if item.article])
    articles = {
        item.external_id: found[outcome.article]
        for item, outcome in zip(submissions, outcomes, strict=True)
        if outcome.article
    }
    entries = _load_entries(articles, desk)
    return Loaded(len(fresh), Claim.objects.filter(article__in=fresh).count(), entries)


def _load_entries(articles: dict[str, Article], desk: Desk) -> int:
    """Make the entries that are not there; return how many."""
    entries: dict[str, Entry] = {}
    made = 0
    for sample in sample_entries():
        entry = _known(sample, articles)
        if entry is None:
            claims = [_claim(articles[passage.article], passage, desk.checker) for passage in sample.claims]
            entry = _make(sample, claims, desk, entries)
            made += 1
        entries[sample.key] = entry
    return made


def _known(sample: SampleEntry, articles: dict[str, Article]) -> Entry | None:
    """The entry of an earlier load: people may have changed its words, so what it checks tells it."""
    checked = sample.claims[0]
    claim = _claim_on(articles[checked.article], checked)
    role = EntryClaim.Role.CHECKED
    return (
        Entry.objects.filter(language=sample.language, entry_claims__claim=claim, entry_claims__role=role).first()
        if claim
        else None
    )


def _claim(article: Article, passage: Passage, by: User) -> Claim:
    """The accepted claim on a passage: what the engine found there, else one made by hand."""
    claim = _claim_on(article, passage)
    if claim is None:
        start = _start(article, passage)
        return claim_create(
            article=article, start=start, end=start + len(passage.quote), label=passage.quote[:300], by=by
        )
    if claim.state == ClaimState.SUGGESTED:
        claim_decide(claim, "accept", by=by)
    return claim


def _claim_on(article: Article, passage: Passage) -> Claim | None:
    """The open or accepted claim that holds most of the passage, if it holds half of it."""
    start = _start(article, passage)
    end = start + len(passage.quote)
    shared: dict[Claim, int] = {}
    open_claims = Claim.objects.filter(article=article, state__in=[ClaimState.SUGGESTED, ClaimState.ACCEPTED])
    for claim in open_claims.with_current_anchor():
        place = claim.current_anchors[0]
        if place.start is not None and place.end is not None:
            shared[claim] = min(place.end, end) - max(place.start, start)
    best = max(shared, key=lambda claim: shared[claim], default=None)
    return best if best and 2 * shared[best] >= len(passage.quote) else None


def _start(article: Article, passage: Passage) -> int:
    assert article.text is not None  # noqa: S101 - the samples are submitted with their texts
    return article.text.text.index(passage.quote)


def _make(sample: SampleEntry, claims: list[Claim], desk: Desk, entries: dict[str, Entry]) -> Entry:
    entry = entry_create(
        claims=claims,
        by=desk.checker,
        language=sample.language,
        statement=sample.statement,
        rating=_rating(sample.rating),
        rationale=sample.rationale.strip(),
        topics=list(sample.topics),
        translation_of=entries.get(sample.translation_of),
        succeeds=entries.get(sample.succeeds),
    )
    for claim, passage in zip(claims, sample.claims, strict=True):
        if passage.role not in EntryClaim.STATING:
            entry_claim_add(entry, claim, by=desk.checker, role=passage.role)
    evidence_set(entry, sample.evidence, by=desk.checker)
    _keep_copies(entry)
    _advance(entry, sample, desk)
    return entry


def _keep_copies(entry: Entry) -> None:
    """What samples cite are samples: their copies are kept at once, since no worker would find their addresses."""
    for item in entry.evidence.exclude(copy=None).select_related("copy"):
        article = Article.objects.filter(url=item.url).first()
        if article and article.text and item.copy and not item.copy.content_id:
            page = FetchedPage(item.url, 200, article.text.text.encode(), "text/plain", "utf-8", "", "")
            copy_keep(item.copy, page)


def _rating(key: str) -> Rating | None:
    return Rating.objects.get(key=key) if key else None


def _advance(entry: Entry, sample: SampleEntry, desk: Desk) -> None:
    """Take a draft to the state that the sample wants, each step by the person whose it is."""
    if sample.state == EntryState.DRAFT:
        return
    entry_move(entry, "submit", by=desk.checker)
    if sample.state == EntryState.IN_REVIEW:
        return
    entry_move(entry, "approve", by=desk.editor)
    entry_publish(entry, by=desk.editor)
    if sample.correction:
        changes = sample.correction | {
            "rating": _rating(sample.correction["rating"]),
            "rationale": sample.correction["rationale"].strip(),
        }
        entry_correct(entry, by=desk.editor, **changes)
        _keep_copies(entry)
    if sample.notice:
        entry_retract(entry, by=desk.editor, notice=sample.notice)
