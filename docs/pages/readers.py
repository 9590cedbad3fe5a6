"""What is read: formats, fields, statements."""

from consilium.case import CONTRACT_FIELDS, STATEMENT_FIELDS
from consilium.records.formats import ORDER, load


def page() -> str:
    """Markdown: the formats in the order in which they are tried, and what can be found in a document."""
    lines = ["# Readers\n", "A file's kind is told by its content, never by its name. Formats, in the order tried:\n"]
    lines += ["| format | what it reads |", "|---|---|"]
    lines += [f"| {one.NAME} | {(one.__doc__ or '').splitlines()[0]} |" for one in map(load, ORDER)]
    lines += ["", "## Fields\n", ", ".join(f"`{name}`" for name in CONTRACT_FIELDS) + "\n", "## Statements\n"]
    lines += [
        "What notes and letters say about the way so far. Rules rest on these.\n",
        "| statement | values |",
        "|---|---|",
    ]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in STATEMENT_FIELDS.items()]
    return "\n".join(lines) + "\n"
