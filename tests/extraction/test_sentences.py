"""Where claims begin and end: abbreviations, quotations, merging and splitting."""

import pytest

from claims.extraction import extract

SPLIT = [
    (
        "de",
        "Das kostet 4 Mio. Euro im Jahr. Die Stadt zahlt dafür gern.",
        ["Das kostet 4 Mio. Euro im Jahr.", "Die Stadt zahlt dafür gern."],
    ),
    (
        "de",
        "Am 3. Dezember beginnt die Messe. Der 2. Senat urteilte gestern darüber.",
        ["Am 3. Dezember beginnt die Messe.", "Der 2. Senat urteilte gestern darüber."],
    ),
    (
        "de",
        "Dr. Anna Berg kommt z. B. aus Kiel. Sie ist dort noch neu.",
        ["Dr. Anna Berg kommt z. B. aus Kiel.", "Sie ist dort noch neu."],
    ),
    ("de", "Das war im Jahr 2024. Danach kam erst Kiel dran.", ["Das war im Jahr 2024.", "Danach kam erst Kiel dran."]),
    ("de", "Kiel baut 40 Wohnungen. Das teilte die Stadt mit.", ["Kiel baut 40 Wohnungen. Das teilte die Stadt mit."]),
    (
        "de",
        "„Wir bauen. Es eilt“, sagte Anna Berg. „Es fehlt Geld.“",
        ["„Wir bauen. Es eilt“, sagte Anna Berg. „Es fehlt Geld.“"],
    ),
    ("de", "Das Lager brannte ab; in Kiel wird gebaut.", ["Das Lager brannte ab; in Kiel wird gebaut."]),
    (
        "en",
        "Dr. Jane Doe of the U.S. Navy spoke. It was late by then.",
        ["Dr. Jane Doe of the U.S. Navy spoke.", "It was late by then."],
    ),
    ("en", "It cost $4.5 m. The city paid for it.", ["It cost $4.5 m.", "The city paid for it."]),
    ("en", "“It is late. We must go,” said Jane Doe. “Now.”", ["“It is late. We must go,” said Jane Doe. “Now.”"]),
    (
        "en",
        "“Help is coming to us.” She added that 40 trucks had left.",
        ["“Help is coming to us.”", "She added that 40 trucks had left."],
    ),
    (
        "en",
        "About 40 engineers from the north are training crews and Oslo will receive 20 trucks by the spring.",
        ["About 40 engineers from the north are training crews", "Oslo will receive 20 trucks by the spring."],
    ),
    ("fr", "M. Durand a parlé. Il a dit non.", ["M. Durand a parlé.", "Il a dit non."]),
    (
        "fr",
        "« Non. Jamais », a déclaré Anne Durand. Elle part donc dès lundi.",
        ["« Non. Jamais », a déclaré Anne Durand.", "Elle part donc dès lundi."],
    ),
    (
        "fr",
        "La loi (art. 12) fixe 3 % env. pour tous. Le Sénat vote.",
        ["La loi (art. 12) fixe 3 % env. pour tous.", "Le Sénat vote."],
    ),
]
NO_CLAIMS = [
    ("de", "Wie viel wird es kosten?"),
    ("de", "Man darf gespannt sein, wie das endet."),
    ("de", "Lesen Sie hier alle Einzelheiten."),
    ("en", "Will it ever end?"),
    ("en", "“Is this the end?” a caller asked."),
    ("en", "Sign up for our newsletter to get more."),
    ("fr", "Faudra-t-il rationner l’eau ?"),
    ("fr", "Espérons que cela dure longtemps."),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPLIT)
def test_findings_are_sentences(language: str, text: str, expected: list[str]) -> None:
    assert [finding.surface for finding in extract(text, language=language).findings] == expected


@pytest.mark.parametrize(("language", "text"), NO_CLAIMS)
def test_what_is_no_claim(language: str, text: str) -> None:
    assert extract(text, language=language).findings == ()
