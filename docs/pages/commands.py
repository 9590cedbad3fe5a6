"""The commands, as their own help says."""

import click

from consilium.cli import cli

EXITS = """## Exit codes

| code | meaning |
|---|---|
| 0 | done |
| 2 | the command line is wrong |
| 3 | an input cannot be used; the sentence says which one, why, and what to do instead |
| 4 | an outside service or file is missing or refused |

Results go to standard output, progress and warnings to standard error. `CONSILIUM_DEBUG=1` shows where a fault of
Consilium itself lies; its output can hold parts of a document, so do not send it to anyone.
"""


def page() -> str:
    """Markdown: ``--help`` of every command."""
    parts = ["# Commands\n", _help(cli, "consilium")]
    for name, command in sorted(cli.commands.items()):
        parts.append(f"## consilium {name}\n\n{_help(command, f'consilium {name}')}")
        for inner, one in sorted(getattr(command, "commands", {}).items()):
            parts.append(f"### consilium {name} {inner}\n\n{_help(one, f'consilium {name} {inner}')}")
    return "\n".join([*parts, EXITS])


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=90)
    return f"```text\n{command.get_help(context)}\n```\n"
