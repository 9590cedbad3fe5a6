"""Treatment: what is advised now, by this doctor. Regimens are held as their drugs; brands and variants agree."""

import re
from dataclasses import replace

from consilium.oncology import drug
from consilium.opinions.axes import tests
from consilium.opinions.axes.common import Difference, join_statement
from consilium.opinions.basis import either_way, missing
from consilium.opinions.endorse import endorses
from consilium.opinions.letter import Letter
from consilium.opinions.model import Statement
from consilium.opinions.named import MAIN, Named, is_letterhead, plan
from consilium.opinions.words import plain_terms

AXIS = "treatment"

_SAME_OPERATION = re.compile(
    r"\b(?:agree|concur)\w* (?:\w+ )?(?:with|on) (?:the|your|this|that) (?:operation|surgery|resection|"
    r"procedure)\b|\bthe same operation\b",
    re.I,
)
#: Names that stand for a whole family of drugs or for any member of it.
_GENERIC = {
    "class:chemotherapy": ("chemotherapy",),
    "class:systemic_therapy": ("chemotherapy", "immunotherapy", "targeted", "endocrine", "cellular"),
    "class:immunotherapy": ("immunotherapy",),
    "class:targeted_therapy": ("targeted",),
    "class:endocrine_therapy": ("endocrine",),
    "class:adt": ("endocrine",),
    "class:ovarian_suppression": ("endocrine",),
    "class:somatostatin_analog": ("endocrine",),
    "class:radioligand": ("radionuclide",),
    "class:transplant": ("transplant",),
}
#: Suppression of testosterone or of the ovaries, beside which a further hormone drug is an addition.
_FROM_ABOVE = frozenset(("class:adt", "class:ovarian_suppression"))
_GRAFTS = frozenset(("class:transplant", "class:autologous_transplant", "class:allogeneic_transplant"))
#: Terms that tell of the circumstances of a plan and are no part of it.
NOTES = frozenset(
    (
        "endorses",
        "after surgery",
        "around surgery",
        "either way",
        "same operation",
        "late radiation",
        "radical",
        "simple",
    )
)
_EXTERNAL = frozenset(("radiation", "proton_therapy", "carbon_ion", "iort", "total_body_irradiation"))
_EXCISION = frozenset(
    (
        "lumpectomy",
        "wide_local_excision",
        "excision",
        "radical_resection",
        "limb_salvage",
        "segmentectomy",
        "wedge_resection",
    )
)
#: Operations that are done for cancer in a radical and in a simple way.
_WIDER_OR_NOT = frozenset(("hysterectomy", "trachelectomy", "vulvectomy", "excision", "wide_local_excision", "surgery"))
#: Classes that one doctor takes for the other's.
_ALIKE = {
    "PD-L1 checkpoint blocker": "PD-1 checkpoint blocker",
    "BCR-ABL and KIT blocker": "BCR-ABL blocker",
    "blocks the making of testosterone": "androgen receptor blocker",
    "stops testosterone from the brain's side": "lowers testosterone from the brain's side",
    "lowers testosterone and estrogen from the brain's side": "lowers testosterone from the brain's side",
}
_FLUOROPYRIMIDINES = frozenset(("drug:fluorouracil", "drug:capecitabine", "drug:s-1", "drug:floxuridine"))


def read(letter: Letter) -> Statement | None:
    """What this doctor advises now, or None."""
    own = list(plan(letter))
    active = [n for n in own if n.category not in ("watch", "hold")]
    hold = [n for n in own if n.category == "hold"]
    watching = [n for n in own if n.category == "watch" and n.firm]
    if not own and not hold and {r.kind for r in missing(letter)} & tests.deciding(tests.read(letter)):
        hold = _waits_silently(letter)
    if hold and not starts_regardless(active, hold):
        own, terms = hold, {"hold"}
    elif watching and not any(n.firm for n in active):
        own, terms = watching, {"watch"}
    elif active:
        own, terms = active, {t for n in active for t in n.terms}
    else:
        terms = {t for n in own for t in n.terms}
    terms |= {f"not {t}" for n in letter.treatments if n.stance == "against" for t in n.terms} - {
        f"not {t}" for t in terms
    }
    terms |= {
        f"if {x}"
        for n in letter.treatments
        if n.stance == "condition"
        for x in n.terms
        if n.category in ("radiation", "systemic")
    }
    if any(
        n.stance in ("past", "named") and n.category == "surgery" and not is_letterhead(n) for n in letter.treatments
    ):
        terms.add("after surgery")
    if any(n.detail == "when" for n in letter.treatments):
        terms.add("around surgery")
    if any(_SAME_OPERATION.search(s.text) for s in letter.sentences):
        terms.add("same operation")
    terms |= {word for n in active if n.category == "surgery" for word in _extent(letter, n)}
    if either_way(letter):
        terms.add("either way")
    if _radiation_last(letter, active):
        terms.add("late radiation")
    if any(endorses(s) for s in letter.sentences):
        terms.add("endorses")
    terms |= {f"weak {t}" for t in terms - NOTES if t in {x for n in active for x in n.terms}} - {
        f"weak {x}" for n in active if n.firm for x in n.terms
    }
    if all(x.startswith("if ") for x in terms - (NOTES - {"endorses"})):
        return None
    places = own or [n for n in letter.treatments if n.stance == "against"]
    if not places:
        found = next(s for s in letter.sentences if endorses(s))
        return join_statement(letter, [(found, found.start, found.end)], frozenset(terms))
    passages = [(n.sentence, n.start, n.end) for n in places]
    unknown = tuple(dict.fromkeys(n.term.partition(":")[2] for n in own if n.unknown))
    return join_statement(letter, passages, frozenset(terms), value=plain_terms(terms) or None, unknown=unknown)


def _extent(letter: Letter, operation: Named) -> set[str]:
    """Whether the operation is called radical, or simple; nothing where the letter does not say."""
    if operation.term.partition(":")[2] not in _WIDER_OR_NOT:
        return set()
    words = letter.text[max(operation.sentence.start, operation.start - 15) : operation.end]
    return {hit.lower() for hit in re.findall(r"\b(?:radical|simple)\b", words, re.I)}


def _radiation_last(letter: Letter, active: list[Named]) -> bool:
    """Whether radiation comes after another treatment, as an addition to it."""
    for n in active:
        if n.category == "radiation":
            before = [o for o in active if o.category == "systemic" and o.end <= n.start and n.start - o.end < 160]
            if before and re.search(
                r"\b(?:then|followed by|after|later|consolidat\w+)\b", letter.text[before[-1].end : n.start], re.I
            ):
                return True
    return False


def _waits_silently(letter: Letter) -> list[Named]:
    """Whoever refuses what was planned, names nothing in its place and asks for a test that decides, waits for it."""
    against = [n for n in letter.treatments if n.stance == "against" and n.category in MAIN]
    return [replace(n, category="hold", term="hold", terms=("hold",), stance="advised") for n in against[:1]]


def starts_regardless(active: list[Named], hold: list[Named]) -> bool:
    """Whether something is begun although another part waits: a named treatment, in a sentence without the hold."""
    held = {n.sentence.start for n in hold}
    return any(
        n.firm
        and n.sentence.start not in held
        and n.category in ("surgery", "radiation", "systemic", "local")
        and not n.term.startswith(("class:", "surgery:surgery"))
        for n in active
    )


def compare(a: Statement, b: Statement) -> Difference | None:
    """What differs between two plans; None when only the wording does."""
    left, right = _held(a, b), _held(b, a)
    for word in ("hold", "comfort", "watch"):
        if (word in left) != (word in right):
            if left and right:
                return Difference((f"{_say(left)} / {_say(right)}",), main=True)
            return _against(left, right, a, b)
    if not left or not right:
        return _against(left, right, a, b)
    points: list[str] = []
    main = False
    surgery = _surgery(left, right, a, b)
    if surgery is False:
        points.append("the operation")
        main = True
    radiation = _radiation(left, right, a, b)
    drugs, shared, swap, both = _systemic(left, right, a, b)
    operated = surgery is True or (surgery is None and "after surgery" in a.terms | b.terms and shared)
    operated = operated or (shared and "late radiation" in a.terms | b.terms)
    if radiation is False:
        points.append("radiation")
        main = main or not operated or (both and not shared)
    if not _chemotherapy(left) & _chemotherapy(right) and (_denies_backbone(a, right) or _denies_backbone(b, left)):
        main = True
    if drugs:
        points.append("drugs: " + ", ".join(sorted(plain_terms({d}) for d in drugs)))
        main = main or not (swap or shared or surgery is True or (radiation is True and not _only_local(left, right)))
    if bool(_grafts(left)) != bool(_grafts(right)):
        main = True
    equal = bool(drugs) and "either way" in a.terms | b.terms and not both
    local_differs = bool(_of(left, "local:") ^ _of(right, "local:")) and not (surgery is True or shared)
    if local_differs:
        points.append("local treatment")
        main = True
    for one, two in ((a, b), (b, a)):
        refused = {x for x in one.terms if x.startswith("not radiation:") and f"if {x[4:]}" in two.terms}
        points += sorted(plain_terms({x[4:]}) for x in refused if x[4:] not in two.terms)
    if not points:
        return None
    slight = (len(points) == 1 and bool(drugs) and (swap or equal)) or (
        not main and "either way" in a.terms and "either way" in b.terms
    )
    return Difference(tuple(points), matters=main or not slight, main=main)


def _grafts(terms: set[str]) -> set[str]:
    """Transplants and cell therapies: large treatments of their own, whatever drugs go along."""
    return terms & _GRAFTS | {t for t in terms if _kind(t) == "cellular"}


def _only_local(left: set[str], right: set[str]) -> bool:
    drugs = _of(left | right, "drug:", "class:")
    if drugs and all(_kind(d) == "endocrine" or d in ("class:adt", "class:endocrine_therapy") for d in drugs):
        return False  # hormones beside the same radiation are an addition
    return not (_of(left, "drug:", "class:") and _of(right, "drug:", "class:"))


def _plan(statement: Statement) -> set[str]:
    """What is advised; the name of a family is dropped where one of its members is named as well."""
    terms = {t for t in statement.terms if not t.startswith(("not ", "weak ", "if ")) and t not in NOTES}
    drugs = [t for t in terms if t.startswith("drug:")]
    terms = {t for t in terms if not any(_holds(t, x) for x in drugs)}
    return terms


def _held(statement: Statement, other: Statement) -> set[str]:
    """The plan without what is only said in passing, unless the other doctor has it too or nothing else is said."""
    terms, theirs = _plan(statement), _plan(other)
    firm = {t for t in terms if f"weak {t}" not in statement.terms}
    kept = firm | {t for t in terms if _covered(t, theirs)} if firm else terms
    for family in ("surgery:surgery", "radiation:radiation"):
        if len(_of(kept, family.partition(":")[0] + ":")) > 1:
            kept = kept - {family}
    return kept


def _say(terms: set[str]) -> str:
    return plain_terms(terms) or "no treatment named"


def _of(terms: set[str], *prefixes: str) -> set[str]:
    return {t for t in terms if t.startswith(prefixes)}


def _against(left: set[str], right: set[str], a: Statement, b: Statement) -> Difference | None:
    """One names no plan: they differ only when it denies what the other advises."""
    hit = {t for t in left | right if _refuses(a, t) or _refuses(b, t)}
    return Difference(tuple(sorted(plain_terms({t}) for t in hit)), main=True) if hit else None


def _surgery(left: set[str], right: set[str], a: Statement, b: Statement) -> bool | None:
    """True: the same operation; False: another one, or one operates and the other does not; None: nobody operates."""
    one, two = _of(left, "surgery:"), _of(right, "surgery:")
    if not one and not two:
        return None
    if _denies(a, two) or _denies(b, one):
        return False
    if one and two and "same operation" in a.terms | b.terms:
        return True
    if not one or not two:
        silent = b if one else a
        return "endorses" in silent.terms or "around surgery" in silent.terms
    ways = [s.terms & {"radical", "simple"} for s in (a, b)]
    if all(ways) and not ways[0] & ways[1]:
        return False
    if "surgery:surgery" in one | two or one & two:
        return True
    kinds = {frozenset(c.partition(":")[2] for c in side) for side in (one, two)}
    return all(side & _EXCISION for side in kinds)


def _denies(statement: Statement, terms: set[str]) -> bool:
    return bool(terms) and all(_refuses(statement, t) for t in terms)


def _refuses(statement: Statement, term: str) -> bool:
    """Whether a doctor advises against a treatment, by its name or by the name of its family."""
    if f"not {term}" in statement.terms:
        return True
    head = term.partition(":")[0]
    if any(t.startswith(f"{head}:") for t in statement.terms):
        return False  # a remark on the family, beside a member that is advised
    families = {f"not {head}:{head}"} | {f"not {g}" for g, kinds in _GENERIC.items() if _kind(term) in kinds}
    return bool(families & statement.terms)


def _radiation(left: set[str], right: set[str], a: Statement, b: Statement) -> bool | None:
    one = {t.partition(":")[2] for t in _of(left, "radiation:")}
    two = {t.partition(":")[2] for t in _of(right, "radiation:")}
    if not one and not two:
        return None
    if not one or not two:
        silent = b if one else a
        return "endorses" in silent.terms and not _any_denied(a, b, "radiation:")
    if one & two or "radiation" in one | two:
        return True
    return bool(one & _EXTERNAL and two & _EXTERNAL)


def _any_denied(a: Statement, b: Statement, prefix: str) -> bool:
    return any(t.startswith(f"not {prefix}") for t in a.terms | b.terms)


def _systemic(left: set[str], right: set[str], a: Statement, b: Statement) -> tuple[set[str], bool, bool, bool]:
    """The drugs that only one side gives; whether they share any, whether each is matched by one of its class, whether
    both sides have some that the other has not."""
    one, two = _of(left, "drug:", "class:"), _of(right, "drug:", "class:")
    only_one = {t for t in one if not _covered(t, two)}
    only_two = {t for t in two if not _covered(t, one)}
    only_one -= {d for d in only_one if f"if {d}" in b.terms and f"weak {d}" in a.terms}
    only_two -= {d for d in only_two if f"if {d}" in a.terms and f"weak {d}" in b.terms}
    shared = len(only_one) < len(one) and len(only_two) < len(two) and bool(one and two)
    if "endorses" in b.terms:
        only_one -= {t for t in only_one if not {f"not {t}", f"if {t}"} & b.terms and not only_two}
    if "endorses" in a.terms:
        only_two -= {t for t in only_two if not {f"not {t}", f"if {t}"} & a.terms and not only_one}
    alike = _classes(_modern(one)) & _classes(_modern(two))
    rest = [{d for d in side if not _classes({d}) & alike} for side in (only_one, only_two)]
    shared = shared or bool(alike and not all(rest))
    swap = bool(only_one) and bool(only_two) and _classes(only_one) == _classes(only_two)
    return only_one | only_two, shared, swap, bool(only_one and only_two)


def _modern(terms: set[str]) -> set[str]:
    """Drugs that are no chemotherapy: one of the same class makes two plans alike."""
    return {t for t in terms if _kind(t) not in ("", "chemotherapy")}


def _chemotherapy(terms: set[str]) -> set[str]:
    return {t for t in terms if _kind(t) == "chemotherapy"}


def _denies_backbone(statement: Statement, plan: set[str]) -> bool:
    """Whether a doctor advises against the chemotherapy that the other plan holds."""
    return any(
        t.startswith("not ") and t[4:] in plan and (_kind(t[4:]) == "chemotherapy" or t == "not class:chemotherapy")
        for t in statement.terms
    )


def _covered(term: str, others: set[str]) -> bool:
    """Whether the other side names the same drug, its family, or (for a family) any member."""
    if term in others:
        return True
    if term in _GRAFTS and "class:transplant" in others | {term}:
        return bool(others & _GRAFTS)
    kinds = _GENERIC.get(term)
    if kinds:
        return any(_holds(term, o) or set(_GENERIC.get(o, ())) & set(kinds) for o in others)
    return any(_holds(o, term) for o in others)


def _holds(family: str, term: str) -> bool:
    """Whether a drug belongs to the family; what stops the glands from above is one of its own."""
    if family in _FROM_ABOVE:
        known = drug(term.partition(":")[2]) if term.startswith("drug:") else None
        return known is not None and "from the brain's side" in known.drug_class
    return _kind(term) in _GENERIC.get(family, ())


def _kind(term: str) -> str:
    known = drug(term.partition(":")[2]) if term.startswith("drug:") else None
    return known.kind if known else ""


def _classes(terms: set[str]) -> set[str]:
    found = set()
    for term in terms:
        known = drug(term.partition(":")[2]) if term.startswith("drug:") else None
        named = known.drug_class if known else term
        found.add("fluoropyrimidine" if term in _FLUOROPYRIMIDINES else _ALIKE.get(named, named))
    return found
