"""Every write to articles. The state column is the queue; callers nudge the workers, these functions never do."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, ArticleText, Source, Watch
from articles.staging import insert_articles
from articles.submission import Published, Submission, SubmissionError, source_key
from factbase.access.models import User
from factbase.history.services import event_record, state_move
from factbase.ids import new_id
from factbase.workflow import ArticleState


class Status(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one submission. `article` is the key of the new, changed or already known article."""

    status: Status
    article: int | None = None
    public_id: str = ""
    reason: str = ""


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def articles_submit(submissions: Sequence[Submission], *, by: User | None = None) -> list[Outcome]:
    """Store articles with their texts, ready for extraction; return one Outcome a submission, in order.

    The same canonical URL, or the same text from the same source, is a duplicate. The same external id with
    another text gives the known article a new ArticleText. Thousands at a time are fine; all are stored or none.
    """
    checked = [_checked(submission) for submission in submissions]
    sources = _sources([submission for submission in checked if isinstance(submission, Submission)])
    rows = [_row(item, sources, by) if isinstance(item, Submission) else () for item in checked]
    fresh = insert_articles(row for row in rows if row)
    return [
        item if isinstance(item, Outcome)
        else Outcome(Status.CREATED, fresh[row[0]], row[0]) if row[0] in fresh
        else _known(item, sources[item.source_key], by)
        for item, row in zip(checked, rows, strict=True)
    ]  # fmt: skip


def _checked(submission: Submission) -> Submission | Outcome:
    try:
        return submission.checked()
    except SubmissionError as error:
        return Outcome(Status.REFUSED, reason=str(error))


def _sources(submissions: Sequence[Submission]) -> dict[str, Source]:
    """Sources by key, made where they are new."""
    names = {item.source_key: item.source or item.source_key for item in submissions}
    names = {key: name or "Unknown source" for key, name in names.items()}
    wanted = {key or Source.UNKNOWN: name for key, name in names.items()}
    Source.objects.bulk_create(
        [Source(key=key, name=name) for key, name in sorted(wanted.items())], ignore_conflicts=True
    )
    found = Source.objects.in_bulk(list(wanted), field_name="key")
    return {key: found[key or Source.UNKNOWN] for key in names}


def source_named(name: str, url: str = "") -> Source:
    """The source of that name or site; made where it is new."""
    key = source_key(name, url) or Source.UNKNOWN
    return Source.objects.get_or_create(key=key, defaults={"name": name or key})[0]


def _row(item: Submission, sources: dict[str, Source], by: User | None) -> tuple[Any, ...]:
    published = Published.parse(item.published, zone=timezone.get_current_timezone())
    return (
        new_id(),
        sources[item.source_key].pk,
        item.external_id,
        item.url,
        item.canonical_url,
        item.title,
        item.byline,
        item.language,
        published.on,
        published.at,
        published.offset,
        by.pk if by else None,
        sha256(item.text),
        item.text,
    )


def _known(item: Submission, source: Source, by: User | None) -> Outcome:
    """What to say of a submission that the uniqueness rules kept out."""
    digest = sha256(item.text)
    if item.external_id:
        article = Article.objects.filter(external_id=item.external_id).first()
        if article and article.text_sha256 != digest:
            return article_text_add(article, item.text, by=by)
    same = Q(source=source, text_sha256=digest)
    if item.external_id:
        same |= Q(external_id=item.external_id)
    if item.canonical_url:
        same |= Q(canonical_url=item.canonical_url)
    return _duplicate(Article.objects.filter(same).order_by("pk")[0])


def _duplicate(article: Article) -> Outcome:
    return Outcome(Status.DUPLICATE, article.pk, article.public_id, f"Already here as {article.public_id}: {article}")


@transaction.atomic
def article_text_add(
    article: Article, text: str, *, by: User | None = None, why: str = "a new text came in"
) -> Outcome:
    """Give an article a new version of its text and send it through extraction again.

    The same text as now, or as another article of the source, is a duplicate.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    digest = sha256(text)
    twin = Article.objects.filter(source=article.source, text_sha256=digest).first()
    if twin:
        return _duplicate(twin)
    number = article.text_number + 1
    ArticleText.objects.create(article=article, number=number, text=text, sha256=digest)
    action = "store" if article.state == ArticleState.RECEIVED else "renew"
    state_move(article, action, by=by, why=why, text_number=number, text_sha256=digest, **stage_values())
    return Outcome(Status.UPDATED, article.pk, article.public_id)


def stage_values() -> dict[str, Any]:
    """The columns that start anew with every stage."""
    return {"state_since": timezone.now(), "attempts": 0, "failed_stage": "", "failure": ""}


def article_request(url: str, *, by: User | None = None, source: Source | None = None, **given: str) -> Outcome:
    """Note an address that a worker is to fetch, with what is known already (names of Submission).

    A known address or external id is a duplicate, a bad one is refused. Without a `source` it is the site's.
    """
    try:
        item = Submission(text="to be fetched later", url=url, **given).checked()
    except SubmissionError as error:
        return Outcome(Status.REFUSED, reason=str(error))
    date = Published.parse(item.published, zone=timezone.get_current_timezone())
    if not item.url:
        return Outcome(Status.REFUSED, reason="There is no address")
    known = Article.objects.filter(external_id=item.external_id).exclude(external_id="").first()
    if known:
        return _duplicate(known)
    article, created = Article.objects.get_or_create(
        canonical_url=item.canonical_url,
        defaults={
            "source": source or source_named(item.source, item.url),
            "url": item.url,
            "external_id": item.external_id,
            "title": item.title,
            "byline": item.byline,
            "language": item.language,
            "published_on": date.on,
            "published_at": date.at,
            "published_offset": date.offset,
            "submitted_by": by,
        },
    )
    return Outcome(Status.CREATED, article.pk, article.public_id) if created else _duplicate(article)


@transaction.atomic
def article_store(article: Article, page: Submission) -> Outcome:
    """Store what was fetched for a requested article: metadata where it had none, and the first text.

    When the page turns out to be an article we have (by canonical URL, or by text), the request ends as a duplicate.
    """
    page = page.checked()
    known = Article.objects.exclude(pk=article.pk).filter(
        Q(source=article.source, text_sha256=sha256(page.text))
        | Q(canonical_url=page.canonical_url or article.canonical_url)
    )
    if twin := known.first():
        outcome = _duplicate(twin)
        article_fail(article, outcome.reason, duplicate_of=twin)
        return outcome
    Article.objects.filter(pk=article.pk).update(**_learned(article, page))
    if page.source and article.source.name == article.source.key:
        Source.objects.filter(pk=article.source_id).update(name=page.source)
    article.refresh_from_db()
    return article_text_add(article, page.text, why="fetched")


def _learned(article: Article, page: Submission) -> dict[str, Any]:
    """What the page says of itself, where we knew nothing; its canonical URL in any case."""
    found = {"title": page.title, "byline": page.byline, "language": page.language}
    learned: dict[str, Any] = {name: value for name, value in found.items() if value and not getattr(article, name)}
    if page.canonical_url:
        learned["canonical_url"] = page.canonical_url
    date = Published.parse(page.published, zone=timezone.get_current_timezone())
    if date.on and not article.published_at:
        learned |= {"published_on": date.on, "published_at": date.at, "published_offset": date.offset}
    return learned


@transaction.atomic
def article_fail(article: Article, reason: str, *, duplicate_of: Article | None = None) -> None:
    """Park an article with the stage and the reason. A person, or a new text, sets it going again."""
    state_move(
        article,
        "fail",
        why=reason,
        failed_stage=article.state,
        failure=reason[:500],
        duplicate_of=duplicate_of,
        state_since=timezone.now(),
    )


@transaction.atomic
def article_retry(article: Article, *, by: User | None) -> None:
    """Send a failed article back to the stage where it failed."""
    state_move(article, f"retry {article.failed_stage}", by=by, **stage_values())


EDITABLE = ("title", "byline", "language", "source", "url", "published")
# Dates are read against the publication date and sentences by the rules of their language.
_EXTRACTION_DEPENDS_ON = ("language", "published_on")


@transaction.atomic
def article_edit(article: Article, *, by: User | None, why: str = "", **changes: Any) -> None:
    """Correct the metadata (names in EDITABLE) and record it; extract anew where the engine's answer depends on it.

    Raises SubmissionError for a bad date, or an address that another article has.
    """
    if "published" in changes:
        date = Published.parse(changes.pop("published"), zone=timezone.get_current_timezone())
        changes |= {"published_on": date.on, "published_at": date.at, "published_offset": date.offset}
    if "url" in changes:
        changes["canonical_url"] = Submission(text="", url=changes["url"]).canonical_url
        if changes["url"] and not changes["canonical_url"]:
            raise SubmissionError(f"Not a web address: {changes['url'][:80]}")
    changes = {name: value for name, value in changes.items() if getattr(article, name) != value}
    if not changes:
        return
    before = {name: _shown(getattr(article, name)) for name in changes}
    try:
        with transaction.atomic():
            Article.objects.filter(pk=article.pk).update(**changes)
            _readdress(article, changes.get("url", article.url))
    except IntegrityError:
        raise SubmissionError("Another article has this address, or this text in this source") from None
    for name, value in changes.items():
        setattr(article, name, value)
    after = {name: _shown(value) for name, value in changes.items()}
    event_record(article, "edit", by=by, why=why, before=before, after=after)
    if article.text_number and any(name in changes for name in _EXTRACTION_DEPENDS_ON):
        state_move(article, "renew", by=by, why="metadata was corrected", **stage_values())


def _readdress(article: Article, url: str) -> None:
    """What the old address answered says nothing of the new one."""
    if url != article.url:
        Watch.objects.filter(article=article).update(host=host_of(url), etag="", last_modified="")


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "")[:255]


def _shown(value: Any) -> Any:
    return value.public_id if isinstance(value, Source) else value


def stage_begin(article: Article) -> bool:
    """Count an attempt at the current stage and commit it; return whether to go on. Call it outside of a transaction.

    A text that kills its worker is counted each time and parked in the end, instead of killing workers for ever.
    """
    if article.attempts >= settings.MAX_ATTEMPTS:
        article_fail(
            article,
            f"Stopped after {article.attempts} attempts that never finished: a worker died or ran out of time",
        )
        return False
    unmoved = Article.objects.filter(pk=article.pk, state=article.state, attempts=article.attempts)
    return bool(unmoved.update(attempts=article.attempts + 1, state_since=timezone.now()))
