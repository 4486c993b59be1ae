"""`manage.py evaluate`: what is wrong line by line, how much is right, and plain refusals of what is no annotation."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.evaluation.roles import is_same_measure

TEXT = "Luxemburg zahlte der Ukraine 80 Millionen Euro aus. Im Mai kamen laut Kiew 30 Panzer an."
AID, TANKS = "Luxemburg zahlte der Ukraine 80 Millionen Euro aus.", "Im Mai kamen laut Kiew 30 Panzer an."


def quantity(surface: str, low: int, unit: str) -> dict[str, Any]:
    start = TEXT.index(surface)
    bounds = {"low": low, "high": low, "unit": unit, "modifier": "exact", "of": ""}
    return {"start": start, "end": start + len(surface), "surface": surface, **bounds}


def claim(surface: str, figure: dict[str, Any], **parts: Any) -> dict[str, Any]:
    start = TEXT.index(surface)
    plain = {"worth": "must", "claimant": None, "claimant_surface": None, "entities": [], "when": None}
    span = {"start": start, "end": start + len(surface), "surface": surface}
    return {**span, **plain, "quantities": [figure], **parts}


RIGHT = [
    claim(
        AID,
        quantity("80 Millionen Euro", 80_000_000, "EUR"),
        entities=[
            {"surface": "Luxemburg", "type": "country", "id": "LU"},
            {"surface": "Ukraine", "type": "country", "id": "UA"},
        ],
    ),
    claim(
        TANKS,
        quantity("30 Panzer", 30, "tank"),
        claimant="Kyiv",
        claimant_surface="laut Kiew",
        entities=[{"surface": "Kiew", "type": "country", "id": "UA"}],
        when={"surface": "Im Mai", "value": "2024-05", "grain": "month"},
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hilfe.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def annotate(folder: Path, claims: list[dict[str, Any]], **keys: Any) -> None:
    gold = {"lang": "de", "published": "2024-07-10", "title": None, "claims": claims, **keys}
    (folder / "hilfe.json").write_text(json.dumps(gold), encoding="utf-8")


def evaluated(folder: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("evaluate", str(folder), *arguments, stdout=out)
    return out.getvalue()


def test_annotations_that_agree_leave_nothing_to_list(folder: Path) -> None:
    annotate(folder, RIGHT)
    found = json.loads(evaluated(folder, "--json"))
    assert found["errors"] == []
    assert set(found["figures"]["all"].values()) == {1.0}


def test_every_disagreement_is_a_line_with_place_kind_and_both_readings(folder: Path) -> None:
    wrong = [
        {**RIGHT[0], "quantities": [{**RIGHT[0]["quantities"][0], "modifier": "approx"}]},
        {**RIGHT[1], "claimant": "Luxembourg", "when": None},
    ]
    annotate(folder, wrong)
    lines = [line.split("\t") for line in evaluated(folder).splitlines() if "\t" in line]
    assert [(place, kind, wanted) for place, kind, wanted, *_ in lines] == [
        ("hilfe:29", "figure", "wanted '80 Millionen Euro' = approx 8e+07 EUR"),
        ("hilfe:52", "claimant", "wanted Luxembourg"),
        ("hilfe:52", "when", "wanted –"),
    ]
    assert lines[1][3:] == ["got Kyiv", f"| {TANKS}"]


def test_roles_are_judged_where_somebody_annotated_them(folder: Path) -> None:
    annotate(folder, RIGHT)
    figure = RIGHT[0]["quantities"][0]
    span = {key: figure[key] for key in ("start", "end", "surface")}
    roles = {"giver": {"value": "LU"}, "receiver": {"value": "BE", "alternatives": ["NL"]}, "stage": {"optional": True}}
    (folder / "roles").mkdir()
    (folder / "roles" / "hilfe.json").write_text(json.dumps({"figures": [span | roles]}), encoding="utf-8")
    values = json.loads(evaluated(folder, "--json", "--kind", "role"))
    assert [(each["kind"], each["wanted"], each["got"]) for each in values["errors"]] == [("role receiver", "BE", "UA")]
    assert values["figures"]["all"]["role.giver.precision"] == values["figures"]["all"]["role.giver.recall"] == 1
    assert values["figures"]["all"]["role.receiver.precision"] == 0


@pytest.mark.parametrize(
    ("measure", "other", "same"),
    [
        ("repair cost", "cost", True),
        ("costs of repairs", "repair cost", True),
        ("cost to consumers", "costs", True),
        ("houses sold", "sold house", True),
        ("losses", "loss", True),
        ("cost of repairs", "repairs", False),
        ("price", "cost", False),
        ("price", "", False),
    ],
)
def test_measures_are_the_same_by_their_main_noun(measure: str, other: str, same: bool) -> None:
    assert is_same_measure(measure, other) is same


def test_a_wrong_value_of_an_optional_role_counts(folder: Path) -> None:
    annotate(folder, RIGHT)
    figure = {key: RIGHT[0]["quantities"][0][key] for key in ("start", "end", "surface")}
    wrong = {"receiver": {"value": "BE", "optional": True}, "giver": {"value": "LU", "optional": True}}
    wrong["stage"] = {"optional": True}
    (folder / "roles").mkdir()
    (folder / "roles" / "hilfe.json").write_text(json.dumps({"figures": [figure | wrong]}), encoding="utf-8")
    errors = json.loads(evaluated(folder, "--json", "--kind", "role"))["errors"]
    assert [(each["kind"], each["wanted"], each["got"]) for each in errors] == [("role receiver", "BE", "UA")]


def test_one_kind_and_one_language_can_be_asked_for(folder: Path) -> None:
    annotate(folder, [{**RIGHT[0], "claimant": "Kyiv"}, {**RIGHT[1], "when": None}])
    assert evaluated(folder, "--kind", "when").count("\t| ") == 1
    with pytest.raises(CommandError, match="no annotated articles in 'fr'"):
        evaluated(folder, "--lang", "fr")
    with pytest.raises(CommandError, match="no error is of the kind 'verb'; there are claim, claimant"):
        evaluated(folder, "--kind", "verb")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "hilfe.json: Expecting"),
        ("[]", "no annotated articles"),
        ('{"claims": []}', "hilfe.json: KeyError: 'lang'"),
        (json.dumps({"lang": "de", "published": "soon", "claims": []}), "hilfe.json: ValueError: Invalid isoformat"),
        (json.dumps({"lang": "de", "claims": [{**RIGHT[0], "start": 3}]}), "does not stand at 3"),
    ],
)
def test_what_is_no_annotation_is_refused_by_name(folder: Path, content: str, message: str) -> None:
    (folder / "hilfe.json").write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        evaluated(folder)


def test_a_missing_text_is_named(folder: Path) -> None:
    annotate(folder, RIGHT)
    (folder / "hilfe.txt").unlink()
    with pytest.raises(CommandError, match=r"hilfe\.txt"):
        evaluated(folder)
