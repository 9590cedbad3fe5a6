"""The documents hold true: commands, exit codes and rules are documented, links lead somewhere, code runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from consilium.cli import cli
from consilium.errors import ConsiliumError
from consilium.need.rules import rules

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_option_rule_and_exit_code_is_documented() -> None:
    commands = (ROOT / "docs/reference/commands.md").read_text()
    for name, command in cli.commands.items():
        assert f"## consilium {name}" in commands
        for parameter in command.params:
            assert not parameter.opts[0].startswith("--") or parameter.opts[0] in commands
    for error in (ConsiliumError, *ConsiliumError.__subclasses__()):
        assert f"| {error.exit_code} |" in commands
    book = (ROOT / "docs/reference/rule-book.md").read_text()
    assert all(f"## {rule.id}\n" in book for rule in rules())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text()):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


CODE = [
    pytest.param(block, id=f"{page.name}-{n}")
    for page in PAGES
    for n, block in enumerate(BLOCK.findall(page.read_text()))
]


@pytest.mark.parametrize("block", CODE)
def test_python_in_the_documents_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where the demonstration's records lie under the names that the documents use."""
    demo = ROOT / "src/consilium/demo/rare"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-records").mkdir()
    for path in demo.glob("*.txt"):
        (tmp_path / "my-records" / path.name).write_bytes(path.read_bytes())
    import shutil

    shutil.make_archive("my-records", "zip", "my-records")
    exec(compile(block, "document", "exec"), {})  # noqa: S102 - our own documents
