"""Articles of invented sources, each with one sentence and the figure in it, as the engine would find it."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import count

import pytest

from articles.models import Article, Source
from articles.models.family import Family
from claims.models import Claim, ClaimLink, Entity, Figure, Mention
from claims.models.link import Relation
from claims.review.services import link_set

numbers = count(1)


@pytest.fixture
def country(db) -> Callable[[str, str], Entity]:
    return lambda key, name: Entity.objects.get_or_create(type="country", key=key, defaults={"name": name})[0]


@pytest.fixture
def luxembourg(country) -> Entity:
    return country("LU", "Luxembourg")


@pytest.fixture
def ukraine(country) -> Entity:
    return country("UA", "Ukraine")


@pytest.fixture
def write(db) -> Callable[..., Article]:
    """Make an article that is there; its text does not matter here."""

    def make(source: str, published: str = "2024-07-10", family: Family | None = None) -> Article:
        number = next(numbers)
        paper, _ = Source.objects.get_or_create(key=source.lower(), defaults={"name": source})
        return Article.objects.create(
            source=paper,
            title=f"Article {number}",
            url=f"https://{source.lower()}.example/{number}",
            published_on=dt.date.fromisoformat(published),
            family=family,
        )

    return make


@pytest.fixture
def tell(write) -> Callable[..., Figure]:
    """Make a claim with one figure of `low` million euros; other columns of the figure and the claim by name."""

    def make(article: Article | str, low: float | None, *, quote: str = "", names: tuple = (), **columns) -> Figure:
        article = write(article) if isinstance(article, str) else article
        million = None if low is None else Decimal(str(low)) * 1_000_000
        of_claim = {name: columns.pop(name) for name in ("state", "claimant", "subject") if name in columns}
        words = quote or f"{low} Millionen Euro"
        claim = Claim.objects.create(article=article, quote=words, label=words, language="de", score=0.5, **of_claim)
        Mention.objects.bulk_create(
            Mention(claim=claim, entity=entity, start=place, end=place + 1, surface=entity.name)
            for place, entity in enumerate(names)
        )
        columns = {"high": million, "unit": "EUR"} | columns
        return Figure.objects.create(claim=claim, start=0, end=5, surface=words[:20], low=million, **columns)

    return make


@pytest.fixture
def aid(luxembourg, ukraine) -> dict:
    """What a complete sentence says."""
    return {"giver": luxembourg, "receiver": ukraine, "measure": "military aid"}


@pytest.fixture
def give(tell, aid) -> Callable[..., Figure]:
    """Make a figure whose sentence says all of it."""
    return lambda article, low, **columns: tell(article, low, **aid | columns)


@pytest.fixture
def page(checker, address) -> Callable[..., str]:
    """What alice reads, runs of spaces made one; the ledger of military aid unless said otherwise."""

    def read(at: str = address) -> str:
        answer = checker.get(at)
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return read


@pytest.fixture
def conflict(alice) -> Callable[[Figure, Figure, str], ClaimLink]:
    """Link the claims of two figures."""

    def link(one: Figure, other: Figure, state: str) -> ClaimLink:
        if state == "confirmed":
            return link_set(one.claim, other.claim, Relation.CONFLICTS, by=alice)
        a, b = sorted((one.claim, other.claim), key=lambda claim: claim.pk)
        return ClaimLink.objects.create(a=a, b=b, relation=Relation.CONFLICTS, state=state)

    return link


@pytest.fixture
def address(luxembourg, ukraine) -> str:
    return f"/desk/figures/{luxembourg.public_id}/{ukraine.public_id}/?measure=military+aid"


@pytest.fixture
def story(tell, write, aid) -> dict[str, Figure]:
    """July 2024: five sites of one origin, the agreement, and a paper that adds up."""
    family = Family.objects.create()
    figures = {}
    for name in ("Northquay", "Harbour", "Digest", "Moselkurier", "Echo"):
        article = write(name, "2024-07-10" if name == "Northquay" else "2024-07-11", family)
        total = tell(
            article, 250, high=None, modifier="more_than", stage="delivered", scope="total", claimant="Kyiv", **aid
        )
        more = tell(article, 80, stage="allocated", scope="additional", period="2024")
        figures |= {f"{name} total": total, f"{name} more": more}
    agreement = write("Bulletin", "2024-07-12")
    figures["2022"] = tell(agreement, 74.4, stage="delivered", period="2022", **aid)
    figures["2023"] = tell(agreement, 96, period="2023", measure="aid")
    figures["2024"] = tell(agreement, 80, stage="allocated", period="2024", **aid | {"measure": ""})
    paper = write("Sauer", "2024-07-13")
    figures["again"] = tell(paper, 74.4, period="2022", **aid)
    figures["sum"] = tell(paper, 250.4)
    return figures
