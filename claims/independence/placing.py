"""What editors say about families. The software never moves an article that a person placed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.models import Article, Family
from claims.independence.apart import forget_apart, tell_apart
from claims.independence.families import family_find
from claims.independence.regrouping import Move, articles_move, families_locked, families_regroup, origin_presume
from claims.permissions import may_regroup, require
from factbase.access.models import User
from factbase.history.services import event_record
from factbase.workflow import IllegalMove, StaleState


def article_split(article: Article, *, by: User, why: str = "") -> Family:
    """Take an article out of its family and return the one it has to itself now: whoever is akin to it joins it there.

    It is told apart from all that stay behind, so that they are never brought together again, not even over others.
    """
    require(may_regroup(by))
    with families_locked():
        article = _fresh(article)
        old = article.family
        if old is None:
            raise IllegalMove(_("It is in no family"))
        others = list(old.articles.exclude(pk=article.pk))
        if not others:
            raise IllegalMove(_("It is alone in its family"))
        new = Family.objects.create()
        pairs = tell_apart([(article, other) for other in others], by)
        articles_move(old, "split", [Move(article, new, by)], by=by, why=why, apart=([], pairs))
        origin_presume(new)
        families_regroup([other.pk for other in others])
    find_anew(others)
    return new


def articles_join(article: Article, others: Iterable[Article], *, by: User, why: str = "") -> Family:
    """Say that the others go back to the same origin as the article; all of its family are together for good then."""
    require(may_regroup(by))
    with families_locked():
        article = _fresh(article)
        family = article.family or Family.objects.create()
        together = {each.pk: each for each in (article, *family.articles.all(), *map(_fresh, others))}
        if len(together) == 1:
            raise IllegalMove(_("An article is of one origin with itself"))
        left = Article.objects.filter(family__in=[each.family_id for each in together.values() if each.family_id])
        affected = {*together, *left.values_list("pk", flat=True)}
        pairs = forget_apart(together)
        moves = [Move(each, family, _word(each, family) or by) for each in together.values()]
        if not articles_move(family, "join", moves, by=by, why=why, apart=(pairs, [])):
            raise IllegalMove(_("They are in one family already"))
        families_regroup(affected)
    return family


def _word(article: Article, family: Family) -> User | None:
    """Whose word it is already that the article is in the family."""
    return article.family_set_by if article.family_id == family.pk else None


def origin_set(family: Family, article: Article, *, by: User, why: str = "") -> None:
    """Name the article that the others of its family go back to."""
    require(may_regroup(by))
    with families_locked():
        family = Family.objects.select_related("origin").get(pk=family.pk)
        if not family.articles.filter(pk=article.pk).exists():
            raise StaleState(_("This article is no longer in the family"))
        before = origin_told(family)
        family.origin, family.origin_reason, family.agency = article, Family.OriginReason.PERSON, ""
        family.save(update_fields=["origin", "origin_reason", "agency"])
        event_record(family, "origin", by=by, why=why, before=before, after=origin_told(family))


def origin_told(family: Family) -> dict[str, str]:
    article = family.origin
    return {
        "origin": article.public_id if article else "",
        "title": str(article or ""),
        "reason": family.origin_reason,
        "agency": family.agency,
    }


def _fresh(article: Article) -> Article:
    found: Article = Article.objects.select_related("family", "family_set_by").get(pk=article.pk)
    return found


def find_anew(articles: Iterable[Article]) -> None:
    """Who stands alone now may have kin that nobody looked for while it was in a family."""
    for article in Article.objects.filter(pk__in=[each.pk for each in articles], family=None, family_set_by=None):
        family_find(article)
