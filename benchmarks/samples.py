"""Makes a plan of every sample record and prints, as a page for the docs, whether each cancer coded in it was found.

    python benchmarks/samples.py > docs/reference/samples.md

Expected is what a plain scan sees that knows nothing of our readers: conditions and problem values that are coded C00
to C97 or D00 to D09 in ICD-10, 140 to 208 in ICD-9, or whose words say malignant, cancer, carcinoma and the like, and
that are the patient's own and present or past (no relative's, no screening, no suspicion). What each of them means as
an OncoTree code is asked of the tables of codes and names. Found are those whose code, or a coarser or finer name of
the same, is among the facts; an entry that names only spread is found when the facts tell of spread.

With --all, samples in which nothing is expected are printed too.
"""

import gzip
import json
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from lxml import etree
from shared import shared_folder

from consilium import oncology
from consilium.case import Document
from consilium.errors import ConsiliumError
from consilium.plan import make_plan
from consilium.records import read
from consilium.report import plan_json, plan_text

_WORDS = re.compile(r"malignan|cancer|carcinom|lymphoma|leuka?emi|sarcom|melanom|myelom|bösartige", re.I)
_NOT_OURS = re.compile(
    r"family history|history of|benign|screen|suspected|pain|antigen|care plan|risk|leukocyt|low risk", re.I
)
_ICD10 = re.compile(r"(?:C\d\d|D0\d)(?:\.\w+)?$")
_ICD9 = re.compile(r"(?:1[4-9]\d|20[0-8])(?:\.\d+)?$")
_SPREAD = re.compile(r"secondary|metasta", re.I)
HEAD = """<!-- Made by benchmarks/samples.py; it needs the shared samples. -->

# Every sample

A plan was made of every sample record of the project's shared folder: public examples of FHIR, C-CDA, portal
and registry files, synthetic patients, and scanned reports. None of them lies in the repository. Of these, {plans}
ended with a plan, {refused} with one sentence that says why and what to do (exit 3; most are single parts of an HL7
example that say nothing of a person), and {faults} with a fault of the program. The table shows the samples in which
a cancer is coded, and whether each was found.

| sample | documents | cancers coded | found | level | warnings | seconds |
|---|---|---|---|---|---|---|"""
SPREAD = "spread"
TODAY = date(2026, 11, 22)
UNNAMED = "a cancer, not named further"


def main() -> None:
    """Prints the page."""
    records = shared_folder() / "data" / "records"
    rows, ends = [], Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for name, paths in _samples(records, Path(folder)):
            row, end = _row(name, paths)
            rows += [row] if row else []
            ends[end] += 1
    print(HEAD.format(plans=ends["plan"], refused=ends["refused"], faults=ends["fault"]))
    print("\n".join(rows))


def _samples(records: Path, scratch: Path) -> Iterator[tuple[str, list[Path]]]:
    for path in sorted((records / "mcode_stu4" / "examples").glob("Bundle*.json")):
        yield f"mCODE STU4: {path.stem}", [path]
    yield (
        "mCODE STU4: all loose resources",
        sorted(
            path for path in (records / "mcode_stu4" / "examples").glob("*.json") if not path.name.startswith("Bundle")
        ),
    )
    for folder in ("synthea_r4_cancer", "smart_stu3_cancer", "ccda_emerge_cancer"):
        for path in sorted((records / folder).glob("*.gz")):
            yield f"{folder}: {path.name.split('_')[0].removesuffix('.gz')}", [_unpacked(path, scratch / folder)]
    for name in ("ccda_vendor_samples", "hl7_ccda_examples", "us_core_examples", "bulk_fhir_10_patients_partial"):
        for path in _members(records / f"{name}.zip", scratch / name):
            yield f"{name}: {path.relative_to(scratch / name)}", [path]
    for path in sorted((records / "tcga_path" / "pdf").glob("*.pdf")):
        yield f"tcga_path/pdf: {path.name}", [path]
    for folder in ("ips_2.0.0_examples", "central_cancer_registry_examples", "de_mii_onko_examples", "blue_button"):
        for path in sorted((records / folder).iterdir()):
            yield f"{folder}: {path.name}", [path]


def _unpacked(path: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    target = folder / path.name.removesuffix(".gz")
    target.write_bytes(gzip.decompress(path.read_bytes()))
    return target


def _members(archive: Path, folder: Path) -> list[Path]:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _row(name: str, paths: list[Path]) -> tuple[str, str]:
    """A line of the table (empty where nothing is coded), and how it ended."""
    wanted = {kind for path in paths for kind in _expected(path)}
    begun = time.perf_counter()
    documents: tuple[Document, ...] = ()
    try:
        plan = make_plan([str(path) for path in paths], today=TODAY)
        documents, end, level = plan.case.documents, "plan", plan.need.level
        told = len(plan.case.warnings) + sum(len(document.warnings) for document in documents)
        plan_text(plan), plan_json(plan)
    except ConsiliumError as error:
        told, end, level = 1, "refused", "refused"
        if "--all" in sys.argv:
            print(f"refused: {error}", file=sys.stderr)
        with suppress(ConsiliumError):
            # Several people in one folder make no plan, yet each document is read.
            documents = read([str(path) for path in paths]).documents
    except Exception as error:
        told, end, level = 0, "fault", "FAULT"
        print(f"fault in {name}: {type(error).__name__}", file=sys.stderr)
    seconds = time.perf_counter() - begun
    found = {kind for kind in wanted if _is_found(kind, documents)}
    for missing in sorted(wanted - found):
        print(f"missing in {name}: {missing}", file=sys.stderr)
    if not wanted and "--all" not in sys.argv:
        return "", end
    kinds = ", ".join(sorted(wanted)) or "none"
    share = f"{len(found)} of {len(wanted)}"
    return f"| {name} | {len(documents)} | {kinds} | {share} | {level} | {told} | {seconds:.2f} |", end


def _is_found(kind: str, documents: tuple[Document, ...]) -> bool:
    facts = [fact for document in documents for fact in document.facts]
    if kind == SPREAD:
        return any(fact.field == "extent" for fact in facts)
    named = {fact.value for fact in facts if fact.field == "cancer"}
    if kind == UNNAMED:
        return bool(named)
    return any(oncology.is_a(code, kind) or oncology.is_a(kind, code) for code in named)


def _expected(path: Path) -> set[str]:
    data = path.read_bytes()
    start = data.lstrip()[:1]
    named = _in_json(data) if start in (b"{", b"[") else _in_xml(data) if start == b"<" else ()
    return {_meant(codes) for codes in named}


def _meant(codes: list[tuple[str, str]]) -> str:
    """The OncoTree code of (words, code) pairs that mean one thing; SPREAD, or UNNAMED, where they name none."""
    said = " | ".join(words for words, _ in codes)
    if any(oncology.is_secondary_icd10(c) or oncology.is_secondary_snomed(c) for _, c in codes) or _SPREAD.search(said):
        return SPREAD
    for words, code in codes:
        for known in (oncology.from_icd10(code), oncology.from_snomed(code), *_named(words)):
            if known:
                return known
    return UNNAMED


def _named(words: str) -> list[str | None]:
    return [mention.code for mention in oncology.mentions(words)]


def _in_json(data: bytes) -> Iterator[list[tuple[str, str]]]:
    for resource in _resources(data):
        if resource.get("resourceType") == "Condition":
            concept = resource.get("code", {})
            codes = [(c.get("display") or "", c.get("code") or "") for c in concept.get("coding", [])]
            codes.append((concept.get("text") or "", ""))
            if _is_cancer(codes):
                yield codes


def _is_cancer(codes: list[tuple[str, str]]) -> bool:
    said = " | ".join(words for words, _ in codes)
    if _NOT_OURS.search(said):
        return False
    return bool(_WORDS.search(said)) or any(_ICD10.match(code) for _, code in codes)


def _resources(data: bytes) -> Iterator[dict]:
    try:
        top = json.loads(data)
        stack = top if isinstance(top, list) else [top]
    except ValueError:
        stack = [json.loads(line) for line in data.splitlines() if line.strip()]
    while stack:
        resource = stack.pop()
        stack += [
            entry["resource"] for entry in resource.get("entry", []) if isinstance(entry, dict) and "resource" in entry
        ]
        yield resource


def _in_xml(data: bytes) -> Iterator[list[tuple[str, str]]]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    for value in root.iter("{*}value", "value") if root is not None else ():
        found = [value, *value.iterfind("{*}translation")]
        codes = [((c.get("displayName") or "").strip(), c.get("code") or "") for c in found]
        icd9 = any(_ICD9.match(c.get("code") or "") and (c.get("codeSystem") or "").endswith(".103") for c in found)
        if not _in_family(value) and (_is_cancer(codes) or (icd9 and not _NOT_OURS.search(str(codes)))):
            yield codes


def _in_family(value: etree._Element) -> bool:
    for above in value.iterancestors("{*}section", "{*}organizer"):
        codes = {found.get("code") for found in above.iterfind("{*}code")}
        if "10157-6" in codes or above.find("{*}subject") is not None:
            return True
    return False


if __name__ == "__main__":
    main()
