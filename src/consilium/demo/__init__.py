"""Two synthetic patients: a common cancer with little urgency, and a rare one with reports that conflict."""

from collections.abc import Iterator
from datetime import date as Date
from importlib.resources import as_file, files

from consilium.plan import Plan, make_plan

#: The day on which the demonstration plays, so that its plans are the same on every day.
DEMO_DAY = Date(2026, 11, 22)
PATIENTS = ("common", "rare")


def demo_plans() -> Iterator[tuple[str, Plan]]:
    """Name and plan of each synthetic patient."""
    for name in PATIENTS:
        with as_file(files("consilium.demo") / name) as folder:
            documents = sorted(path for path in folder.iterdir() if path.suffix != ".toml")
            yield name, make_plan(documents, answers=folder / "answers.toml", today=DEMO_DAY)
