"""How long a whole command takes as a process, and how much memory it needs, beside the limits of the issue.

    python benchmarks/speed.py [RUNS]

Needs the shared samples for the large bundle; the demonstration needs nothing.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from shared import shared_folder


def main() -> None:
    """Prints a table: command, best and median seconds, peak memory, limit."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print("| command | best s | median s | peak MB | limit |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        row("demo, both patients, all files", ["demo", "--out", str(scratch / "demo")], runs, "3 s")
        row("--help", ["--help"], runs, "")
        bundle = largest_bundle(scratch)
        size = bundle.stat().st_size / 1e6
        row(f"plan of a {size:.1f} MB bundle", ["plan", str(bundle), "--json"], runs, "1.5 s, 300 MB")
        row(
            "the same with --near and --out",
            ["plan", str(bundle), "--near", "02906", "--out", str(scratch / "plan")],
            runs,
            "",
        )


def largest_bundle(scratch: Path) -> Path:
    """The largest synthetic patient of the samples, its entries repeated under other ids up to 4 MB."""
    packed = (shared_folder() / "data" / "records" / "synthea_r4_cancer").glob("*.json.gz")
    bundle = scratch / "bundle.json"
    whole = json.loads(max((gzip.decompress(path.read_bytes()) for path in packed), key=len))
    entries = whole["entry"]
    size, copy = len(json.dumps(whole)), 0
    while size < 4_000_000:
        again = json.loads(json.dumps(entries[1 + copy % (len(entries) - 1)]))
        again["resource"]["id"] = f"again-{copy}"
        whole["entry"] = [*whole["entry"], again]
        size, copy = size + len(json.dumps(again)), copy + 1
    bundle.write_text(json.dumps(whole))
    return bundle


def row(name: str, arguments: list[str], runs: int, limit: str) -> None:
    """One line of the table."""
    taken = sorted(once(arguments) for _ in range(runs))
    seconds = [t for t, _ in taken]
    memory = max(m for _, m in taken)
    print(f"| {name} | {seconds[0]:.2f} | {seconds[len(seconds) // 2]:.2f} | {memory:.0f} | {limit} |", flush=True)


def once(arguments: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one run as a process of its own."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "consilium", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(
            f"consilium {' '.join(arguments)} failed: {child.stderr.read().decode() if child.stderr else ''}"
        )
    return time.perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
