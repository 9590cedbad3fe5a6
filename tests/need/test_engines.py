"""One rule text, several engines: sqlite3 gives what a plain reading of three-valued logic gives."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp, parse_one

from consilium.need.columns import Value
from consilium.need.rules import column_types, decide, rules

WORDS = {
    "rarity": ["rare", "borderline", "common"],
    "extent": ["localized", "regional", "metastatic"],
    "outside_review": ["pending", "advised", "done"],
    "doctor_relationship": ["good", "mixed", "poor"],
    "doctor_reaction": ["supportive", "neutral", "bothered", "not_asked"],
    "tissue": ["PROSTATE", "BREAST"],
    "pace": ["hours", "days", "months"],
}


def _values(name: str, sql_type: str) -> st.SearchStrategy[Value]:
    known: st.SearchStrategy[Value] = {
        "BOOLEAN": st.booleans(),
        "INTEGER": st.integers(0, 5),
        "DOUBLE": st.floats(0, 50),
        "VARCHAR": st.sampled_from(WORDS.get(name, ["a", "b"])),
    }[sql_type]
    return st.none() | known


ROWS = st.fixed_dictionaries({name: _values(name, kind) for name, kind in column_types().items()})


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_sqlite_agrees_with_a_naive_reading(row: dict[str, Value]) -> None:
    conditions = {rule.id: rule.condition() for rule in rules()}
    assert decide(conditions, row) == {name: _truth(_naive(parse_one(sql), row)) for name, sql in conditions.items()}


def _truth(value: Value) -> bool | None:
    return None if value is None else bool(value)


def _naive(node: exp.Expression, row: dict[str, Value]) -> Value:
    """The reference: every operator written out, None for unknown."""
    match node:
        case exp.Paren():
            return _naive(node.this, row)
        case exp.Column():
            return row.get(node.name)
        case exp.Boolean():
            return bool(node.this)
        case exp.Literal():
            return str(node.this) if node.is_string else float(node.this)
        case exp.Null():
            return None
        case exp.And():
            sides = [_naive(node.left, row), _naive(node.right, row)]
            return False if False in sides else None if None in sides else True
        case exp.Or():
            sides = [_naive(node.left, row), _naive(node.right, row)]
            return True if True in sides else None if None in sides else False
        case exp.Not():
            value = _naive(node.this, row)
            return None if value is None else not value
        case exp.Is():
            return _naive(node.this, row) is None
        case exp.Coalesce():
            values = [_naive(part, row) for part in (node.this, *node.expressions)]
            return next((value for value in values if value is not None), None)
        case exp.In():
            value = _naive(node.this, row)
            return None if value is None else value in [_naive(part, row) for part in node.expressions]
        case exp.Case():
            for branch in node.args["ifs"]:
                if _naive(branch.this, row) is True:
                    return _naive(branch.args["true"], row)
            return None
        case exp.Binary():
            left, right = _naive(node.left, row), _naive(node.right, row)
            if left is None or right is None:
                return None
            if isinstance(node, exp.EQ | exp.NEQ):
                return (left == right) is isinstance(node, exp.EQ)
            return _compare(node, left, right)
    raise AssertionError(f"a rule uses {type(node).__name__}, which the reference does not know")


def _compare(node: exp.Binary, left: Value, right: Value) -> bool:
    assert isinstance(left, int | float) and isinstance(right, int | float)
    return {exp.LT: left < right, exp.LTE: left <= right, exp.GT: left > right, exp.GTE: left >= right}[type(node)]
