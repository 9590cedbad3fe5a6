"""An explanation of the evidence, study by study."""

from consilium.evidence import all_guidance, all_studies

INTRO = """# What is known about second opinions

Most second opinions agree with the first. How often they do not depends on who is counted, so two families of figures are
kept apart and never mixed:

- **whole referral streams**: the slides of everyone who was sent on were read again. Major changes: 1 to 2 in 100.
- **selected groups**: people who looked for an opinion, or cases picked because they were hard. Changes: 10 to 60 in 100.

"Change" means different things in different studies, from any other wording to another treatment; the table says which. The
second reader is mostly taken as right, which makes the rates look higher; where somebody checked, the study says so. Harms
and limits stand beside every figure. Intervals are 95 % (Wilson) where we worked them out from the counts.
"""


def page() -> str:
    """Markdown: all studies and guidance."""
    lines = [
        INTRO,
        "## Studies\n",
        "| study | family | what was found | interval, limits | source |",
        "|---|---|---|---|---|",
    ]
    for study in sorted(all_studies().values(), key=lambda s: (s.family, s.id)):
        figure = study.figure()
        interval = figure.interval_words() if figure else ""
        lines.append(
            f"| {study.label} (`{study.id}`) | {study.family.replace('_', ' ')} | {study.sentence()} "
            f"| {interval} {study.harms} | [source]({study.url}) |"
        )
    lines += ["", "## Guidance\n", "| who | says | source |", "|---|---|---|"]
    lines += [f"| {g.label} (`{g.id}`) | {g.says} {g.also} | [source]({g.url}) |" for g in all_guidance().values()]
    return "\n".join(lines) + "\n"
