"""What somebody hands in, before it is an article. Pure: no models."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from articles.interchange import InterchangeLine
from articles.normalising import canonicalise_url, normalise_text

if TYPE_CHECKING:  # cleaning is heavy to import, and not every process cleans
    from articles.cleaning import CleanedPage

LIMITS = {"external_id": 200, "url": 2000, "language": 8}
TRIMMED = {"title": 500, "byline": 300, "source": 200}
ENOUGH_WORDS = re.compile(r"\s*(?:\S+\s+){2}\S")


class SubmissionError(ValueError):
    """Why it cannot be taken, in one line for the person who sent it."""


@dataclass(frozen=True)
class Submission:
    """One article as handed in. Everything but the text may be empty; `published` is ISO 8601."""

    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    external_id: str = ""

    @classmethod
    def from_page(cls, page: "CleanedPage", **given: str) -> Self:
        """Take what the page says of itself; what the sender says wins where it is not empty."""
        found = {
            "text": page.text,
            "title": page.title,
            "source": page.source_name,
            "url": page.canonical_url,
            "byline": page.byline,
            "published": page.published,
            "language": page.language,
        }
        return cls(**found | {name: value for name, value in given.items() if value})

    @classmethod
    def from_line(cls, line: InterchangeLine) -> Self:
        """Take a line of the interchange form; its id is the article's external id."""
        return cls(
            text=line.text,
            title=line.title,
            source=line.source,
            url=line.url,
            byline=line.byline,
            published=line.published,
            language=line.lang,
            external_id=line.id,
        )

    def checked(self) -> Self:
        """Return it as it will be stored; raise SubmissionError where it cannot be."""
        for name, limit in LIMITS.items():
            if len(getattr(self, name)) > limit:
                raise SubmissionError(f"{name} is longer than {limit} characters")
        if not ENOUGH_WORDS.match(self.text):
            raise SubmissionError("There is no text in it")
        Published.parse(self.published)
        fixed = {name: " ".join(getattr(self, name).split())[:limit] for name, limit in TRIMMED.items()}
        fixed |= {"text": self.text, "external_id": self.external_id}
        fixed = {name: normalise_text(value) for name, value in fixed.items()}
        item = replace(self, language=self.language.lower().split("-")[0], **fixed)
        if item.url and not item.canonical_url:
            raise SubmissionError(f"Not a web address: {self.url[:80]}")
        return item

    @cached_property
    def canonical_url(self) -> str:
        """Empty also where the address is none."""
        try:
            return canonicalise_url(self.url) if self.url else ""
        except ValueError:
            return ""

    @cached_property
    def source_key(self) -> str:
        """What tells sources apart: the site's host, else the given name, else nothing."""
        return source_key(self.source, self.url)


def source_key(name: str, url: str = "") -> str:
    """A name that is itself a host counts as one, so that `example.org` and its pages are one source."""
    host = urlsplit(url).hostname or ("" if " " in name or "." not in name else name)
    return (host.lower().removeprefix("www.") or " ".join(name.lower().split()))[: TRIMMED["source"]]


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date as it is stored: the day where the source is, and the moment where the source gives one."""

    on: dt.date | None = None
    at: dt.datetime | None = None
    offset: int | None = None  # minutes east of UTC

    @classmethod
    def parse(cls, value: str, *, zone: dt.tzinfo = dt.UTC) -> Self:
        """Read ISO 8601; a time without an offset is taken to be in `zone`. Raises SubmissionError."""
        if not value:
            return cls()
        try:
            if len(value) == len("2024-07-10"):
                return cls(on=dt.date.fromisoformat(value))
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            raise SubmissionError(f"Not a date: {value[:40]!r}; write 2024-07-10 or 2024-07-10T14:30+02:00") from None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        offset = moment.utcoffset() or dt.timedelta()
        return cls(on=moment.date(), at=moment, offset=int(offset.total_seconds() // 60))
