"""The rule book, with the examples that test it."""

from consilium.evidence import source
from consilium.need.clock import _table
from consilium.need.rules import Rule, rules
from consilium.tables import toml_table

WORDS = {True: "holds", False: "does not hold", None: "not known: becomes a question"}


def page() -> str:
    """Markdown: every reason, the clock, the reviews."""
    parts = [
        "# Rule book\n",
        "Every reason to ask for a second opinion is one file in `src/consilium/need/rules`. `when` is a SQL expression "
        "over the [columns of a case](columns.md). It is true, false or unknown; unknown is never taken for no, and "
        "becomes a question. The examples below are run by the tests.\n",
        *(_rule(rule) for rule in rules()),
        _clock(),
        _reviews(),
        _workup(),
    ]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    lines = [f"## {rule.id}\n", f"**{rule.title}** {rule.why}\n", f"- strength: `{rule.strength}`"]
    lines += [f"- when: `{rule.when}`"]
    if rule.settled:
        lines += [f"- an unknown counts as no when: `{rule.settled}`"]
    lines += [f"- asks: {rule.question} ({rule.who})"]
    if rule.sources:
        lines += ["- sources: " + "; ".join(_source(name) for name in rule.sources)]
    if rule.topic:
        lines += [f"- and the studies on {rule.topic} of this cancer"]
    lines += ["", "| example | columns | result |", "|---|---|---|"]
    for example in rule.examples:
        shown = ", ".join(f"{name} = {value}" for name, value in example.row.items()) or "nothing known"
        lines.append(f"| {example.says} | {shown} | {WORDS[example.holds]} |")
    return "\n".join(lines) + "\n"


def _source(name: str) -> str:
    found = source(name)
    return f"[{found.label}]({found.url})"


def _clock() -> str:
    lines = ["## The clock\n", "The first line that holds is taken; unknown counts as not.\n", "| class | when | why |"]
    lines += ["|---|---|---|"]
    lines += [f"| {r['class']} | `{r['when']}` | {r['why']} |" for r in _table()["rule"]]
    lines += [
        "",
        "How fast a kind of cancer usually moves (`pace`):\n",
        "| pace | OncoTree codes | why |",
        "|---|---|---|",
    ]
    paces = toml_table("consilium.need", "pace.toml")["pace"]
    lines += [f"| {p['pace']} | {', '.join(p['codes'])} | {p['why']} |" for p in paces]
    return "\n".join(lines) + "\n"


def _reviews() -> str:
    lines = ["## Reviews\n", "| kind | when | why |", "|---|---|---|"]
    entries = toml_table("consilium.need", "reviews.toml")["review"]
    lines += [f"| {r['kind']} | `{r['when']}` | {r['why']} |" for r in entries]
    return "\n".join(lines) + "\n"


def _workup() -> str:
    lines = ["## Markers that decide a treatment\n", "| cancers | when | one of | why |", "|---|---|---|---|"]
    for entry in toml_table("consilium.need", "workup.toml")["workup"]:
        when = f"`{entry['when']}`" if "when" in entry else "always"
        lines.append(f"| {', '.join(entry['cancers'])} | {when} | {', '.join(entry['markers'])} | {entry['why']} |")
    return "\n".join(lines) + "\n"
