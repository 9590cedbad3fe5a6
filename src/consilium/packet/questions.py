"""The questions to ask: of the first doctor, of the expert, and of those who read slides and scans again."""

from collections.abc import Collection

from consilium.packet.checklist import citations
from consilium.packet.model import Question
from consilium.tables import toml_table


def questions(clock: str, reviews: Collection[str]) -> tuple[Question, ...]:
    """Questions that fit the clock's class and the kinds of review on the plan, in the table's order."""
    return tuple(
        Question(row["id"], row["to"], row["ask"], citations(tuple(row["sources"])))
        for row in toml_table("consilium.packet", "questions.toml")["question"]
        if clock in row.get("clocks", (clock,)) and ("reviews" not in row or set(row["reviews"]) & set(reviews))
    )
