"""How well are opinions compared? Our own pairs, those of somebody who did not know the program, the shared cases.

    python benchmarks/opinions.py [--verbose] [--only NAME] [own | unseen | shared ...]

The figures are those of the shared scorer: accuracy of verdict, of worth_it, of kind where one is expected, of the
status of ten axes, and of the cause where an axis differs. The target stands beside each.
Speed: two letters, and their sheets, warm.
"""

import json
import re
import sys
import time
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from shared import shared_folder

from consilium.case import Document
from consilium.opinions import Comparison, compare, read_opinion
from consilium.report.compared.write import write_sheets

AXES = ["diagnosis", "grade", "stage", "biomarkers", "goal", "treatment", "sequence", "timing", "tests", "trial"]
PAIRS = Path(__file__).resolve().parents[1] / "tests" / "opinions" / "pairs"
TARGETS = {"verdict": 0.90, "worth_it": 0.90, "kind": 0.85, "axis status": 0.85, "cause": 0.75}
UNSEEN_TARGETS = {"verdict": 0.80, "worth_it": 0.80, "axis status": 0.78}


@dataclass
class Example:
    """Letters and what a careful reader concludes from them."""

    name: str
    letters: list[str]
    verdict: str
    worth_it: str
    kind: list[str]
    axes: dict[str, tuple[str, str | None]] = field(default_factory=dict)


def own(unseen: bool) -> list[Example]:
    """Our pairs, all invented; the unseen ones came from somebody who did not know the program. All have been looked
    at since: what they measured at first sight stands in tests/opinions/test_pairs.py."""
    found = []
    for path in sorted(PAIRS.glob("*.toml")):
        if (re.match(r"[23]\d\d-", path.stem) is not None) != unseen:
            continue
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        axes = {}
        for axis in AXES:
            words = raw["axes"].get(axis, "both_silent").replace("!", "").split()
            axes[axis] = (words[0], words[1] if len(words) > 1 else None)
        letters = [letter["text"] for letter in raw["letters"]]
        found.append(Example(path.stem, letters, raw["verdict"], raw["worth_it"], raw["kind"], axes))
    return found


def shared() -> list[Example]:
    """The shared cases."""
    found = []
    for path in sorted((shared_folder() / "opinions").glob("*/expected.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        letters = [f.read_text(encoding="utf-8") for f in sorted(path.parent.glob("opinion*.txt"))]
        axes = {a: (raw["axes"][a]["status"], raw["axes"][a]["cause"]) for a in AXES}
        third = raw["third_opinion"]
        found.append(Example(path.parent.name, letters, raw["verdict"], third["worth_it"], third["kind"], axes))
    return found


def score(examples: list[Example], verbose: bool) -> dict[str, tuple[int, int]]:
    """Hits and totals of each figure."""
    hits = {name: [0, 0] for name in (*TARGETS, "failures")}
    by_axis = {a: 0 for a in AXES}
    for example in examples:
        wrong = []

        def tally(name: str, good: bool, what: str, wrong: list[str] = wrong) -> None:
            hits[name][0] += good
            hits[name][1] += 1
            if not good:
                wrong.append(what)

        try:
            opinions = [
                read_opinion(Document(f"opinion{n}", "clinic_note", text=t)) for n, t in enumerate(example.letters, 1)
            ]
            result = compare(opinions)
        except Exception as error:
            hits["failures"][0] += 1
            print(f"{example.name}: FAILED {type(error).__name__}: {error}")
            continue
        third = result.third
        tally(
            "verdict", result.verdict == example.verdict, f"verdict: {example.verdict} expected, got {result.verdict}"
        )
        tally(
            "worth_it",
            third.worth_it == example.worth_it,
            f"worth_it: {example.worth_it} expected, got {third.worth_it} ({third.rule})",
        )
        if example.worth_it in ("yes", "not_yet"):
            tally("kind", bool(set(third.kind) & set(example.kind)), f"kind: {example.kind} expected, got {third.kind}")
        for axis in AXES:
            got, (status, cause) = result.axis(axis), example.axes[axis]
            by_axis[axis] += got.status == status
            tally("axis status", got.status == status, f"{axis}: {status} expected, got {got.status} {_said(got)}")
            if status == "differ":
                right = got.status == "differ" and got.cause == cause
                tally("cause", right, f"{axis}: cause {cause} expected, got {got.cause}")
        if verbose and wrong:
            print(example.name, [o.discipline for o in opinions])
            print("\n".join(f"    {w}" for w in wrong))
    print("    by axis: " + ", ".join(f"{a} {by_axis[a]}/{len(examples)}" for a in AXES))
    return {k: (v[0], v[1]) for k, v in hits.items()}


def _said(result: object) -> str:
    return " | ".join(f"{s.opinion}: {s.value[:70]}" for s in result.says) + f" {result.points}"  # type: ignore[attr-defined]


def main() -> None:
    """Prints a table for each set."""
    arguments = sys.argv[1:]
    verbose = "--verbose" in arguments
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
    sets = [a for a in arguments if a in ("own", "unseen", "shared")] or ["own", "unseen", "shared"]
    for name in sets:
        examples = [e for e in (shared() if name == "shared" else own(name == "unseen")) if only in e.name]
        targets = UNSEEN_TARGETS if name == "unseen" else TARGETS
        print(f"{name}: {len(examples)} cases")
        for figure, (hit, total) in score(examples, verbose).items():
            target = f"   target {targets[figure]:.2f}" if figure in targets else ""
            share = f"{hit / total:.3f}  ({hit}/{total})" if total else str(hit)
            print(f"    {figure:12s} {share}{target}")
    speed()


def speed() -> None:
    """Milliseconds in a warm process: two letters, the median and the slowest of our own pairs; then the sheets."""
    took = []
    for example in own(False) + own(True):
        if len(example.letters) == 2:
            compared(example.letters)
            begin = time.perf_counter()
            result = compared(example.letters)
            took.append((time.perf_counter() - begin) * 1000)
    print(f"two letters ({len(took)} pairs): median {median(took):.1f} ms, slowest {max(took):.1f} ms; target 100 ms")
    with TemporaryDirectory() as folder:
        for _ in range(2):
            begin = time.perf_counter()
            write_sheets(result, Path(folder) / "sheets", date(2026, 11, 23))
    print(f"both sheets, HTML, PDF, JSON and FHIR, warm: {(time.perf_counter() - begin) * 1000:.1f} ms")


def compared(letters: list[str]) -> Comparison:
    """Letters held side by side."""
    return compare([read_opinion(Document(f"opinion{n}", "clinic_note", text=t)) for n, t in enumerate(letters, 1)])


if __name__ == "__main__":
    main()
