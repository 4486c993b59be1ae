"""Annotated stories: articles that tell one story several times, and which of their claims speak of one fact."""

from dataclasses import dataclass
from pathlib import Path

from claims.evaluation.annotations import AnnotationError, Article, load, read_articles
from claims.evaluation.pairing import share
from claims.extraction import Finding, extract
from claims.matching import Embed, Report, statements

# A finding and an annotated claim that share at least this part of their spans are the same.
OWNS = 0.3
STRONG = ("same", "updates", "conflicts")


@dataclass(frozen=True, slots=True)
class Link:
    """An annotated or a suggested link between two claims, "article#claim"; `updates` runs from `a` to `b`."""

    a: str
    b: str
    relation: str

    @property
    def ends(self) -> frozenset[str]:
        return frozenset((self.a, self.b))

    def agrees(self, other: "Link") -> bool:
        return self.relation == other.relation and (self.relation != "updates" or self.a == other.a)


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the engine reads it, and the annotated claims that its claims stand on ("" for none)."""

    report: Report
    owners: tuple[str, ...]


def read_story(folder: Path, embed: Embed) -> tuple[list[Told], list[Link]]:
    """The articles of a folder and the links between their annotated claims.

    Raise AnnotationError for a folder that has no articles or no readable links.json.
    """
    links = _links(folder / "links.json")
    return [_told(article, embed) for article in read_articles(folder)], links


def _links(file: Path) -> list[Link]:
    if not file.exists():
        raise AnnotationError(f"{file.parent}: no links.json")
    try:
        return [Link(row["a"], row["b"], row["relation"]) for row in load(file)["links"]]
    except (KeyError, TypeError) as error:
        raise AnnotationError(f"{file}: {type(error).__name__}: {error}") from None


def _told(article: Article, embed: Embed) -> Told:
    found = extract(article.text, language=article.language, published=article.published, title=article.title)
    vectors = embed([finding.surface for finding in found.findings])
    report = Report(article.id, article.published, statements(found.findings, article.language, vectors, embed))
    return Told(report, tuple(_owner(finding, article) for finding in found.findings))


def _owner(finding: Finding, article: Article) -> str:
    span = {"start": finding.start, "end": finding.end}
    best, key = max(((share(span, claim), str(claim["id"])) for claim in article.claims), default=(0.0, ""))
    return f"{article.id}#{key}" if best >= OWNS else ""
