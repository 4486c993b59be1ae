"""`python -m claims.fitting tests/gold/stories`: fit the matcher's weights and write them beside it."""

import json
import sys
from argparse import ArgumentParser
from importlib.resources import files
from pathlib import Path

from claims.embedding import wheel
from claims.evaluation import AnnotationError
from claims.fitting.examples import examples
from claims.fitting.regression import cross_validated, fitted, unseen_scores
from claims.fitting.relations import known, relations, relations_right


def main() -> None:
    parser = ArgumentParser(prog="python -m claims.fitting", description=__doc__)
    parser.add_argument(
        "stories", type=Path, metavar="DIR", help="folders of annotated articles, each with a links.json"
    )
    stories: Path = parser.parse_args().stories
    folders = sorted(file.parent for file in stories.glob("*/links.json"))
    if len(folders) < 2:
        sys.exit(f"{stories}: no two folders with a links.json here, one to fit to and one to leave out")
    try:
        found = list(examples(folders, wheel().embed))
    except AnnotationError as error:
        sys.exit(str(error))
    unseen = unseen_scores(found)
    for line in cross_validated(found, unseen):
        sys.stdout.write(line + "\n")
    pairs = known(found)
    sys.stdout.write(relations_right(pairs) + "\n")
    target = Path(str(files("claims.matching").joinpath("weights.json")))
    target.write_text(
        json.dumps(fitted(found, unseen) | relations(pairs), indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
