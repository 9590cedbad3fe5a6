"""The columns of a case."""

from consilium.tables import toml_table


def page() -> str:
    """Markdown: name, type and meaning of every column that a rule may use."""
    lines = ["# Columns of a case\n", 'Rules are written over these. An unknown value is NULL, never "no".\n']
    for section, columns in toml_table("consilium.need", "columns.toml").items():
        lines += [f"## {section}\n", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | {spec['type']} | {spec['means']} |" for name, spec in columns.items()]
        lines.append("")
    return "\n".join(lines)
