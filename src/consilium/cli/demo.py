"""``consilium demo``."""

from pathlib import Path

import click

from consilium.cli import folder, plan
from consilium.cli.options import Folder


@click.command("demo")
@click.option("--out", type=Folder(), default=Path("second-opinion-plan"), show_default=True)
def command(out: Path) -> None:
    """Make plans for two synthetic patients. No real person, no network."""
    from consilium.demo import demo_plans

    made = list(demo_plans())
    for name, _ in made:
        folder.check(out / name)
    for name, one in made:
        folder.write(one, out / name)
        plan.show(one, as_json=False)
    click.echo(f"\nBoth patients are synthetic. The plans to print are in {out}.", err=True)
