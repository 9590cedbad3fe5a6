"""Names of files as they can be shown, and names in archives that point where they must not."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(name: str) -> str:
    """A file's name without characters that could break a line, a terminal or an encoding."""
    return _CONTROL.sub("?", name.encode("utf-8", "replace").decode("utf-8"))


def escapes(name: str) -> bool:
    """Whether a name in an archive points outside of the archive: absolute, with a drive, or upwards."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or bool(re.match(r"[A-Za-z]:", plain)) or ".." in plain.split("/")
