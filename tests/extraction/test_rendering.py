"""The JSON that `manage.py extract --json` prints."""

import json
from datetime import date

from claims.extraction import extract
from claims.extraction.rendering import as_gold

TEXT = "KIEL (dpa) - Laut Kiew zahlt Luxemburg 2024 über 2,5 Millionen Euro an die Ukraine."


def test_an_article_has_the_shape_of_an_annotation() -> None:
    found = as_gold("a1", extract(TEXT, language="de", published=date(2024, 7, 10)))
    assert json.loads(json.dumps(found)) == found
    assert list(found) == ["id", "lang", "claims", "quantities", "boilerplate"]
    assert found["boilerplate"] == [{"start": 0, "end": 12, "surface": "KIEL (dpa) -"}]
    (claim,) = found["claims"]
    assert (claim["id"], claim["claimant"], claim["claimant_surface"]) == ("c1", "Kyiv", "Laut Kiew")
    assert claim["when"]["value"] == "2024"
    (quantity,) = claim["quantities"]
    assert (quantity["low"], quantity["high"], quantity["unit"], quantity["modifier"]) == (
        2500000,
        None,
        "EUR",
        "more_than",
    )
    assert {"stage", "giver", "receiver", "period", "as_of", "scope", "of"} <= set(quantity)
    assert found["quantities"] == claim["quantities"]


def test_what_is_missing_is_null() -> None:
    (claim,) = as_gold("a1", extract("Der Bau beginnt dort schon bald.", language="de"))["claims"]
    assert claim["claimant"] is claim["claimant_surface"] is claim["when"] is None
    assert claim["quantities"] == claim["entities"] == []
