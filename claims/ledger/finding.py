"""From a claim to the ledgers that its figures stand in."""

from claims.ledger.reckoning.membership import may_join, only_home
from claims.ledger.series import Series, countries_of, live, roles_of
from claims.models import Claim, Figure
from factbase.workflow import ClaimState


def ledgers_of(claim: Claim) -> list[Series]:
    """Presumed from the article, else said by the figures themselves; each once. One query beside the claim's own."""
    if claim.state in (ClaimState.REJECTED, ClaimState.WITHDRAWN):
        return []
    neighbours = list(
        live(Figure.objects.filter(claim__article=claim.article_id))
        .exclude(measure="")
        .filter(giver__isnull=False, receiver__isnull=False)
        .select_related("giver", "receiver")
    )
    found = [_presumed(figure, neighbours) or _said(figure, claim) for figure in claim.figures.all()]
    return list(dict.fromkeys(series for series in found if series))


def _said(figure: Figure, claim: Claim) -> Series | None:
    """What `members.MEMBERS` finds for it."""
    if (figure.giver and figure.receiver) or (figure.measure and (figure.giver or figure.receiver)):
        return Series(figure.giver, figure.receiver, None, figure.measure)
    if figure.measure and claim.subject:
        return Series(None, None, claim.subject, figure.measure)
    return None


def _presumed(figure: Figure, neighbours: list[Figure]) -> Series | None:
    of_unit = [other for other in neighbours if other.unit == figure.unit]
    home = only_home(map(roles_of, of_unit))
    if home and may_join(roles_of(figure), home, countries_of(figure)):
        other = next(other for other in of_unit if roles_of(other) == home)
        return Series(other.giver, other.receiver, None, other.measure)
    return None
