"""Errors that a person can meet: each says in one sentence what happened and in one what to do."""


class ConsiliumError(Exception):
    """A problem to be shown without a traceback.

    ``what`` says what happened, ``todo`` what the person can do; neither may hold patient data.
    """

    exit_code = 3

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what, todo)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class CommandLineError(ConsiliumError):
    """The command line is wrong (exit code 2)."""

    exit_code = 2


class InputError(ConsiliumError):
    """An input cannot be used (exit code 3): which one, why, what to do instead."""

    exit_code = 3


class TwoPeople(InputError):
    """Papers of two people, which are never put together; ``sources`` are the names of two such papers."""

    def __init__(self, what: str, todo: str, sources: tuple[str, ...]) -> None:
        super().__init__(what, todo)
        self.sources = sources
