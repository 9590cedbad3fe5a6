"""How quick the web application is: start to first page, a 4 MB bundle, each page, beside the limits of the issue.

    python benchmarks/web.py

Starts the program as a person does, on an empty folder, and visits it with a plain client. Needs the shared samples for
the large bundle.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from speed import largest_bundle

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "web"))

from serving import Program, Visit

PAGES = ("steps", "records", "questions", "need", "where", "trials", "payer", "ask", "opinions", "decide", "keep")
RUNS = 9


def main() -> None:
    """Prints a table: what, median ms, slowest ms, limit."""
    print("| what | median ms | slowest ms | limit |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "kept"
        row("start to first page, empty folder", [first_page(folder)], "2,000")
        starts = [first_page(folder) for _ in range(3)]
        row("start to first page, again", starts, "2,000")
        program = Program(folder)
        visit = program.visit()
        visit.post("/begin/", have="papers")
        bundle = largest_bundle(Path(scratch)).read_bytes()
        row(f"a bundle of {len(bundle) / 1e6:.1f} MB, given and read", [timed(lambda: given(visit, bundle))], "3,000")
        for page in PAGES:
            visit.get(f"/{page}/")
            row(f"/{page}/, warm", [timed(lambda page=page: visit.get(f"/{page}/")) for _ in range(RUNS)], "150")
        program.kill()


def first_page(folder: Path) -> float:
    """Milliseconds from the start of the program to its first page."""
    start = time.perf_counter()
    program = Program(folder)
    program.visit().get("/")
    taken = (time.perf_counter() - start) * 1000
    program.kill()
    return taken


def given(visit: Visit, bundle: bytes) -> None:
    """Gives a bundle and waits until its papers are shown."""
    visit.upload("bundle.json", bundle)
    visit.get("/records/reading/")
    assert "What your papers say" in visit.get("/records/")[1]


def timed(do: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def row(name: str, taken: list[float], limit: str) -> None:
    """One line of the table."""
    print(f"| {name} | {statistics.median(taken):.0f} | {max(taken):.0f} | {limit} |", flush=True)


if __name__ == "__main__":
    main()
