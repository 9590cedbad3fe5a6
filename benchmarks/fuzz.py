"""Reads many damaged files and reports crashes, the slowest input and the growth of memory.

    python benchmarks/fuzz.py [NUMBER OF INPUTS, 100000 when left out] [FIRST INPUT, 0 when left out]

Every input goes through the whole of `consilium.records.read`, in this process. Input n is always the same bytes, so
that a failure is found again with `python benchmarks/fuzz.py 1 n`. A reader that hangs for a minute ends the run with
a traceback of where it hangs; the number of the input that was running stands in the file named at the start. The
exit status is 1 when anything went wrong.
"""

import faulthandler
import gc
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "records"))

from mutations import damaged  # noqa: E402 from the tests, whose folder is put on the path above
from record_files import examples  # noqa: E402

from consilium.errors import ConsiliumError  # noqa: E402
from consilium.records import reading  # noqa: E402

RUNNING = Path(tempfile.gettempdir(), f"consilium-fuzz-{os.getpid()}")
HANG = 60  # seconds after which the run is ended
SLOW = 2.0  # seconds that no small file may take


def main(count: int, first: int) -> int:
    """Run the inputs and print the table; 1 when there was a crash, a slow input or growth."""
    seeds = examples()
    names = sorted(seeds)
    others = tuple(seeds.values())
    outcome: Counter[str] = Counter()
    crashes: dict[str, str] = {}
    slowest = (0.0, "")
    early = 0.0
    started = time.perf_counter()
    running = os.open(RUNNING, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    print(f"running           the number of the input stands in {RUNNING}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input")
        for number in range(first, first + count):
            random = Random(number)  # noqa: S311 no secret
            name = names[number % len(names)]
            path.write_bytes(damaged(seeds[name], random, others))
            os.pwrite(running, f"{number:10}\n".encode(), 0)
            faulthandler.dump_traceback_later(HANG, exit=True)
            before = time.perf_counter()
            problems = list(_read(path, outcome))
            taken = time.perf_counter() - before
            faulthandler.cancel_dump_traceback_later()
            for kind, trace in problems:
                crashes.setdefault(kind, f"{name}, input {number}:\n{trace}")
            if taken > slowest[0]:
                slowest = (taken, f"{name}, input {number}")
            if number - first == count // 10:
                early = _memory()
            if sys.stderr.isatty() and number % 1000 == 0:
                print(f"\r{number - first} of {count}", end="", file=sys.stderr)
    os.close(running)
    RUNNING.unlink()
    growth = _memory() - early
    seconds = time.perf_counter() - started
    print(f"inputs            {count} in {seconds:.0f} s ({1000 * seconds / max(1, count):.1f} ms each)")
    print(f"read / refused    {outcome['read']} / {outcome['refused']}")
    print(f"crashes           {len(crashes)} kinds (limit 0)")
    print(f"slowest           {slowest[0]:.2f} s: {slowest[1]} (limit {SLOW} s)")
    print(f"memory growth     {growth:.1f} MB over the last nine tenths (limit 50 MB)")
    for first_one in crashes.values():
        print(f"\n{first_one}")
    return int(bool(crashes) or slowest[0] > SLOW or growth > 50)


def _read(path: Path, outcome: Counter[str]) -> Iterator[tuple[str, str]]:
    """Read one file and yield what went wrong beyond a refusal: where it did, and the traceback."""
    caught: list[tuple[str, str]] = []
    told = reading._refusal

    def spy(name: str, error: Exception) -> reading.Refusal:
        if not isinstance(error, ConsiliumError):
            caught.append(_described(error))
        return told(name, error)

    reading._refusal = spy
    try:
        documents = reading.read([path]).documents
        outcome["read"] += 1
    except ConsiliumError:
        outcome["refused"] += 1
        documents = ()
    except Exception as error:
        caught.append(_described(error))
        documents = ()
    finally:
        reading._refusal = told
    yield from caught
    for document in documents:
        for fact in document.facts:
            if fact.start is not None and document.text[fact.start : fact.end] != fact.quote:
                yield fact.field, f"a quote of {fact.field} does not stand in its document"


def _described(error: Exception) -> tuple[str, str]:
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "consilium" in frame.filename]
    place = f"{ours[-1].filename}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__} {place}", "".join(traceback.format_exception(error)[-8:])


def _memory() -> float:
    """Resident memory in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(*(numbers + [100_000, 0][len(numbers) :])))
