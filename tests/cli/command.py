"""The command line, run as a person would."""

import subprocess
import sys
from pathlib import Path


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command line as a process of its own."""
    command = [sys.executable, "-m", "consilium", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, timeout=60)
