"""`python -m claims.matching.training tests/gold/stories`: fit the weights and write them beside the matcher."""

import json
import sys
from importlib.resources import files
from pathlib import Path

from claims.embedding.wheel import WheelEmbedder
from claims.matching.training.fitting import cross_validated, fitted
from claims.matching.training.stories import examples


def main() -> None:
    folders = [path for path in sorted(Path(sys.argv[1]).iterdir()) if (path / "links.json").exists()]
    embed = WheelEmbedder().embed
    found = [example for folder in folders for example in examples(folder, embed)]
    for line in cross_validated(found):
        sys.stdout.write(line + "\n")
    target = Path(str(files("claims.matching").joinpath("weights.json")))
    target.write_text(json.dumps(fitted(found), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
