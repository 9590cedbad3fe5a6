"""Four invented patients and their plans, made by hand so that the faces can be tested without the readers.

Nobody here is real: names, documents, doctors and hospitals are made up for these tests.
"""

from datetime import date
from functools import cache

from consilium.case import Case, Conflict, Document, Fact, Person, parse_answers
from consilium.case.model import Cancer
from consilium.coverage import coverage
from consilium.demo import demo_plans
from consilium.directory import find_centres, place
from consilium.need import Clock, Need, Reason, Review, Unknown
from consilium.oncology import kind
from consilium.packet import build
from consilium.plan import Plan
from consilium.say import joined
from consilium.trials import searches

TODAY = date(2026, 11, 22)

PATH_TEXT = "FINAL PENDING OUTSIDE CONSULTATION. Dedifferentiated liposarcoma, left thigh, grade 3, 84 mm."
NOTE_TEXT = (
    "I last removed one of these two years ago. The plan is to remove the tumor. Well differentiated liposarcoma."
)


def fact(text: str, quote: str, field: str, value: str, document: str, **more: object) -> Fact:
    """A fact whose quote stands in the text, with its offsets."""
    start = text.index(quote)
    return Fact(field, value, document, quote, start, start + len(quote), **more)  # type: ignore[arg-type]


PATHOLOGY = Document("reports/pathology.txt", "pathology_report", date=date(2026, 11, 10), text=PATH_TEXT)
NOTE = Document("reports/visit.txt", "clinic_note", date=date(2026, 11, 13), text=NOTE_TEXT)
SCAN = Document("reports/mri.txt", "imaging_report", date=date(2026, 11, 2), text="MRI of the left thigh.")

LIPO = fact(PATH_TEXT, "Dedifferentiated liposarcoma", "cancer", "DDLS", PATHOLOGY.source, system="oncotree")
OTHER_READING = fact(NOTE_TEXT, "Well differentiated liposarcoma", "cancer", "WDLS", NOTE.source, system="oncotree")
GRADE = fact(PATH_TEXT, "grade 3", "grade", "3", PATHOLOGY.source)
SIZE = fact(PATH_TEXT, "84 mm", "tumor_size_mm", "84", PATHOLOGY.source)
PENDING = fact(PATH_TEXT, "FINAL PENDING OUTSIDE CONSULTATION", "report_status", "preliminary", PATHOLOGY.source)
RARELY = fact(NOTE_TEXT, "I last removed one of these two years ago", "doctor_cases_per_year", "0.5", NOTE.source)
PLANNED = fact(NOTE_TEXT, "The plan is to remove the tumor", "treatment", "resection", NOTE.source, detail="planned")


def rare_case() -> Case:
    """A rare sarcoma: the report is not final, two documents differ, surgery is booked."""
    answers = parse_answers(
        {
            "patient": {"birth_year": 1961, "sex": "female", "postal_code": "02906", "country": "US"},
            "doctor": {"name": "Dr. Invented Example", "institution": "Sampletown Hospital (invented)"},
            "plan": {"treatment": "surgery", "start_date": date(2026, 12, 8), "discussed_at_tumor_board": False},
            "insurance": {"kind": "employer_insured", "state": "RI"},
        }
    )
    cancer = Cancer("DDLS", "dedifferentiated liposarcoma", (LIPO, GRADE, SIZE, PENDING, PLANNED))
    return Case(
        cancer=cancer,
        facts=(RARELY,),
        conflicts=(Conflict("cancer", (LIPO, OTHER_READING), "DDLS"),),
        documents=(PATHOLOGY, NOTE, SCAN),
        answers=answers,
        person=Person(name="Synthetic Sample", birth_date=date(1961, 4, 3), sex="female"),
    )


def reason(id: str, title: str, why: str, strength: str, *facts: Fact, sources: tuple[str, ...] = ()) -> Reason:  # noqa: A002
    return Reason(id, title, why, strength, facts, sources)  # type: ignore[arg-type]


RARE_REASONS = (
    reason(
        "rare_cancer",
        "This cancer is rare.",
        joined(
            " ",
            (
                "The rarer a cancer, the fewer doctors know it well.",
                "About 0.4 in 100,000 people get it each year.",
            ),
        ),
        "essential",
        LIPO,
    ),
    reason(
        "provisional_pathology",
        "Your pathology report is not final.",
        "The lab asked an expert to look too. Wait for that answer before you decide.",
        "recommended",
        PENDING,
    ),
    reason(
        "hard_to_classify",
        "Experts often read this kind of tumor differently.",
        "An expert in this kind of tumor may give it another name or grade.",
        "recommended",
        LIPO,
        sources=("ray-coquard-2012", "thway-2014"),
    ),
    reason(
        "doctor_inexperienced",
        "Your doctor rarely sees it.",
        "Doctors who treat a cancer often know its rare turns.",
        "essential",
        RARELY,
    ),
    reason(
        "major_surgery_without_board",
        "Big surgery is booked, and no tumor board has seen your case.",
        "A tumor board is a team that plans together.",
        "recommended",
        PLANNED,
        sources=("blay-2017",),
    ),
    reason(
        "conflicting_records",
        "Two of your documents do not agree.",
        "They differ on something that the treatment rests on.",
        "recommended",
        LIPO,
        OTHER_READING,
    ),
)


def rare() -> Plan:
    """The essential plan, with a start date, conflicts and many reasons."""
    reviews = (
        Review(
            "pathology_review",
            "A second reading of your slides",
            "The diagnosis decides all the rest. You do not need to travel.",
            ("the glass slides or a tissue block", "the pathology report"),
            (5, 8),
            (),
        ),
        Review(
            "tumor_board",
            "A tumor board",
            "Doctors of several fields look at it as a team.",
            ("scans on a disc",),
            None,
            (),
        ),
        Review(
            "surgeon",
            "A surgeon who does this operation often",
            "For big operations, practice matters.",
            ("scan reports",),
            (7, 21),
            (),
        ),
    )
    clock = Clock(
        "weeks",
        "There is usually time: a few weeks. Ask your doctor if that is true for you",
        "For most cancers a few weeks are safe.",
        (),
        (),
        (),
        date(2026, 12, 8),
        16,
    )
    unknown = (
        Unknown("doctor_bothered", "How did your doctor take it when you asked?", True, "you"),
        Unknown("trials_not_discussed", "Has anyone talked with you about a trial?", False, "your doctor"),
    )
    return _plan(rare_case(), Need("essential", RARE_REASONS, unknown), clock, reviews)


def emergency() -> Plan:
    """A leukemia in which hours count."""
    text = "Acute promyelocytic leukemia suspected. Start treatment now."
    report = Document("marrow.txt", "pathology_report", date=date(2026, 11, 21), text=text)
    found = fact(text, "Acute promyelocytic leukemia", "cancer", "APLPMLRARA", report.source, system="oncotree")
    case = Case(cancer=Cancer("APLPMLRARA", "acute promyelocytic leukemia", (found,)), documents=(report,))
    clock = Clock(
        "do_not_wait",
        "Do not wait for a second opinion. Call your team now",
        "With this cancer, hours or days count. Start treatment. Your team can ask another center by phone.",
        (
            "Call your cancer team now if you are not in the hospital yet.",
            "Ask: “Have you talked by phone with a center that treats this often?”",
        ),
        (found,),
        ("eln-apl-2019",),
    )
    reasons = (reason("rare_cancer", "This cancer is rare.", "Few doctors know it well.", "essential", found),)
    reviews = (
        Review(
            "hematologist",
            "A blood cancer specialist",
            "A doctor who treats mostly this looks too.",
            ("blood tests",),
            None,
            (),
        ),
    )
    return _plan(case, Need("essential", reasons, ()), clock, reviews)


def your_choice() -> Plan:
    """A common breast cancer, all tests done, nothing that calls for a second opinion."""
    text = "Invasive ductal carcinoma, right breast, grade 1, 9 mm. ER positive, PR positive, HER2 negative."
    report = Document("breast.txt", "pathology_report", date=date(2026, 10, 30), text=text)
    source = report.source
    facts = (
        fact(text, "Invasive ductal carcinoma", "cancer", "IDC", source, system="oncotree"),
        fact(text, "right", "laterality", "right", source),
        fact(text, "grade 1", "grade", "1", source),
        fact(text, "9 mm", "tumor_size_mm", "9", source),
        fact(text, "ER positive", "biomarker", "ER=positive", source),
        fact(text, "PR positive", "biomarker", "PR=positive", source),
        fact(text, "HER2 negative", "biomarker", "HER2=negative", source),
    )
    answers = parse_answers({"insurance": {"kind": "medicare"}, "patient": {"country": "US", "postal_code": "43210"}})
    case = Case(cancer=Cancer("IDC", "breast invasive ductal carcinoma", facts), documents=(report,), answers=answers)
    clock = Clock(
        "weeks",
        "There is usually time: a few weeks. Ask your doctor if that is true for you",
        "A few weeks are usually safe.",
        (),
        (),
        (),
    )
    return _plan(case, Need("your_choice", (), ()), clock, ())


def nothing_known() -> Plan:
    """No document named a cancer, nothing was answered: every part of a page must stand this."""
    clock = Clock(
        "weeks",
        "There is usually time: a few weeks. Ask your doctor if that is true for you",
        "A few weeks are usually safe.",
        (),
        (),
        (),
    )
    return _plan(Case(cancer=None), Need("your_choice", (), ()), clock, ())


def hostile() -> Plan:
    """Words of a document that look like markup, in every language of the faces."""
    text = "<script>alert(1)</script> #panic() *x* $y$ {{ 7*7 }} 摘要 \x00\x07 </style> " + "w" * 400
    report = Document("<b>\udcff.txt", "pathology_report", date=date(2026, 1, 1), text=text, title="<i>&")
    found = fact(text, text, "cancer", "IDC", report.source, system="oncotree")
    person = Person(name='<img src=x onerror="alert(1)">')
    case = Case(
        cancer=Cancer("IDC", "<u>breast</u>", (found,)), documents=(report,), person=person, warnings=("<warn>",)
    )
    reasons = (reason("conflicting_records", "<em>differ</em>", "<why>", "recommended", found),)
    clock = Clock("months", "There is no hurry", "<slow>", (), (found,), ())
    review = Review("imaging_review", "<read again>", "<b>", ("<disc>",), (2, 2), ())
    return _plan(case, Need("recommended", reasons, ()), clock, (review,))


def _plan(case: Case, need: Need, clock: Clock, reviews: tuple[Review, ...]) -> Plan:
    code = case.answers.patient.postal_code
    near = place(code) if code else None
    return Plan(
        made=TODAY,
        case=case,
        need=need,
        clock=clock,
        reviews=reviews,
        centres=find_centres(kind(case.cancer.oncotree), near) if case.cancer and near else None,
        coverage=coverage(case.answers, TODAY),
        packet=build(case, reviews, clock, TODAY),
        questions=tuple(u.question for u in need.unknown),
        trials=searches(kind(case.cancer.oncotree) if case.cancer else None),
    )


@cache
def _demo() -> dict[str, Plan]:
    return dict(demo_plans())


def demo_common() -> Plan:
    """The bundled patient with a common cancer, through the whole program."""
    return _demo()["common"]


def demo_rare() -> Plan:
    """The bundled patient with a rare cancer, through the whole program."""
    return _demo()["rare"]


ALL = {f.__name__: f for f in (rare, emergency, your_choice, nothing_known, hostile, demo_common, demo_rare)}
