"""Gene variants as HL7's genomics reporting writes them: the gene, the change, found or looked for and not found."""

from collections.abc import Iterator

from consilium.case import Fact
from consilium.oncology.markers import marker_mentions, markers
from consilium.records.coded.concepts import Coding, Place, is_absent, words_of
from consilium.records.coded.observed import Observed
from consilium.records.coded.tables import Meaning, meaning_of
from consilium.records.coded.values import plain_number

_FUSED = ("fusion", "rearrang", "translocation")


def variant_facts(meaning: Meaning, seen: Observed, place: Place) -> Iterator[Fact]:
    """``GENE=mutated`` (or rearranged, amplified), or ``GENE=wild_type`` for genes in which nothing was found."""
    genes, details, change = _parts(seen)
    present = _present(seen)
    if not genes:
        genes = _in_words(seen)
    if present is None or not genes:
        return
    fused = len(genes) == 2 and present
    if fused:
        yield from _fusion(genes, details, change, place)
        return
    for name, quote in genes:
        result = _change(change) if present else "wild_type"
        yield place.fact("biomarker", f"{name}={result}", quote, detail="; ".join(details) or None)


def _parts(seen: Observed) -> tuple[list[tuple[str, str]], list[str], str]:
    genes: list[tuple[str, str]] = []
    details: list[str] = []
    change = ""
    for part in seen.parts:
        role = next((m.detail for c in part.code.codings if (m := meaning_of(c)) and m.field == "variant_part"), "")
        words = [] if is_absent(part.value.concept) else part.value.words
        if role == "gene" and words:
            genes.append((_gene(words, part), _gene_quote(part, words)))
        elif role == "change":
            change = " | ".join(words).lower()
            details += words[:1]
        elif role == "share" and part.value.number is not None:
            details.append(f"{plain_number(part.value.number)} % of reads")
        elif role in ("variant", "dna", "protein", "origin") and words:
            details += words[:1]
    return list(dict.fromkeys(genes)), list(dict.fromkeys(details)), change


def _gene(words: list[str], part: Observed) -> str:
    codings = part.value.concept.codings if part.value.concept else ()
    displays = [coding.display for coding in codings if coding.display]
    return (displays or words)[0].strip()


def _gene_quote(part: Observed, words: list[str]) -> str:
    return words_of(part.value.concept)[0] if words_of(part.value.concept) else words[0]


def _present(seen: Observed) -> bool | None:
    """True: found; False: looked for, not found; None: no call."""
    codings: tuple[Coding, ...] = seen.value.concept.codings if seen.value.concept else ()
    for coding in codings:
        answer = meaning_of(coding)
        if answer and answer.field == "answer":
            return answer.detail == "positive"
    said = seen.value.said or " | ".join(words_of(seen.interpretation)).lower() or _letters(seen)
    if any(word in said for word in ("absent", "not detected", "negative", "wild")) or said == "w":
        return False
    if any(word in said for word in ("present", "detected", "positive", "mutat", "pathogenic")) or said == "m":
        return True
    return None


def _letters(seen: Observed) -> str:
    """German registries write M for a mutation and W for wild type."""
    codings = seen.interpretation.codings if seen.interpretation else ()
    return next((coding.code.lower() for coding in codings if coding.code and len(coding.code) == 1), "")


def _in_words(seen: Observed) -> list[tuple[str, str]]:
    texts = [*seen.value.words, *([seen.note] if seen.note else [])]
    return [(found.name, text) for text in texts for found in marker_mentions(text)][:1]


def _fusion(genes: list[tuple[str, str]], details: list[str], change: str, place: Place) -> Iterator[Fact]:
    (first, first_quote), (second, _) = genes
    known = markers()
    for name in (f"{first}::{second}", f"{second}::{first}"):
        if name in known:
            yield place.fact("biomarker", f"{name}=positive", first_quote, detail="; ".join(details) or None)
            return
    joined = f"{first}::{second}"
    for name, quote in genes:
        if name in known:
            detail = "; ".join([joined, *details])
            yield place.fact("biomarker", f"{name}=rearranged", quote, detail=detail)
    if first not in known and second not in known:
        yield place.fact("biomarker", f"{joined}=positive", first_quote, detail="; ".join(details) or None)


def _change(change: str) -> str:
    if "amplif" in change or "copy_number_gain" in change or "copy number gain" in change:
        return "amplified"
    return "rearranged" if any(word in change for word in _FUSED) else "mutated"
