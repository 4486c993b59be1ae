"""Train the tagger of names anew, on the marked texts beside this file and the annotated articles of the tests.

    python -m claims.extraction.training [--out FILE]

The same texts give the same weights. Needs python-crfsuite; extracting does not.
"""

import argparse
from pathlib import Path

from claims.extraction.entities import tagging
from claims.extraction.training.articles import read_articles
from claims.extraction.training.corpus import Text, read_texts
from claims.extraction.training.learning import as_text, learn, sequences
from claims.extraction.training.varying import varied

TEXTS = Path(__file__).with_name("texts")
ARTICLES = Path(__file__).parents[3] / "tests" / "gold"
WEIGHTS = Path(tagging.__file__).with_name("weights.json")
COPIES = 3  # of each text, with other names
SEED = 5


def marked_texts(folder: Path) -> list[tuple[str, Text]]:
    """(language, text) of every file; a file's name begins with its language."""
    return [(path.name[:2], text) for path in sorted(folder.glob("*.txt")) for text in read_texts(path)]


def train(texts: list[tuple[str, Text]]) -> dict[str, object]:
    copies = varied(texts, COPIES, SEED)
    return learn(example for language, text in [*texts, *copies] for example in sequences(text, language))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    args.out.write_text(as_text(train([*read_articles(ARTICLES), *marked_texts(TEXTS)])), encoding="utf-8")


if __name__ == "__main__":
    main()
