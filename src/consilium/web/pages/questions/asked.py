"""What is asked, in words: one question for each key of the answers file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Kind = Literal["choice", "yes_no", "number", "year", "date", "text", "place", "country", "state"]
Words: TypeAlias = "_StrOrPromise"

YES_NO: tuple[tuple[str, Words], ...] = (("yes", _("Yes")), ("no", _("No")))
DO_NOT_KNOW = _("I do not know")


@dataclass(frozen=True, slots=True)
class Question:
    """One question on a page of its own."""

    key: str  # of the answers file
    title: Words
    short: Words  # what it is called in the list of answers
    kind: Kind
    hint: Words = ""
    choices: tuple[tuple[str, Words], ...] = ()
    unknown: Words = DO_NOT_KNOW  # what is written on the way out


_ALL = (
    Question(
        "plan.treatment",
        _("What treatment is planned?"),
        _("Planned treatment"),
        "text",
        _("As your doctor said it, such as: surgery, then chemotherapy. If nothing is chosen yet, write: not decided."),
    ),
    Question(
        "plan.start_date",
        _("When does treatment start?"),
        _("Start of treatment"),
        "date",
        _("Such as 8 12 2026 for 8 December. If it has begun, or has no date yet, use the second button."),
        unknown=_("No date, or I do not know"),
    ),
    Question(
        "plan.discussed_at_tumor_board",
        _("Has a tumor board talked about your case?"),
        _("Tumor board"),
        "yes_no",
        _("A tumor board is a meeting where doctors of many kinds look at one case together."),
    ),
    Question(
        "plan.trials_discussed",
        _("Has your doctor talked with you about clinical trials?"),
        _("Trials talked about"),
        "yes_no",
        _("A clinical trial is a study of a new treatment. People who join are watched closely."),
    ),
    Question(
        "doctor.cases_like_mine_per_year",
        _("How many people with this cancer does your doctor treat in a year?"),
        _("People with this cancer whom your doctor treats in a year"),
        "number",
        _("As your doctor said. If you have not asked yet, you can ask at your next visit."),
    ),
    Question(
        "doctor.trust",
        _("How much do you trust this doctor?"),
        _("Trust in your doctor"),
        "choice",
        _("Nobody but you sees this. Go by what you feel."),
        (
            ("5", pgettext_lazy("trust", "Fully")),
            ("4", pgettext_lazy("trust", "Mostly")),
            ("3", pgettext_lazy("trust", "Partly")),
            ("2", pgettext_lazy("trust", "A little")),
            ("1", pgettext_lazy("trust", "Not at all")),
        ),
    ),
    Question(
        "doctor.relationship",
        _("How well can you talk with this doctor?"),
        _("Talking with your doctor"),
        "choice",
        choices=(
            ("good", pgettext_lazy("talking", "Well")),
            ("mixed", pgettext_lazy("talking", "Some days well, some days not")),
            ("poor", pgettext_lazy("talking", "It is hard")),
        ),
    ),
    Question(
        "doctor.reaction_to_second_opinion",
        _("How did your doctor take it when you spoke of a second opinion?"),
        _("When you spoke of a second opinion"),
        "choice",
        choices=(
            ("supportive", _("My doctor was for it")),
            ("neutral", _("My doctor did not mind")),
            ("bothered", _("My doctor did not like it")),
            ("not_asked", _("I have not spoken of it yet")),
        ),
    ),
    Question(
        "doctor.said_no_lifesaving_therapy",
        _("Did your doctor say that there is no treatment left that could help?"),
        _("What your doctor said of treatment"),
        "yes_no",
        _("This can be hard to think about. You can skip it."),
    ),
    Question("patient.country", _("In which country do you live?"), _("Country"), "country"),
    Question(
        "patient.postal_code",
        _("What is your postal code?"),
        _("Postal code"),
        "place",
        _("Five digits, such as 02906. We use it to sort centers by how far they are. It is not sent anywhere."),
    ),
    Question("patient.birth_year", _("In which year were you born?"), _("Year of birth"), "year", _("Such as 1957.")),
    Question(
        "insurance.kind",
        _("What kind of health insurance do you have?"),
        _("Health insurance"),
        "choice",
        _("Your insurance card or the office at your work can tell you."),
        (
            ("medicare", _("Medicare (the red, white and blue card)")),
            ("medicare_advantage", _("Medicare Advantage (a private plan in place of Medicare)")),
            ("medicaid", _("Medicaid")),
            ("marketplace", _("A plan from the Marketplace, or one that I bought myself")),
            ("employer_insured", _("Through work: the employer buys it from an insurer")),
            ("employer_self_funded", _("Through work: the employer pays the bills itself")),
            ("tricare", _("TRICARE (military)")),
            ("va", _("VA (veterans)")),
            ("none", _("None")),
            ("other", _("Something else")),
        ),
    ),
    Question(
        "insurance.state",
        _("In which state do you live?"),
        _("State"),
        "state",
        _("Two letters, such as NY. Some states have laws about second opinions."),
    ),
    Question("insurance.payer", _("What is your insurer called?"), _("Insurer"), "text"),
    Question(
        "insurance.requires_second_opinion",
        _("Does your insurer ask for a second opinion before it pays?"),
        _("What your insurer asks for"),
        "yes_no",
        _("Some do before an operation. It stands in the letter from your insurer, or you can call and ask."),
    ),
    Question(
        "wishes.peace_of_mind",
        _("Would it help you to hear it from a second doctor?"),
        _("Hearing it from a second doctor"),
        "yes_no",
        _("There is no right answer. Some people want to hear it twice. Others do not."),
    ),
    Question(
        "wishes.max_miles",
        _("How many miles could you travel to see a doctor?"),
        _("Miles that you could travel"),
        "number",
        _("One way. Many centers also look at papers and talk by video."),
    ),
    Question(
        "wishes.video",
        _("Would you talk with a doctor by video or phone?"),
        _("By video or phone"),
        "yes_no",
    ),
    Question(
        "doctor.name",
        _("What is the name of the doctor you have now?"),
        _("Your doctor's name"),
        "text",
        _("Such as Dr. Example."),
    ),
    Question(
        "doctor.institution",
        _("Where does this doctor work?"),
        _("Where your doctor works"),
        "text",
        _("The hospital or practice. A second opinion should come from another hospital or practice."),
    ),
    Question(
        "doctor.specialty",
        _("What kind of doctor is it?"),
        _("Your doctor's field"),
        "text",
        _("Such as surgeon, or cancer doctor."),
    ),
    Question(
        "patient.sex",
        _("What is your sex?"),
        _("Sex"),
        "choice",
        _("Doctors ask for it in letters."),
        (("female", _("Female")), ("male", _("Male")), ("intersex", _("Intersex"))),
    ),
    Question(
        "patient.performance_status",
        _("How much can you do in a day?"),
        _("Your strength"),
        "choice",
        choices=(
            ("0", _("All that I did before")),
            ("1", _("Light work, but nothing heavy")),
            ("2", _("I care for myself, but cannot work")),
            ("3", _("I need help, and rest for half of the day")),
            ("4", _("I am in bed all day")),
        ),
    ),
)

QUESTIONS = {question.key: question for question in _ALL}

#: What an answer can change, as the end of "Your answer can change:".
PARTS: dict[str, Words] = {
    "level": _("how much a second opinion matters for you"),
    "reasons": _("the reasons for a second opinion"),
    "time": _("how much time there is"),
    "reviews": _("what to ask for"),
    "payer": _("who pays, and what to ask them"),
    "trials": _("where to look for trials"),
    "centers": _("which centers you see first"),
    "letters": _("what your letters say"),
}
