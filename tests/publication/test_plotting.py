"""Which figures of a document are drawn beside the one that was checked."""

import pytest

from claims.publication.plotting import plot_of

AID = {"measure": "military aid", "giver": "LU", "receiver": "UA", "period": "2024"}


def figure(low: float, **said: str) -> dict:
    known = dict.fromkeys(("measure", "giver", "receiver", "stage", "scope", "period", "as_of"))
    return known | {"surface": str(low), "low": low, "high": low, "unit": "EUR", "modifier": "exact"} | said


def document(*told: tuple[str, dict]) -> dict:
    claims = [
        {
            "id": f"claim{number}",
            "role": role,
            "quote": f"Words {number}",
            "figures": [figure],
            "article": {"id": f"a{number}", "published": "2024-07-10", "source": {"name": "The Courier"}},
        }
        for number, (role, figure) in enumerate(told)
    ]
    return {"claims": claims}


def drawn(section) -> list[float]:
    return sorted(float(row.mark.low) for row in section.rows) if section else []


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (figure(80, **AID), True),
        (figure(80, period="2023"), True),
        (figure(80, **AID | {"measure": "aid"}), True),
        (figure(80, **AID | {"measure": "humanitarian aid"}), False),
        (figure(80, **AID | {"receiver": "MD"}), False),
        (figure(80, **AID | {"giver": "BE"}), False),
        (figure(80, **AID | {"unit": "USD"}), False),
        (figure(80, **AID) | {"low": None, "high": None}, False),
    ],
)
def test_what_is_drawn_beside_the_checked_figure(other, together):
    section = plot_of(document(("checked", figure(250, **AID)), ("evidence", other)))
    assert drawn(section) == ([80, 250] if together else [])


def test_the_same_figure_twice_is_no_picture():
    assert plot_of(document(("checked", figure(250, **AID)), ("appearance", figure(250, **AID)))) is None


def test_without_a_checked_figure_there_is_no_picture():
    assert plot_of(document(("evidence", figure(250, **AID)), ("evidence", figure(80, **AID)))) is None


def test_parts_that_add_up_are_told_as_a_sum():
    parts = [
        ("evidence", figure(low, **AID | {"period": period}))
        for low, period in ((74.4, "2022"), (96, "2023"), (80, "2024"))
    ]
    total = figure(250.4, **{name: AID[name] for name in ("measure", "giver", "receiver")})
    section = plot_of(document(("checked", total), *parts))
    assert [float(each.amount) for each in section.sums] == [250.4]


def test_a_mark_leads_to_its_claim_on_the_page():
    section = plot_of(document(("checked", figure(250, **AID)), ("evidence", figure(80, **AID))))
    assert {row.item.href for row in section.rows} == {"#claim-claim0", "#claim-claim1"}
