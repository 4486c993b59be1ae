"""The tagger of names: how it reads a sentence, what it learns, and that it does so the same way every time."""

import pytest

from claims.extraction.entities.tagging import Tagged, tag
from claims.extraction.entities.tagging.model import Model
from claims.extraction.entities.tagging.pieces import Pieces
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.trimming import trimmed
from claims.extraction.training.corpus import Marked, read_texts
from claims.extraction.training.varying import varied

LINES = [
    "[PER Ann Lee] works for [ORG Selby Hart] in [LOC Leeds].",
    "[PER Tom Ashby] left [ORG Selby Hart] for [LOC Hull].",
    "The rain fell in [LOC Leeds] and [LOC Hull].",
]


def tagged(text: str, language: str) -> list[tuple[str, str]]:
    words = Words.of(text)
    return [(text[each.start : each.end], each.label) for each in tag([words], language)[0]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Dr Helen Marsden told reporters in Leeds.", [("Helen Marsden", "PER"), ("Leeds", "LOC")]),
        ("de", "Der Bürgermeister Horst Uhlig reiste nach Dresden.", [("Horst Uhlig", "PER"), ("Dresden", "LOC")]),
        ("fr", "Le maire, Aurélien Mathonnat, vit à Nantes.", [("Aurélien Mathonnat", "PER"), ("Nantes", "LOC")]),
        ("en", "The rain stopped at noon and nobody was hurt.", []),
        ("de", "Die Häuser standen unter Wasser, die Straßen auch.", []),
        ("fr", "La pluie a cessé, les caves étaient inondées.", []),
        ("en", "", []),
    ],
)
def test_names_of_a_sentence(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert tagged(text, language) == expected


def test_the_same_text_gives_the_same_names() -> None:
    sentences = [Words.of("Helen Marsden spoke."), Words.of("Marsden left Hull.")]
    assert tag(sentences, "en") == tag(sentences, "en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("die Fraport-Sprecherin", ["die", "Fraport", "Sprecherin"]),
        ("Fell &amp; Sons", ["Fell", "Sons"]),
        ("le port d’Aden", ["le", "port", "d", "Aden"]),
        ("Patrick O’Brien", ["Patrick", "O’Brien"]),
    ],
)
def test_words_are_parted_as_names_need_it(text: str, words: list[str]) -> None:
    pieces = Pieces.of(Words.of(text))
    assert pieces.words == words
    assert [text[low:high] for low, high in pieces.spans] == words


@pytest.mark.parametrize(
    ("language", "text", "name", "kept"),
    [
        ("de", "Die Gewerkschaft Verdi streikt.", "Gewerkschaft Verdi", "Verdi"),
        ("de", "Die Fraport-Sprecherin sprach.", "Fraport-Sprecherin", "Fraport"),
        ("de", "Hilfe für Kiews Unterstützer.", "Kiews Unterstützer", "Kiews"),
        ("de", "Es sind 40 Kreise.", "Kreise", None),
        ("de", "Das meldet der Sender Kanal 7.", "Kanal", "Kanal 7"),
        ("en", "The Nansen programme grew.", "Nansen", "Nansen programme"),
        ("fr", "Le Parti du progrès réclame peu.", "Parti du progrès réclame", "Parti du progrès"),
        ("fr", "La Banque centrale européenne hésite.", "Banque centrale européenne", "Banque centrale européenne"),
    ],
)
def test_what_is_no_part_of_a_name_is_cut_off(language: str, text: str, name: str, kept: str | None) -> None:
    start = text.index(name)
    found = trimmed(Words.of(text), [Tagged(start, start + len(name), "ORG")], language)
    assert [text[each.start : each.end] for each in found] == ([kept] if kept else [])


def test_a_label_never_goes_on_with_another_one() -> None:
    labels = ["B-ORG", "B-PER", "I-ORG", "I-PER", "O"]
    model = Model.of(labels, {"x": (0, 5, 9, 0, 0)}, {})
    assert model.best([model.vector(["x"])] * 2, behind=False) == ["B-PER", "B-PER"]


def test_marks_are_read_into_spans() -> None:
    marked = Marked.of(LINES[0])
    assert marked.text == "Ann Lee works for Selby Hart in Leeds."
    assert [(marked.text[low:high], label) for low, high, label in marked.names] == [
        ("Ann Lee", "PER"),
        ("Selby Hart", "ORG"),
        ("Leeds", "LOC"),
    ]
    assert marked.tags(Pieces.of(Words.of(marked.text)))[:3] == ["B-PER", "I-PER", "O"]


def test_copies_have_other_names_and_the_same_words_around_them() -> None:
    text = [Marked.of(line) for line in LINES]
    ((_, copy),) = varied([("en", text)], 1, 1)
    assert [(len(each.names), each.text.split()[-1][-1]) for each in copy] == [(3, "."), (3, "."), (2, ".")]
    assert " works for " in copy[0].text
    assert copy != text


def test_training_twice_gives_the_same_weights(tmp_path) -> None:
    learning = pytest.importorskip("claims.extraction.training.learning", reason="needs python-crfsuite")
    path = tmp_path / "en_tiny.txt"
    path.write_text("\n".join(LINES * 4), encoding="utf-8")
    (text,) = read_texts(path)
    first, second = (learning.as_text(learning.learn(learning.sequences(text, "en"))) for _ in range(2))
    assert first == second
    model = learning.as_model(learning.learn(learning.sequences(text, "en")))
    assert set(model.labels) == {"B-LOC", "B-ORG", "B-PER", "I-ORG", "I-PER", "O"}
