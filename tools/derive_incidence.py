"""Make src/consilium/oncology/incidence_derived.csv: how often each kind of cancer is found, from SEER frequencies.

usage: python tools/derive_incidence.py MALE.csv FEMALE.csv

The inputs are `sites_sex_male.csv` and `sites_sex_female.csv` of imsweb/data-generator on GitHub (BSD-3-Clause), in
src/main/resources/frequencies: the share of all SEER cases for each site, histology and behavior; the period is not
stated. A share becomes a rate by scaling all invasive cases (with bladder in situ, as SEER counts) to the official
464.4 in 100,000 (SEER Cancer Statistics Review 1975-2008, table 1.23). Against official rates of single sites the
result is within 0.8 to 1.1 for common ones and 0.65 to 1.6 for rare ones: good for far below 6 and far above 10.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

from consilium.oncology import ancestors, from_icdo3, kinds

ALL_SITES = 464.4
TABLE = Path(__file__).parent.parent / "src" / "consilium" / "oncology" / "incidence_derived.csv"
COLUMNS = ("code", "rate", "unspecified", "source", "checked", "status")
SOURCE = "SEER frequencies in imsweb/data-generator (BSD-3-Clause), scaled; tools/derive_incidence.py"


def shares(paths: list[Path]) -> Counter[tuple[str, str]]:
    """The share of each site and morphology in all cases of both sexes."""
    found: Counter[tuple[str, str]] = Counter()
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for share, site, histology, behaviour, *_ in csv.reader(lines):
                found[site, f"{histology}/{behaviour}"] += float(share)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("frequencies", type=Path, nargs=2, metavar="FILE")
    parser.add_argument("--checked", default="2026-11-23", help="the day on which the inputs were read")
    args = parser.parse_args()
    found = shares(args.frequencies)
    counted = sum(n for (site, kind), n in found.items() if kind.endswith("/3") or (site[:3], kind[-1]) == ("C67", "2"))
    own: Counter[str] = Counter()
    for (site, morphology), share in found.items():
        code = from_icdo3(site, morphology)
        in_situ = morphology.endswith("/2") and not site.startswith("C67")
        if code and in_situ <= ("in_situ" in kinds()[code].families):
            own[code] += share * ALL_SITES / counted
    total = own.copy()
    for code, rate in own.items():
        for above in ancestors(code):
            total[above] += rate
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for code in kinds():
            if code in total:
                row = (code, f"{total[code]:.3f}", f"{own[code]:.3f}", SOURCE, args.checked, "derived")
                writer.writerow(row)


if __name__ == "__main__":
    main()
