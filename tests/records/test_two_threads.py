"""PDFium must never be in two threads at once: two readers side by side, in a process of their own, which would die."""

import subprocess
import sys

SCRIPT = """
import sys
from threading import Thread
from consilium.records import read

def often():
    for _ in range(40):
        read([sys.argv[1]])

threads = [Thread(target=often) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all read")
"""


def test_three_threads_read_pdfs_at_once(tmp_path):
    import typst

    page = tmp_path / "report.typ"
    page.write_text("SYNTHETIC REPORT. FINAL DIAGNOSIS: left breast, invasive ductal carcinoma, grade 2. #lorem(400)")
    (tmp_path / "report.pdf").write_bytes(typst.compile(str(page)))
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "report.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0 and "all read" in done.stdout
