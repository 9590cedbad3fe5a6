"""How far can the words of a scan be trusted? Tesseract's confidence beside what it got right, on pages that we spoil.

usage: python benchmarks/scans.py [--reports N]

Prints reports of the shared samples (see shared.py) with typst, turns, blurs and shrinks the pages, recognises them,
and counts the words that are wrong by how sure Tesseract was of them: the thresholds in records/ocr are read off here.
Then the scanned reports of the samples: which facts of our own recognition stand in the words that a scanner put
behind its pictures. Needs Tesseract, and the dependency group `benchmarks` (scikit-learn brings numpy and scipy).
"""

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

from shared import shared_folder

from consilium.records.item import Item
from consilium.records.ocr.recognised import Picture, Recognised
from consilium.records.ocr.recogniser import Recogniser
from consilium.records.text import read_text

FONTS = (("Libertinus Serif", 11), ("New Computer Modern", 10), ("DejaVu Sans Mono", 9.5))
#: name: size of the picture beside 300 dots per inch, noise in steps of gray (of 255)
SPOILED = {"sharp": (1.0, 0), "good": (0.67, 8), "fair": (0.5, 14), "poor": (0.42, 20), "very poor": (0.34, 20)}
BANDS = (0, 50, 70, 85, 90, 95, 101)


def printed(text: str, number: int) -> Any:
    """The first page of a text, printed at 300 dots per inch: an array of gray pixels."""
    import numpy
    import pypdfium2
    import typst

    font, size = FONTS[number % len(FONTS)]
    quoted = json.dumps(text.replace("\\", "/"), ensure_ascii=False)
    source = f'#set page(paper: "us-letter", margin: 1.8cm)\n#set text(font: "{font}", size: {size}pt)\n#text({quoted})'
    bitmap = pypdfium2.PdfDocument(typst.compile(source.encode()))[0].render(scale=300 / 72, grayscale=True)
    rows = numpy.frombuffer(bytes(bitmap.buffer), numpy.uint8).reshape(bitmap.height, bitmap.stride)
    return rows[:, : bitmap.width].astype(float)


def spoiled(page: Any, size: float, noise: float, seed: int) -> Picture:
    """The page laid down askew, out of focus, smaller and grainy."""
    import numpy
    from scipy import ndimage

    chance = numpy.random.default_rng(seed)
    if noise:
        page = ndimage.rotate(page, chance.uniform(-1.2, 1.2), reshape=False, cval=255, order=1)
        page = ndimage.zoom(ndimage.gaussian_filter(page, 0.6 / size), size, order=1)
        page = 60 + page * (180 / 255) + chance.normal(0, noise, page.shape)
    pixels = numpy.clip(page, 0, 255).astype(numpy.uint8)
    header = b"P5 %d %d 255\n" % (pixels.shape[1], pixels.shape[0])
    return Picture(1, header + pixels.tobytes(), dpi=int(300 * size))


def judged(found: Recognised, truth: str) -> Iterator[tuple[float, bool, bool]]:
    """Each recognised word: how sure, whether it has a digit, whether it is right."""
    got = [found.text[word.start : word.end] for word in found.words]
    right: set[int] = set()
    for block in SequenceMatcher(None, got, truth.split(), autojunk=False).get_matching_blocks():
        right.update(range(block.a, block.a + block.size))
    for number, word in enumerate(found.words):
        yield word.sure, word.digit, number in right


def confidence(folder: Path, count: int) -> None:
    """Prints how many words are wrong by the picture's quality, and by how sure Tesseract was."""
    with gzip.open(folder / "data/records/tcga_path/tcga_textract_test.jsonl.gz", "rt") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if 1500 < len(row["text"]) < 2600]
    texts = random.Random(5).sample(texts, count)  # noqa: S311 no secret
    recogniser = Recogniser()
    bands: dict[tuple[bool, int], Counter[bool]] = defaultdict(Counter)
    pages: dict[int, Counter[bool]] = defaultdict(Counter)
    print(f"| picture ({count} pages each) | mean sure | words wrong | words with a digit wrong |\n|---|---|---|---|")
    for name, (size, noise) in SPOILED.items():
        marks: dict[bool, Counter[bool]] = defaultdict(Counter)
        total = 0.0
        for number, text in enumerate(texts):
            picture = spoiled(printed(text, number), size, noise, number)
            found = recogniser.recognise("page", [picture], 1)[1]
            for sure, digit, right in judged(found, text.replace("\\", "/")):
                marks[digit][right] += 1
                bands[digit, max(band for band in BANDS if band <= sure)][right] += 1
                pages[max(band for band in BANDS if band <= found.sure)][right] += 1
                total += sure
        both = marks[True] + marks[False]
        print(f"| {name} | {total / max(1, both.total()):.0f} | {share(both)} | {share(marks[True])} |")
    print(
        "\n| Tesseract is sure | words wrong | words with a digit wrong | words wrong on pages with this mean |"
        "\n|---|---|---|---|"
    )
    for low, high in pairwise(BANDS):
        both = bands[True, low] + bands[False, low]
        label = f"{low} to {min(high, 100)} in 100"
        print(f"| {label} | {share(both)} | {share(bands[True, low])} | {share(pages[low])} |")


def share(marks: Counter[bool]) -> str:
    """The wrong ones in 100, and of how many."""
    return f"{100 * marks[False] / marks.total():.1f} in 100 (of {marks.total():,})" if marks else "-"


def facts(text: str) -> set[tuple[str, str]]:
    """What our rules read in a text."""
    return {(fact.field, fact.value) for fact in read_text(text, "scan").facts if fact.status != "absent"}


def scans(folder: Path) -> None:
    """Prints the facts that our recognition and the scanner's words have in common, and those that one alone has."""
    from consilium.records.formats.pdf import read

    common = 0
    for path in sorted((folder / "data/records/tcga_path/pdf").glob("*.pdf")):
        data = path.read_bytes()
        [document] = read(Item.of(path.name, data))
        here = {(fact.field, fact.value) for fact in document.facts if fact.status != "absent"}
        careful = sum(fact.caution is not None for fact in document.facts)
        behind = facts(scanners_words(data))
        common += len(here & behind)
        print(f"{path.name}: {len(here & behind)} in both, {careful} with a caution")
        print(f"    ours alone: {sorted(here - behind)}; the scanner's alone: {sorted(behind - here)}")
    print(f"{common} facts in both")


def scanners_words(data: bytes) -> str:
    """The words that a scanner put behind the pictures of a PDF."""
    import pypdfium2

    return "\f".join(str(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(data))


def main() -> None:
    """Measures and prints both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=14)
    count = parser.parse_args().reports
    folder = shared_folder()
    if Recogniser().engine is None:
        print("skipped: Tesseract is not installed")
        return
    confidence(folder, count)
    print()
    scans(folder)


if __name__ == "__main__":
    main()
