"""What is known about one person's cancer and decision, each fact with its document and quote."""

from consilium.case.answers import Answers, parse_answers, read_answers
from consilium.case.countries import country_code, home_country, in_united_states
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
from consilium.case.written import answers_toml

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
    "answers_toml",
    "country_code",
    "home_country",
    "in_united_states",
    "parse_answers",
    "read_answers",
]
