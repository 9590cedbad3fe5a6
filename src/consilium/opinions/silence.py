"""On what the opinions cannot be compared, because too few of them speak of it. Silence is not agreement."""

from collections.abc import Sequence
from typing import Literal

from consilium.opinions.model import Opinion

Silence = Literal["", "plan", "plan_of_many", "report", "reading", "all"]

#: Where what is said does not suffice to call the opinions alike.
CANNOT_TELL = frozenset(("plan", "plan_of_many", "all"))


def silence(opinions: Sequence[Opinion]) -> Silence:
    """What keeps the opinions from being compared.

    ``plan``: of two, one says nothing on treatment and goal; ``plan_of_many``: of three and more, only one does.
    ``report``: none does, and at least two name the diagnosis, as two pathology reports do.
    ``reading``: as ``plan``, but whoever is silent on it was asked for a reading of the slides and concurs.
    ``all``: no two speak of the same. Empty: two or more speak of treatment, or of the goal.
    """
    if any(_count(opinions, axis) > 1 for axis in ("treatment", "goal")):
        return ""
    speak = [o for o in opinions if "treatment" in o.says or "goal" in o.says]
    named = _count(opinions, "diagnosis") > 1
    if not speak:
        return "report" if named else "all"
    if named and all(o.discipline == "pathology" and o.concurs for o in opinions if o not in speak):
        return "reading"
    return "plan" if len(opinions) == 2 else "plan_of_many"


def _count(opinions: Sequence[Opinion], axis: str) -> int:
    return sum(axis in o.says for o in opinions)
