"""The synthetic cases, from documents to the level, the reasons and the clock.

They were written without sight of the program. What must hold is the share that is right, and that no urgent case is
taken for a slower one; a change that loses a case shows here by name.
"""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from consilium.case import Answers, read_answers
from consilium.need import Assessment, assess
from consilium.records import assemble, read

FOLDER = Path(__file__).parent
CASES = sorted(path.name for path in FOLDER.iterdir() if (path / "expected.json").exists())
URGENT = ("do_not_wait", "within_days")
TODAY = date(2026, 11, 22)


@cache
def judged(name: str) -> tuple[dict[str, Any], Assessment]:
    """What a case expects, and what comes out."""
    folder = FOLDER / name
    answers = folder / "answers.toml"
    documents = [p for p in sorted(folder.iterdir()) if p.name not in ("answers.toml", "expected.json")]
    case = assemble(read(documents).documents, read_answers(answers) if answers.exists() else Answers())
    return json.loads((folder / "expected.json").read_text()), assess(case, TODAY)


@pytest.mark.parametrize("name", CASES)
def test_no_urgent_case_is_taken_for_a_slower_one(name: str) -> None:
    expected, assessment = judged(name)
    order = ["do_not_wait", "within_days", "weeks", "months"]
    if expected["clock"] in URGENT:
        assert order.index(assessment.clock.class_) <= order.index(expected["clock"])


def test_levels_reasons_and_false_alarms() -> None:
    score: Counter[str] = Counter()
    missed: list[str] = []
    for name in CASES:
        expected, assessment = judged(name)
        held = {reason.id for reason in assessment.need.reasons}
        score["level"] += assessment.need.level == expected["level"]
        for reason in expected["reasons_include"]:
            score["must"] += 1
            score["found"] += reason in held
            missed += [] if reason in held else [f"{name}: {reason}"]
        for reason in expected["reasons_exclude"]:
            score["not"] += 1
            score["alarm"] += reason in held
            missed += [f"{name}: false {reason}"] if reason in held else []
    summary = f"{dict(score)}\n" + "\n".join(missed)
    assert score["level"] >= 0.85 * len(CASES), summary
    assert score["found"] >= 0.85 * score["must"], summary
    assert score["alarm"] <= 0.05 * score["not"], summary
