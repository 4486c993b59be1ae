"""Pairs of articles that a person told apart."""

from collections.abc import Iterable

from django.db.models import Q

from articles.models import Article
from claims.models import Apart
from factbase.access.models import User

# As events keep them: by public id, in the order of the rows.
Pairs = list[list[str]]


def tell_apart(pairs: Iterable[tuple[Article, Article]], by: User) -> Pairs:
    ordered = [sorted(pair, key=lambda each: each.pk) for pair in pairs]
    Apart.objects.bulk_create((Apart(a=a, b=b, by=by) for a, b in ordered), ignore_conflicts=True)
    return [[a.public_id, b.public_id] for a, b in ordered]


def forget_apart(keys: Iterable[int]) -> Pairs:
    """Whoever of them was told apart no longer is; return the pairs."""
    keys = list(keys)
    found = Apart.objects.filter(a__in=keys, b__in=keys)
    pairs = [list(pair) for pair in found.values_list("a__public_id", "b__public_id")]
    found.delete()
    return pairs


def restore_apart(*, before: Pairs, after: Pairs, by: User) -> None:
    """Bring back the pairs that were there before an act, in place of those that it made."""
    made = Q(pk=None)
    for a, b in after:
        made |= Q(a__public_id=a, b__public_id=b)
    Apart.objects.filter(made).delete()
    keys = {key for pair in before for key in pair}
    articles = {each.public_id: each for each in Article.objects.filter(public_id__in=keys)}
    tell_apart([(articles[a], articles[b]) for a, b in before if a in articles and b in articles], by)
