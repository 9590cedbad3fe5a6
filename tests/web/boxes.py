"""Fills a box without the detour of a browser, for pages that come after the papers. All people are invented."""

import io
import sys
from pathlib import Path

from consilium.records import Given, read
from consilium.web.jobs import KIND as READING
from consilium.web.jobs import ReadUpload
from consilium.web.journey import ANSWER

#: The names that nobody can make simpler are listed there.
sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

SARCOMA = """SYNTHETIC REPORT. All people are invented.
Surgical pathology report
Patient: Ada Sample   DOB: 04/05/1961
Collected: 03/02/2026
PRELIMINARY DIAGNOSIS
Right thigh, biopsy: Undifferentiated pleomorphic sarcoma, high grade.
FINAL PENDING OUTSIDE CONSULTATION.
"""
OTHER_PERSON = """SYNTHETIC REPORT. All people are invented.
Surgical pathology report
Patient: Bert Otherman   DOB: 11/12/1940
Collected: 03/02/2026
FINAL DIAGNOSIS
Left lung, biopsy: Adenocarcinoma.
"""
EMERGENCY = """SYNTHETIC NOTE. All people are invented.
MRI of the spine
Patient: Ada Sample   DOB: 04/05/1961
Impression: Metastatic breast cancer. Spinal cord compression at T6.
"""


def keep(box, **papers: str) -> None:
    """Papers as if they had been given and read; ``report__txt`` is report.txt."""
    for name, text in papers.items():
        source, data = name.replace("__", "."), text.encode()
        reading = read([Given(source, len(data), lambda data=data: io.BytesIO(data))])
        box.put(READING, ReadUpload(reading.documents, reading.warnings), name)


def tell(box, **answers: object) -> None:
    """Answers; ``patient__postal_code`` is patient.postal_code."""
    for name, value in answers.items():
        box.put(ANSWER, value, name.replace("__", ".", 1))


def told(box, name: str) -> object:
    """An answer as it is kept."""
    from typing import Any

    return box.get(ANSWER, Any, name)


def shown(answer) -> str:
    """A page as text, with its tags."""
    return answer.content.decode()


def hidden(answer, name: str) -> str:
    """The value of a hidden field of a page."""
    return shown(answer).split(f'name="{name}" value="')[1].split('"')[0]
