"""Walks the web application as a person does: by its links; one page of each kind is enough."""

import re
import sys
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "web"))

from serving import Program

DEMO = Path(__file__).parents[2] / "src" / "consilium" / "demo"
#: Parts of an address that only say which one it is: a number, a random name.
_WHICH = re.compile(r"/(?:\d+|[0-9a-f]{8,}[-0-9a-f]*|[A-Za-z]+\.[a-z_]+|[a-z_]*\d+[a-z_]*)(?=/)")
_OF_A_KIND = 2


def papers(patient: str) -> list[str]:
    """The records of a synthetic patient of the demonstration."""
    return [str(path) for path in sorted((DEMO / patient).iterdir()) if path.suffix != ".toml"]


def enter(program: Program, page) -> None:
    """Come in with the address that the program printed."""
    page.goto(program.address)


def give(page, files: list[str]) -> None:
    """Give papers and wait until they are read."""
    page.goto(root(page) + "/records/")
    page.set_input_files("#papers", files)
    page.get_by_role("button", name="Add these files").click()
    page.wait_for_load_state()
    if "/reading/" in page.url:
        page.get_by_role("link", name="See what they say").click()


def root(page) -> str:
    """The address of the program, with the path that only this start knows."""
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}/{parts.path.split('/')[1]}"


def kind(path: str) -> str:
    """What pages that differ only in whose they are have in common."""
    return _WHICH.sub("/*", path)


def walk(page, *starts: str) -> list[str]:
    """Addresses of pages that can be reached, at most two of a kind beside the starts; downloads are left out."""
    waiting, found, seen = [*starts], [], {}
    while waiting:
        path = waiting.pop(0)
        if path in found or (seen.setdefault(kind(path), 0) >= _OF_A_KIND and path not in starts):
            continue
        seen[kind(path)] += 1
        answer = page.request.get(root(page) + path)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        assert answer.status == 200, (path, answer.status)
        found.append(path)
        own = urlsplit(root(page)).path
        links = re.findall(rf'<a [^>]*href="{re.escape(own)}(/[^"]*)"', answer.text())
        waiting += [urldefrag(link).url for link in links]
    return found
