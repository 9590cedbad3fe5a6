"""The columns of a case: the flat row that every rule is written over, each value with the facts behind it."""

from datetime import date as Date

from consilium.case import Case
from consilium.need.columns import cancer, doctor, journey, records
from consilium.need.columns.column import Column, Row, Value

__all__ = ["Column", "Row", "Value", "columns"]


def columns(case: Case, today: Date) -> Row:
    """The row of one person: column name to value and facts; a value of None is unknown (never "no").

    The names, types and meanings are those of ``columns.toml``, and only those.
    """
    row: Row = {}
    for part in (cancer.columns(case), records.columns(case), doctor.columns(case), journey.columns(case, today)):
        row.update(part)
    return row
