"""What of a page is no text."""

import pytest

from claims.extraction import extract

BODY = "Kiel baut 40 Wohnungen im Norden der Stadt, wie die Verwaltung mitteilte."
LINES = [
    "Startseite > Politik > Kommunen",
    "Home » Kiel builds again",
    "POLITIK | NORDEN",
    "Stand: 14.01.2026, 11:42 Uhr",
    "Publié le 15/10/2025 à 12h20 · Temps de lecture : 2 min",
    "15 January 2026 · 4 min read",
    "By Jane Doe, Nordic correspondent",
    "Das Rathaus von Kiel im Winter. Foto: Jan Berg/dpa",
    "The town hall in winter. Photograph: Jane Doe/PA",
    "Lesen Sie auch: Wie Kiel vor 100 Jahren baute",
    "LIRE AUSSI > Les 3 scénarios de l’hiver",
    "Mit Material von dpa und AFP",
    "© dpa-infocom, dpa:260114-930-55123/1",
    "ANZEIGE",
    "Sign up to our daily briefing",
    "View Original Source",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("shape", ["{line}\n\n{body}", "{body}\n\n{line}"])
def test_furniture_lines(line: str, shape: str) -> None:
    text = shape.format(line=line, body=BODY)
    found = extract(text, language="de")
    assert [span.surface for span in found.furniture] == [line]
    assert [finding.surface for finding in found.findings] == [BODY]


@pytest.mark.parametrize(
    "opening",
    [
        "KIEL (dpa) - ",
        "Kiel/Lübeck (AFP) – ",
        "OSLO — ",
        "PARIS, 15 oct 2025 (AFP) - ",
        "HELSINKI, Jan 15 (Northern Wire) — ",
    ],
)
def test_datelines_lie_outside_the_claim(opening: str) -> None:
    found = extract(opening + BODY, language="de")
    assert [span.surface for span in found.furniture] == [opening.rstrip()]
    assert found.findings[0].surface == BODY


def test_links_below_read_too_go_with_it() -> None:
    text = (
        f"{BODY}\n\nLesen Sie auch:\n- Was 11 Häuser kosten\n- Wie sicher ist der Strom?\n\n{BODY.replace('40', '50')}"
    )
    found = extract(text, language="de")
    assert [len(span.surface.splitlines()) for span in found.furniture] == [3]
    assert len(found.findings) == 2


def test_a_lone_line_is_no_furniture() -> None:
    found = extract("4.800", language="en")
    assert found.furniture == ()
    assert [figure.surface for figure in found.figures] == ["4.800"]


def test_headings_and_the_headline_are_neither_claims_nor_furniture() -> None:
    text = f"Kiel baut 40 Wohnungen\n\n{BODY}\n\nNeue Häuser im Norden\n\n{BODY.replace('40', '50')}"
    found = extract(text, language="de", title="Kiel baut 40 Wohnungen")
    assert found.furniture == ()
    assert len(found.findings) == 2


def test_ticker_stamps_are_furniture_and_the_words_behind_them_a_heading() -> None:
    found = extract(f"+++ 16.12 Uhr +++ Kiel baut wieder\n{BODY}", language="de")
    assert [span.surface for span in found.furniture] == ["+++ 16.12 Uhr +++"]
    assert [finding.surface for finding in found.findings] == [BODY]


def test_pull_quotes_repeat_the_body() -> None:
    quote = "“We counted what was reported to us”\nJane Doe\nMayor"
    text = (
        f"“We counted what was reported to us, and it was a lot,” said Jane Doe.\n\n{quote}\n\nThe city agreed to pay."
    )
    found = extract(text, language="en")
    assert [span.surface for span in found.furniture] == [quote]
    assert len(found.findings) == 2


def test_rows_of_a_list_with_figures_are_claims() -> None:
    text = f"{BODY}\n\nDie Tabelle:\n1. Kieler Möwen: 18,9 Mio. Euro\n2. Lübecker Löwen: 17,2 Mio. Euro"
    assert [finding.surface for finding in extract(text, language="de").findings][1:] == text.splitlines()[-2:]


@pytest.mark.parametrize(
    "rows",
    [
        "Nahrungsmittel: 3,9 Prozent (Oktober: 4,4)\nMieten: rund 5 Prozent\nStrom: +0,8 %",
        "Europa: 268 Mio. Euro (+2 %)\nNordamerika: 214,5 Mio. Euro\nAsien-Pazifik: etwa 97 Mio. Euro",
    ],
)
def test_labelled_figures_below_each_other_are_rows(rows: str) -> None:
    findings = extract(f"{BODY}\n\nDie Werte:\n{rows}", language="de").findings
    assert [finding.surface for finding in findings][1:] == rows.splitlines()


def test_a_heading_with_a_colon_and_a_figure_is_no_row() -> None:
    text = f"Streik: 300 Flüge fallen aus\n\n{BODY}"
    assert [finding.surface for finding in extract(text, language="de").findings] == [BODY]


def test_hard_wrapped_lines_are_read_as_one() -> None:
    text = "The city of Kiel will build forty new homes in the north\nof the town, the administration said on Monday."
    assert [finding.surface for finding in extract(text, language="en").findings] == [text]
