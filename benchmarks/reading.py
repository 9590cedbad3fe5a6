"""How well are pathology reports read? Our reader beside a plain regex and a TF-IDF + SVM, on labelled open reports.

usage: python benchmarks/reading.py [--set text|ocr|both]

Needs the shared samples (see shared.py). The SVM is trained on the OCR half without the patients of the good-text
half, and needs scikit-learn, which is no dependency of ours: without it that row says so. Truth is the registry's
pathologic category (AJCC editions 4 to 7), not always what one report says. The published figures are of other systems
on their own data.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from shared import shared_folder

from consilium.oncology import is_a
from consilium.records.text import read_text

Row = dict[str, Any]
Reading = dict[str, tuple[str, str]]  # field -> (value, status)

#: TCGA study -> OncoTree nodes; a code at or below one of them is right.
ACCEPTED = {
    "BRCA": ["BRCA"], "HNSC": ["HNSC"], "THCA": ["WDTC", "THAP", "THPD", "THHC", "THPA", "THFO"], "COAD": ["COADREAD"],
    "READ": ["COADREAD"], "KIRC": ["CCRCC"], "KIRP": ["PRCC"], "KICH": ["CHRCC"], "LUAD": ["LUAD"], "LUSC": ["LUSC"],
    "STAD": ["STAD", "GEJ"], "ESCA": ["ESCA", "ESCC", "GEJ"], "LIHC": ["HCC", "FLC"],
    "CHOL": ["CHOL", "IHCH", "EHCH", "PHCH"], "CESC": ["CERVIX"], "PRAD": ["PRAD"], "BLCA": ["BLADDER"],
    "PAAD": ["PAAD", "PAASC", "IPMN", "UCP"], "ACC": ["ACC"], "UVM": ["UM", "OM"], "MESO": ["PLMESO", "PEMESO"],
    "TGCT": ["TESTIS"], "SKCM": ["MEL", "SKCM"],
}  # fmt: skip
#: coverage and precision that the project asks of itself, by set and row
LIMITS = {
    ("text", "cancer"): (0.93, 0.97), ("ocr", "cancer"): (0.88, 0.95), ("text", "t stated"): (0.64, 0.97),
    ("text", "t"): (0.80, 0.90), ("text", "n"): (0.88, 0.94), ("text", "m"): (0.0, 0.97),
}  # fmt: skip
PUBLISHED = (
    ("BB-TEN (BigBird), TCGA, T", "AU-ROC 0.945", "Kefeli 2024, doi:10.1038/s41467-024-53190-9"),
    ("BB-TEN, 8,000 reports of another hospital", "AU-ROC 0.82 to 0.94", "the same"),
    ("Rules and learning, TNM mentions, Utah registry", "sensitivity 0.96 to 0.98", "AAlAbdulsalam 2018, PMC5961766"),
    ("DeepPhe-CR, site, histology, grade", "F1 0.79 to 1.00", "Hochheiser 2023, doi:10.1200/CCI.23.00156"),
    ("Deep nets, ICD-O, 80,000 Tuscan reports", "accuracy 0.90", "Martina 2020"),
    ("Nets that abstain, childhood cancers", "F1 0.987 on 85 % of reports", "Yoon 2022"),
    ("Mixtral 8x7B, 145 checked TCGA reports", "accuracy 0.99 (failures left out)", "grasool/tcga-path-report"),
)


def load(folder: Path, name: str) -> list[Row]:
    """The labelled reports of one set whose study has an accepted kind."""
    file = {"text": "tcga_textract_test", "ocr": "tcga_ocr"}[name]
    with gzip.open(folder / "data" / "records" / "tcga_path" / f"{file}.jsonl.gz", "rt") as lines:
        return [row for row in map(json.loads, lines) if row["tcga_type"] in ACCEPTED]


def judge(field: str, value: str, row: Row) -> bool:
    """Whether a value is right: a code at or below an accepted one; a category that equals, or is coarser or finer."""
    if field == "cancer":
        return any(is_a(value, code) for code in ACCEPTED[row["tcga_type"]]) or value == row["tcga_type"]
    truth = row[field].upper()
    return truth.startswith(value.upper()) or value.upper().startswith(truth)


# --- the readers -----------------------------------------------------------------------------------------------------


def ours(row: Row) -> Reading:
    """Our reader: the deciding fact of each field."""
    found: Reading = {}
    document = read_text(row["text"], row["file_id"])
    for fact in document.facts:
        if fact.status != "absent":
            assert document.text[fact.start : fact.end] == fact.quote
            if fact.value:
                found.setdefault(fact.field, (fact.value, fact.status))
    return found


_PLAIN = {
    "t": re.compile(r"\bp?T([0-4][a-d]?|is)\b"),
    "n": re.compile(r"\bp?N([0-3][a-c]?)\b"),
    "m": re.compile(r"\bp?M([01][a-c]?)\b"),
}
_NODES = re.compile(r"\b(\d{1,2})/(\d{1,2})\b")


def plain(row: Row) -> Reading:
    """A plain regex, as many projects have it: the first T, N, M; else N0 where every n/m beside a node is 0."""
    found = {
        field: (field.upper() + match.group(1), "stated")
        for field, pattern in _PLAIN.items()
        if (match := pattern.search(row["text"]))
    }
    if "n" not in found and "node" in row["text"].lower():
        counts = [int(m.group(1)) for m in _NODES.finditer(row["text"]) if int(m.group(1)) <= int(m.group(2))]
        if counts:
            found["n"] = ("N0" if not any(counts) else "N1", "inferred")
    return found


def learned(training: list[Row], rows: list[Row]) -> Callable[[Row], Reading] | None:
    """TF-IDF and a linear SVM for the kind of cancer, trained on other patients; None without scikit-learn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline
        from sklearn.svm import LinearSVC
    except ImportError:
        return None
    tested = {row["patient_id"] for row in rows}
    usable = [row for row in training if row["patient_id"] not in tested and len(row["text"]) > 200]
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True), LinearSVC())
    model.fit([row["text"] for row in usable], [row["tcga_type"] for row in usable])
    return lambda row: {"cancer": (str(model.predict([row["text"]])[0]), "inferred")}


# --- the table -------------------------------------------------------------------------------------------------------


def measure(rows: Iterable[Row], readings: dict[str, Reading], field: str, stated_only: bool) -> tuple[float, float]:
    """Coverage and precision of one field over the reports that have a truth for it."""
    marks: Counter[str] = Counter()
    for row in rows:
        if field != "cancer" and not row[field]:
            continue
        value, status = readings[row["file_id"]].get(field, ("", ""))
        if not value or (stated_only and status != "stated"):
            marks["none"] += 1
        else:
            marks["right" if judge(field, value, row) else "wrong"] += 1
    given = marks["right"] + marks["wrong"]
    return given / max(1, sum(marks.values())), marks["right"] / max(1, given)


def table(name: str, rows: list[Row], training: list[Row]) -> None:
    """Prints one set: each field with ours, the regex, the learned reader and the limit, then our speed."""
    start = time.process_time()
    readings = {"ours": {row["file_id"]: ours(row) for row in rows}}
    seconds = time.process_time() - start
    readings["regex"] = {row["file_id"]: plain(row) for row in rows}
    svm = learned(training, rows) if name == "text" else None
    if svm:
        readings["svm"] = {row["file_id"]: svm(row) for row in rows}
    print(f"\n{name}: {len(rows)} reports, {len(rows) / seconds:.0f} a second on one core; every quote at its offsets")
    print(f"{'':10} {'ours':>15} {'plain regex':>15} {'TF-IDF + SVM':>15} {'asked for':>15}   (coverage / precision)")
    for label, field, stated in (
        ("cancer", "cancer", False), ("t stated", "t", True), ("t", "t", False),
        ("n stated", "n", True), ("n", "n", False), ("m", "m", False),
    ):  # fmt: skip
        cells = []
        for reader in ("ours", "regex", "svm"):
            if (
                reader not in readings
                or (reader == "regex" and field == "cancer")
                or (reader == "svm" and field != "cancer")
            ):
                cells.append("-")
                continue
            coverage, precision = measure(rows, readings[reader], field, stated)
            cells.append(f"{coverage:.3f} / {precision:.3f}")
        limit = LIMITS.get((name, label))
        cells.append(f"{limit[0]:.2f} / {limit[1]:.2f}" if limit else "-")
        print(f"{label:10} " + " ".join(f"{cell:>15}" for cell in cells))


def main() -> None:
    """Reads the sets and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("text", "ocr", "both"), default="both")
    chosen = parser.parse_args().set
    folder = shared_folder()
    training = load(folder, "ocr")
    for name in ("text", "ocr") if chosen == "both" else (chosen,):
        table(name, load(folder, name) if name == "text" else training, training)
    try:
        import sklearn  # noqa: F401
    except ImportError:
        print(
            "\nTF-IDF + SVM not run: scikit-learn is not installed (measured elsewhere: 1.00 / "
            "0.90 on text, 1.00 / 0.93)"
        )
    print("\nPublished figures of others, on their own data:")
    for system, figure, source in PUBLISHED:
        print(f"  {system:52} {figure:36} {source}")


if __name__ == "__main__":
    main()
