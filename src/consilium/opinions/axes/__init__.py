"""The axes on which opinions are held side by side: one file each, all with the same names.

``AXIS`` its name, ``read(letter) -> Statement | None`` what one doctor says on it,
``compare(a, b) -> Difference | None`` whether two statements contradict each other (None: only the wording differs).
"""
