"""The story that the product must make visible: five sites, two of them in translation, one origin."""

import pytest
from django.core.management import call_command

from articles.models import Article, Family
from claims.models import Kinship
from factbase.access.services import desk_users_create

pytestmark = pytest.mark.django_db

FIVE = {f"sample-lux-{name}" for name in ("en-origin", "en-copy", "en-cut", "de-translation", "fr-translation")}


def test_the_five_articles_are_one_family_and_all_others_stand_alone():
    desk_users_create()
    call_command("load_samples")
    family = Family.objects.get()
    assert set(family.articles.values_list("external_id", flat=True)) == FIVE
    assert (family.origin.external_id, family.origin_reason) == ("sample-lux-en-origin", "earliest")
    assert Article.objects.filter(family=None).count() == 11
    kinds = Kinship.objects.filter(a=family.origin).values_list("b__external_id", "kind")
    assert dict(kinds)["sample-lux-de-translation"] == "translation"
