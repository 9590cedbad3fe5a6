"""Columns on the first doctor and on trust: what the person answers, and what the notes themselves say."""

from consilium.case import Case
from consilium.need.columns.column import Column, Row, answer, first_known, says


def columns(case: Case) -> Row:
    """Columns on the doctor."""
    doctor = case.answers.doctor
    hopeless = says(case.all("no_lifesaving_therapy"), "yes")
    return {
        "doctor_trust": answer("doctor.trust", doctor.trust),
        "doctor_relationship": answer("doctor.relationship", doctor.relationship),
        "patient_doubt": says(case.all("patient_doubt"), "yes"),
        "doctor_cases_per_year": _cases_per_year(case),
        "doctor_reaction": _reaction(case),
        # Someone who answers "no" was not told so: hard news from a note is not ours to bring.
        "no_lifesaving_therapy": first_known(
            (
                _with(answer("doctor.said_no_lifesaving_therapy", doctor.said_no_lifesaving_therapy), hopeless),
                hopeless,
            )
        ),
    }


def _with(told: Column, written: Column) -> Column:
    """An answer, with the words of a note beside it when both say the same."""
    return Column(told.value, told.facts + written.facts) if told.value is True and written.value else told


def _cases_per_year(case: Case) -> Column:
    told = answer("doctor.cases_like_mine_per_year", case.answers.doctor.cases_like_mine_per_year)
    written = [
        Column(number, (f,)) for f in case.all("doctor_cases_per_year") if (number := _number(f.value)) is not None
    ]
    return first_known([told, *written])


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _reaction(case: Case) -> Column:
    """What the person saw comes first; a note that shows annoyance counts unless they say the doctor was supportive."""
    told = answer("doctor.reaction_to_second_opinion", case.answers.doctor.reaction_to_second_opinion)
    if told.value is not None:
        return told
    bothered = says(case.all("doctor_reaction"), "bothered")
    if bothered.value:
        return Column("bothered", bothered.facts)
    return first_known(Column(f.value, (f,)) for f in case.all("doctor_reaction"))
