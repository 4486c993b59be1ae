"""The first story of the samples on one page."""

import pytest
from django.test import Client

from claims.models import Entity
from factbase.access.models import User

pytestmark = pytest.mark.django_db


def test_the_80_million_are_inside_the_250(loaded):
    client = Client()
    client.force_login(User.objects.get(username="checker"))
    giver, receiver = (Entity.objects.get(key=key).public_id for key in ("LU", "UA"))
    document = client.get(f"/desk/figures/{giver}/{receiver}/ledger.json?measure=military+aid").json()
    rows = {figure["row"]: figure for figure in document["figures"]}
    longest = document["sums"][0]
    assert longest["amount"] == 250_400_000
    assert [(rows[part]["low"], rows[part]["period"]) for part in longest["parts"]] == [
        (74_400_000, "2022"),
        (96_000_000, "2023"),
        (80_000_000, "2024"),
    ]
    totals = {(rows[total]["low"], rows[total]["modifier"]) for total in longest["totals"]}
    assert (250_000_000, "more_than") in totals
    additional = {figure["source"] for figure in document["figures"] if figure["row"] in longest["called_additional"]}
    assert {"Northquay News", "Harbour Post", "Eastern Digest", "Moselkurier", "L’Écho de la Sûre"} <= additional
