"""The embedder that ships with the package: what it brings together, and what it must survive."""

import subprocess
import sys

import numpy as np
import pytest

from claims.embedding import WheelEmbedder, prepared
from claims.embedding.texts import LONGEST

AID = {
    "de": "Luxemburg hat der Ukraine bereits Militärhilfe im Wert von über 250 Millionen Euro gewährt.",
    "en": "Luxembourg has already given Ukraine more than €250 million in military aid.",
    "fr": "Le Luxembourg a déjà accordé à l’Ukraine une aide militaire de plus de 250 millions d’euros.",
}
OTHER = "Bei dem Erdbeben in Chile kamen am Montag 14 Menschen ums Leben."


@pytest.fixture(scope="module")
def embedder() -> WheelEmbedder:
    return WheelEmbedder()


def test_translations_lie_near_and_another_matter_far(embedder: WheelEmbedder):
    *same, other = embedder.embed([*AID.values(), OTHER])
    likeness = np.array(same) @ np.array(same).T
    assert likeness.min() > 0.6
    assert max(vector @ other for vector in same) < 0.3


def test_rows_have_length_one_and_do_not_depend_on_their_batch(embedder: WheelEmbedder):
    together = embedder.embed([*AID.values(), OTHER])
    assert together.dtype == np.float32
    assert together.shape == (4, embedder.dimensions)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    assert np.allclose(together[3], embedder.embed([OTHER])[0], atol=1e-4)


@pytest.mark.parametrize("text", ["", " \n\t", "\0", "\ud800"])
def test_what_says_nothing_is_a_row_of_zeros(text: str, embedder: WheelEmbedder):
    assert not embedder.embed([text]).any()


def test_no_texts_are_no_rows(embedder: WheelEmbedder):
    assert embedder.embed([]).shape == (0, embedder.dimensions)


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("Rund 80\0Millionen", "Rund 80 Millionen"),
        ("Rund \ud83280 Millionen", "Rund 80 Millionen"),
        ("Fu\u0308r 80\u00a0Millionen", "Für 80 Millionen"),
        ("x" * 5000, "x" * LONGEST),
        ("Hilfe 🇺🇦 für Kiew", "Hilfe 🇺🇦 für Kiew"),
    ],
)
def test_texts_are_prepared(odd: str, plain: str, embedder: WheelEmbedder):
    assert prepared(odd) == plain
    assert np.allclose(embedder.embed([odd]), embedder.embed([plain]))


def test_nothing_is_loaded_before_the_first_text():
    """Web servers import it and never embed; workers load after they were forked."""
    script = (
        "import sys; from claims.embedding import WheelEmbedder; e = WheelEmbedder();"
        "assert 'django' not in sys.modules; assert e._model._backend is None; e.embed(['x']);"
        "assert e._model._backend is not None"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
