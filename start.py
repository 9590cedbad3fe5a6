#!/usr/bin/env python3
"""Sets Consilium up beside this file and runs it; needs only Python 3.11 with pip, or uv.

    python3 start.py demo       a plan for two synthetic patients
    python3 start.py test       the tests
    python3 start.py COMMAND    any other command: plan, read, compare, find ...

Everything is put into the folder .venv; nothing else on the machine is changed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
UV_VERSION = "0.13.9"


def run(*command: object) -> None:
    """Runs a set-up step; its words go to standard error, so that results stay alone on standard output."""
    subprocess.run([str(part) for part in command], cwd=HERE, check=True, stdout=sys.stderr)


def uv() -> Path:
    """The uv program: the one on this machine, or one put into .venv."""
    found = shutil.which("uv", path=os.pathsep.join([str(BIN), os.environ.get("PATH", "")]))
    if found:
        return Path(found)
    # --without-pip needs no python3-venv package; pip then installs into .venv from outside.
    if not BIN.is_dir():
        run(sys.executable, "-m", "venv", "--without-pip", VENV)
    run(sys.executable, "-m", "pip", "--python", VENV, "install", "-q", f"uv=={UV_VERSION}")
    return BIN / "uv"


def install(lock: str) -> None:
    """Brings .venv to exactly what the lock file names, once for each change of it."""
    wanted = hashlib.sha256((HERE / lock).read_bytes() + (HERE / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"installed-{lock}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Setting up (once, about half a minute) ...", file=sys.stderr)
    program = uv()
    if not BIN.is_dir():
        run(program, "venv", "-q", "--python", sys.executable, VENV)
    run(program, "pip", "install", "-q", "--compile-bytecode", "--python", VENV, "--require-hashes", "-r", lock)
    run(program, "pip", "install", "-q", "--python", VENV, "--no-deps", "-e", ".")
    run(BIN / "python", "-m", "compileall", "-q", HERE / "src")
    stamp.write_text(wanted)


def main() -> int:
    """Installs what the command needs, then runs it."""
    if sys.version_info < (3, 11):
        print("Consilium needs Python 3.11 or newer.", file=sys.stderr)
        return 3
    arguments = sys.argv[1:] or ["--help"]
    testing = arguments[0] == "test"
    try:
        install("requirements-dev.txt" if testing else "requirements.txt")
    except KeyboardInterrupt:
        print("Stopped. Start again to finish the set-up.", file=sys.stderr)
        return 3
    except (subprocess.CalledProcessError, OSError):
        print("The set-up did not finish. It needs the network once, and pip. Try again.", file=sys.stderr)
        return 4
    program = [str(BIN / "python"), "-m"]
    program += ["pytest", *arguments[1:]] if testing else ["consilium", *arguments]
    try:
        return subprocess.run(program, cwd=HERE if testing else None, check=False).returncode
    except KeyboardInterrupt:
        return 3  # the program has said that it stopped


if __name__ == "__main__":
    sys.exit(main())
