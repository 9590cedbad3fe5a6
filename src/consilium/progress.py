"""Progress on standard error, for anything that takes longer than a second."""

import sys
import time


class Progress:
    """Called with what is being done; prints a plain line at most once a second, after the first second."""

    def __init__(self) -> None:
        self._next = time.monotonic() + 1.0

    def __call__(self, doing: str) -> None:
        if time.monotonic() >= self._next:
            sys.stderr.write(f"... {doing}\n")
            sys.stderr.flush()
            self._next = time.monotonic() + 1.0
