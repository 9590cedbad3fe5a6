"""Say what a newer OncoTree has that src/consilium/oncology/cancers.csv has not: new codes, gone ones, moved ones.

usage: python tools/oncotree_news.py ONCOTREE.json

The input is the tree as OncoTree publishes it (oncotree.info/api/tumorTypes/tree, or trees/ of cBioPortal/oncotree on
GitHub; CC BY 4.0). The table is curated by hand: names for patients, spellings, families and codes of other systems are
ours, so nothing is written; a new code needs a row with all of them. Exit status 1 when there is news.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from consilium.oncology import kinds


def nodes(node: dict[str, Any], parent: str | None) -> Iterator[tuple[str, str | None, str]]:
    """Code, parent and OncoTree's name of a node and of all below it."""
    yield node["code"], parent, node["name"]
    for child in node["children"].values():
        yield from nodes(child, node["code"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    root = json.loads(parser.parse_args().tree.read_text(encoding="utf-8"))["TISSUE"]
    theirs = {
        code: (parent, name) for tissue in root["children"].values() for code, parent, name in nodes(tissue, None)
    }
    news = [f"new: {code} {name} (below {parent})" for code, (parent, name) in theirs.items() if code not in kinds()]
    news += [f"gone: {code}" for code in kinds() if code not in theirs]
    news += [
        f"moved: {code} from {ours.parent} to {theirs[code][0]}"
        for code, ours in kinds().items()
        if code in theirs and theirs[code][0] != ours.parent
    ]
    sys.stdout.write("\n".join(news or ["Nothing new."]) + "\n")
    return bool(news)


if __name__ == "__main__":
    sys.exit(main())
