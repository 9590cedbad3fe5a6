"""How well are pathology reports read? Our reader beside a plain regex and a TF-IDF + SVM, on labelled open reports.

usage: python benchmarks/reading.py [--set text|ocr|both]

Prints the tables of docs/reference/reading-accuracy.md. Needs the shared samples (see shared.py). The SVM needs
scikit-learn (dependency group `benchmarks`); it learns from scanned reports of patients other than those that it is
asked about: for the good text from all of them, for the scanned text in five parts, each from the other four.

Truth is the registry's pathologic category (TNM editions 4 to 7), not always what one report says. A value is right
when it equals the truth or is coarser or finer (T2 for T2a), coarse when only its first digit is (T2a for T2b), else
wrong; precision counts the right ones alone. The published figures are of other systems on their own data.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shared import shared_folder

from consilium.oncology import is_a
from consilium.records.text import read_text

Row = dict[str, Any]
Answers = dict[str, list[tuple[str, str]]]  # field -> (value, status), the deciding one first

#: TCGA study -> OncoTree nodes; a code at or below one of them is right.
ACCEPTED = {
    "BRCA": ["BRCA"], "HNSC": ["HNSC"], "THCA": ["WDTC", "THAP", "THPD", "THHC", "THPA", "THFO"], "COAD": ["COADREAD"],
    "READ": ["COADREAD"], "KIRC": ["CCRCC"], "KIRP": ["PRCC"], "KICH": ["CHRCC"], "LUAD": ["LUAD"], "LUSC": ["LUSC"],
    "STAD": ["STAD", "GEJ"], "ESCA": ["ESCA", "ESCC", "GEJ"], "LIHC": ["HCC", "FLC"],
    "CHOL": ["CHOL", "IHCH", "EHCH", "PHCH"], "CESC": ["CERVIX"], "PRAD": ["PRAD"], "BLCA": ["BLADDER"],
    "PAAD": ["PAAD", "PAASC", "IPMN", "UCP"], "ACC": ["ACC"], "UVM": ["UM", "OM"], "MESO": ["PLMESO", "PEMESO"],
    "TGCT": ["TESTIS"], "SKCM": ["MEL", "SKCM"],
}  # fmt: skip
#: label of a line, field, and which of our values count
LINES = (
    ("cancer", "cancer", ("stated", "inferred")), ("cancer, kinds that the SVM saw", "cancer", ("stated", "inferred")),
    ("T stated", "t", ("stated",)), ("T stated or inferred", "t", ("stated", "inferred")),
    ("N stated", "n", ("stated",)), ("N stated or inferred", "n", ("stated", "inferred")),
    ("M", "m", ("stated", "inferred")),
)  # fmt: skip
#: what the project asks of itself, by set and line
ASKED = {
    ("text", "cancer"): "0.93 / 0.97", ("ocr", "cancer"): "0.88 / 0.95", ("text", "T stated"): "0.64 / 0.97",
    ("text", "T stated or inferred"): "0.80 / 0.90", ("text", "N stated or inferred"): "0.88 / 0.94",
    ("text", "M"): "any / 0.97",
}  # fmt: skip
SPEED = 150  # reports a second on one core, as asked
PUBLISHED = (
    ("BB-TEN (BigBird), 1,034 TCGA reports, T", "AU-ROC 0.945", "Kefeli 2024, doi:10.1038/s41467-024-53190-9"),
    ("BB-TEN, about 8,000 reports of another hospital", "AU-ROC 0.815 to 0.942", "the same"),
    ("Rules and learning, mentions of TNM, Utah", "sensitivity 0.955 to 0.984", "AAlAbdulsalam 2018, PMC5961766"),
    ("the same, T, N and M of the case", "0.835 to 0.87", "the same"),
    ("Rules, stage of melanoma, bowel, breast, Washington", "F1 0.94, 0.89, 0.89", "the registry's staging project"),
    ("DeepPhe-CR, site, histology, grade and more", "F1 0.79 to 1.00", "Hochheiser 2023, doi:10.1200/CCI.23.00156"),
    ("Deep nets, ICD-O, 80,000 Tuscan reports", "accuracy 0.903", "Martina 2020"),
    ("Nets that abstain, 29,206 reports on children", "micro-F1 0.987 on 85 in 100", "Yoon 2022"),
    ("Mixtral 8x7B, 145 checked TCGA reports", "accuracy 0.992, failures left out", "grasool/tcga-path-report"),
)  # fmt: skip


def load(folder: Path, name: str) -> list[Row]:
    """The labelled reports of one set whose study has an accepted kind."""
    file = {"text": "tcga_textract_test", "ocr": "tcga_ocr"}[name]
    with gzip.open(folder / "data" / "records" / "tcga_path" / f"{file}.jsonl.gz", "rt") as lines:
        return [row for row in map(json.loads, lines) if row["tcga_type"] in ACCEPTED]


def judge(field: str, value: str, row: Row) -> str:
    """right, coarse or wrong, as the project's shared scorer says it."""
    if field == "cancer":
        return "right" if any(is_a(value, code) for code in ACCEPTED[row["tcga_type"]]) else "wrong"
    truth, got = (
        re.sub(r"^(y?[cpr]?)(?=[TNM])", "", text.strip()).replace(" ", "").upper() for text in (row[field], value)
    )
    if got == truth or (got[:2] == truth[:2] and (truth.startswith(got) or got.startswith(truth))):
        return "right"
    return "coarse" if got[:2] == truth[:2] else "wrong"


# --- the readers -----------------------------------------------------------------------------------------------------


def ours(row: Row) -> Answers:
    """Our reader."""
    found: Answers = {}
    document = read_text(row["text"], row["file_id"])
    for fact in document.facts:
        assert fact.status == "absent" or document.text[fact.start : fact.end] == fact.quote
        if fact.status != "absent" and fact.value:
            found.setdefault(fact.field, []).append((fact.value, fact.status))
    return found


_PLAIN = {
    "t": re.compile(r"(?<![A-Za-z])[yr]?[cp]?T ?([0-4][a-d]?|is)(?![a-z\d])"),
    "n": re.compile(r"(?<![A-Za-z])[yr]?[cp]?N ?([0-3][a-c]?)(?![a-z\d])"),
    "m": re.compile(r"(?<![A-Za-z])[yr]?[cp]?M ?([01][a-c]?)(?![a-z\d])"),
}
_NODES = re.compile(r"\b(\d{1,2})/(\d{1,2})\b")


def plain(row: Row) -> Answers:
    """A plain regex, as many projects have it: the first T, N, M; else N0 where every n/m beside a node is 0."""
    found = {
        field: [(field.upper() + match.group(1), "stated")]
        for field, pattern in _PLAIN.items()
        if (match := pattern.search(row["text"]))
    }
    if "n" not in found and "node" in row["text"].lower():
        counts = [int(m.group(1)) for m in _NODES.finditer(row["text"]) if int(m.group(1)) <= int(m.group(2))]
        if counts:
            found["n"] = [("N0" if not any(counts) else "N1", "inferred")]
    return found


def learned(name: str, rows: list[Row], scanned: list[Row]) -> dict[str, Answers]:
    """TF-IDF and a linear SVM for the kind of cancer, never asked about a patient from whom it learned."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    patients = sorted({row["patient_id"] for row in rows})
    parts = [set(patients)] if name == "text" else [set(patients[part::5]) for part in range(5)]
    found: dict[str, Answers] = {}
    for part in parts:
        lessons = [row for row in scanned if row["patient_id"] not in part and len(row["text"]) > 200]
        model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True), LinearSVC())
        model.fit([row["text"] for row in lessons], [row["tcga_type"] for row in lessons])
        asked = [row for row in rows if row["patient_id"] in part]
        for row, study in zip(asked, model.predict([row["text"] for row in asked]), strict=True):
            found[row["file_id"]] = {"cancer": [(str(study), "inferred")]}
    return found


# --- the table -------------------------------------------------------------------------------------------------------


def marks(rows: list[Row], answers: dict[str, Answers], field: str, statuses: tuple[str, ...], by: str) -> Counter[str]:
    """How many reports that have a truth got a right, a coarse, a wrong and no value."""
    found: Counter[str] = Counter()
    for row in rows:
        if field != "cancer" and not row[field]:
            continue
        values = [value for value, status in answers[row["file_id"]].get(field, ()) if status in statuses]
        if not values:
            found["none"] += 1
        elif field == "cancer" and by == "svm":  # it answers with a study, not with a kind
            same = ACCEPTED[values[0]] == ACCEPTED[row["tcga_type"]]
            found["right" if same else "wrong"] += 1
        else:
            found[judge(field, values[0], row)] += 1
    return found


def share(found: Counter[str]) -> str:
    """Coverage and precision; a dash where nothing is given."""
    given = found.total() - found["none"]
    return f"{given / found.total():.3f} / {found['right'] / given:.3f}" if given else "-"


def table(name: str, rows: list[Row], scanned: list[Row]) -> Iterator[str]:
    """The lines of one set: each field with ours, the regex, the learned reader and what was asked for."""
    start = time.process_time()
    readers = {"ours": {row["file_id"]: ours(row) for row in rows}}
    speed = len(rows) / (time.process_time() - start)
    readers["regex"] = {row["file_id"]: plain(row) for row in rows}
    try:
        readers["svm"] = learned(name, rows, scanned)
    except ImportError:
        yield "(scikit-learn is not installed: no TF-IDF + SVM)"
    asked = {row["patient_id"] for row in rows} if name == "text" else set()
    seen = {row["tcga_type"] for row in scanned if row["patient_id"] not in asked}
    what = {"text": "good text", "ocr": "scanned text"}[name]
    yield f"{len(rows)} reports in {what}; {speed:.0f} a second on one core ({SPEED} asked for).\n"
    yield f"| {what} | ours | right, coarse, wrong, none | plain regex | TF-IDF + SVM | asked for |"
    yield "|---|---|---|---|---|---|"
    for label, field, statuses in LINES:
        among = [row for row in rows if "SVM" not in label or row["tcga_type"] in seen]
        if "SVM" in label and len(among) == len(rows):
            continue
        found = {by: marks(among, answers, field, statuses, by) for by, answers in readers.items()}
        counts = ", ".join(str(found["ours"][mark]) for mark in ("right", "coarse", "wrong", "none"))
        others = " | ".join(share(found[by]) if by in found else "-" for by in ("regex", "svm"))
        yield f"| {label} | {share(found['ours'])} | {counts} | {others} | {ASKED.get((name, label), '-')} |"


def main() -> None:
    """Reads the sets and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("text", "ocr", "both"), default="both")
    chosen = parser.parse_args().set
    folder = shared_folder()
    scanned = load(folder, "ocr")
    for name in ("text", "ocr") if chosen == "both" else (chosen,):
        for line in table(name, load(folder, name) if name == "text" else scanned, scanned):
            print(line)
        print()
    print("| published, each on its own data | figure | source |\n|---|---|---|")
    for system, figure, source in PUBLISHED:
        print(f"| {system} | {figure} | {source} |")


if __name__ == "__main__":
    main()
