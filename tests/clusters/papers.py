"""Luxembourg's aid as five papers tell it, in three languages: claims with figures, and what the matcher says of them."""

from decimal import Decimal

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Anchor, Claim, ClaimLink, Entity, Figure

PAPERS = {
    "Tageblatt": ("de", "2024-07-10", "Luxemburg gab der Ukraine mehr als 250 Millionen Euro.", 250),
    "Courier": ("en", "2024-07-11", "Luxembourg has given Ukraine more than €250 million.", 250),
    "Le Jour": ("fr", "2024-07-12", "Le Luxembourg a donné plus de 250 millions d’euros.", 250),
    "Ministry": ("en", "2024-07-09", "The parts sum to 250.4 million euros by 2024.", 250.4),
    "Later": ("en", "2025-07-01", "The total of Luxembourg's aid will soon pass 300 million.", 300),
}


def make_claims() -> dict[str, Claim]:
    """A suggested claim of each paper, by the paper's name."""
    giver = Entity.objects.create(type="country", key="LU", name="Luxembourg")
    return {name: _claim(name, giver) for name in PAPERS}


def _claim(name: str, giver: Entity) -> Claim:
    language, published, quote, millions = PAPERS[name]
    given = {"title": f"Aid in the {name}", "source": name, "published": published, "language": language}
    [outcome] = articles_submit([Submission(text=f"{quote} And more was said.", **given)])
    article = Article.objects.get(pk=outcome.article)
    claim = Claim.objects.create(article=article, quote=quote, label=f"{name}: €{millions}M", language=language)
    Anchor.objects.create(claim=claim, text=article.text, start=0, end=len(quote))
    low = Decimal(str(millions)) * 1_000_000
    Figure.objects.create(
        claim=claim, start=0, end=9, surface=quote[:9], low=low, unit="EUR", giver=giver, modifier="more_than"
    )
    return claim


def make_link(first: Claim, second: Claim, relation: str = "same", score: float = 0.93, **values) -> ClaimLink:
    """What the matcher suggests of two claims."""
    a, b = sorted((first, second), key=lambda claim: claim.pk)
    given = {"reasons": ["same giver and unit"], "matcher": "7"} | values
    return ClaimLink.objects.create(a=a, b=b, relation=relation, score=score, **given)
