"""What is known about one person's cancer and decision, each fact with its document and quote."""

from consilium.case.answers import Answers, parse_answers, read_answers
from consilium.case.model import (
    CONTRACT_FIELDS,
    STATEMENT_FIELDS,
    Cancer,
    Case,
    Conflict,
    Document,
    DocumentKind,
    Fact,
    Person,
    Status,
)

__all__ = [
    "CONTRACT_FIELDS",
    "STATEMENT_FIELDS",
    "Answers",
    "Cancer",
    "Case",
    "Conflict",
    "Document",
    "DocumentKind",
    "Fact",
    "Person",
    "Status",
    "parse_answers",
    "read_answers",
]
