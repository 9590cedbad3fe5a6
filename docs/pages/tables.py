"""Every table of facts, with sources and dates."""

import csv
import tomllib
from collections import Counter
from pathlib import Path

import consilium

ROOT = Path(consilium.__file__).parent


def page() -> str:
    """Markdown: file, rows, how many are sourced or derived, oldest and newest check."""
    lines = [
        "# Tables of facts\n",
        "Every table of facts that Consilium ships. Each row names its source and the day it was checked. OncoTree codes "
        "and tree: Memorial Sloan Kettering Cancer Center, CC BY 4.0. Census gazetteer: public domain. Codes of ICD-10-CM, "
        "ICD-O-3 and SNOMED CT are used as identifiers, without their texts. All else: facts in our own words, Apache-2.0.\n",
        "| table | rows | status | checked |",
        "|---|---|---|---|",
    ]
    for path in sorted([*ROOT.rglob("*.csv"), *ROOT.rglob("*.toml")]):
        rows = _rows(path)
        if not rows:
            continue
        status = ", ".join(f"{n} {name}" for name, n in sorted(Counter(str(r.get("status", "")) for r in rows).items()))
        days = sorted({str(r["checked"]) for r in rows if r.get("checked")})
        when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}" if days else ""
        lines.append(f"| `{path.relative_to(ROOT)}` | {len(rows)} | {status} | {when} |")
    return "\n".join(lines) + "\n"


def _rows(path: Path) -> list[dict[str, object]]:
    """Rows that carry a status: the facts, not settings or examples."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        found: list[dict[str, object]] = [dict(row) for row in csv.DictReader(text.splitlines())]
    else:
        found = list(_tables(tomllib.loads(text)))
    return [row for row in found if row.get("status")]


def _tables(whole: dict[str, object]) -> list[dict[str, object]]:
    """The rows of a TOML file: its arrays of tables, which may share a status, or the file itself."""
    shared = {key: whole[key] for key in ("status", "checked") if key in whole}
    rows = [part for value in whole.values() if isinstance(value, list) for part in value if isinstance(part, dict)]
    return [{**shared, **row} for row in rows] or [whole]
