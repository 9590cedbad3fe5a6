"""The real program, started as a person starts it, for tests that need it whole: kill it, fill its disk, come back."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlencode, urlsplit


class Visit:
    """A plain browser without scripts: cookies, forms with their marks, links."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.root = urlsplit(address).path.removesuffix("/enter/")
        self.cookies: dict[str, str] = {}
        self.get(address.removeprefix(f"http://{self.host}{self.root}"))

    def get(self, path: str) -> tuple[int, str]:
        return self._follow(*self._send("GET", path))

    def post(self, path: str, follow: bool = True, **fields: str) -> tuple[int, str]:
        body = urlencode({"csrfmiddlewaretoken": self.mark(), **fields}).encode()
        answer = self._send("POST", path, body, "application/x-www-form-urlencoded")
        return self._follow(*answer) if follow else answer[:2]

    def upload(self, name: str, content: bytes, path: str = "/records/add/") -> tuple[int, str]:
        body, kind = form_with_file(self.mark(), name, content)
        return self._follow(*self._send("POST", path, body, kind))

    def mark(self) -> str:
        """The mark that a form of this browser carries."""
        page = self.get("/people/new/")[1]
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)

    def headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _send(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str, str]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        headers = {**self.headers(), **({"Content-Type": kind} if kind else {})}
        path = path if path.startswith(f"{self.root}/") else self.root + path
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.strip().partition("=")
            self.cookies[name] = rest.partition(";")[0]
        text = answer.read().decode()
        connection.close()
        return answer.status, text, answer.headers.get("Location", "")

    def _follow(self, status: int, text: str, location: str) -> tuple[int, str]:
        return self.get(location) if status in (301, 302) else (status, text)


def form_with_file(mark: str, name: str, content: bytes) -> tuple[bytes, str]:
    """The body of a form with one file, and its content type."""
    edge = "edge-of-the-parts"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{mark}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="papers"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


class Program:
    """A running program on one folder."""

    def __init__(
        self, folder: Path, largest_file: int = 0, killed_after: float = 0, stderr: int | IO[str] = subprocess.DEVNULL
    ) -> None:
        def bounded() -> None:
            import resource

            if largest_file:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        self.process = subprocess.Popen(
            [sys.executable, "-m", "consilium", "serve", "--no-browser", "--folder", str(folder)],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            preexec_fn=bounded,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "consilium.web.settings"},
        )
        if killed_after:
            threading.Timer(killed_after, self.process.kill).start()
        self.address = self.process.stdout.readline().strip()
        if killed_after:
            self.process.wait()

    def visit(self) -> Visit:
        return Visit(self.address)

    def kill(self) -> None:
        """As the power goes: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def program(folder: Path, **options: Any):
    """A program that runs as long as the test needs it."""
    running = Program(folder, **options)
    try:
        yield running
    finally:
        running.kill()
