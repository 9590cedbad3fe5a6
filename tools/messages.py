#!/usr/bin/env python3
"""Collects every sentence that is shown to a person, for translation: writes the .po files and compiles the .mo.

python tools/messages.py [--check]

Sentences come from four places: the web application's and the report's templates (gettext), patterns of ``say(...)``,
constants in the rooms' modules, and named fields of the tables of facts. A translation that is there is kept; one
whose sentence is gone is dropped. ``tests/say`` holds that no sentence of a plan is missing here.
"""

import ast
import io
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from csv import DictReader
from importlib import import_module
from pathlib import Path
from typing import TypeGuard

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "src" / "consilium"
LANGUAGE = "es"
HEAD = "# Sentences for people. Written by tools/messages.py: fill in msgstr, and run it again."
FOLDER = HOUSE / "locale" / LANGUAGE / "LC_MESSAGES"

Id = str | tuple[str, str]
Found = tuple[Id, str | None, str]  # message, context, the file that it is in

#: Modules whose constants are shown.
MODULES = (
    "coverage/answer.py",
    "coverage/estimate.py",
    "coverage/words.py",
    "directory/search.py",
    "directory/words.py",
    "evidence/ground.py",
    "evidence/model.py",
    "opinions/sheet.py",
    "outcomes/confidence.py",
    "packet/*.py",
    "report/centres.py",
    "report/cites.py",
    "report/compared/doctors.py",
    "report/compared/patient.py",
    "report/payer.py",
    "report/pdf.py",
    "report/sheets.py",
    "report/text.py",
    "report/trials.py",
    "report/page/*.py",
    "report/pictures/*s.py",
    "report/pictures/timeline.py",
    "trials/note.py",
)
#: Constants of single words in lower case, and constants that are worked out.
WORDS = {
    "opinions.filled": ("_CALLED", "_NOTHING", "_CHANGED", "_NOTES"),
    "opinions.sheet": ("_MORE",),
    "packet.wording": ("KINDS", "TITLES", "VALUES", "MONTHS"),
    "report.compared.doctors": ("_KINDS", "_IN_LIST", "_DISCIPLINES", "_STATUS", "_UNSAID"),
    "report.page.steps": ("_NUMBERS",),
    "report.page.why": ("_LOWER",),
    "report.pictures.distances": ("_COMPASS",),
}
#: Fields of tables that are shown.
TABLES = {
    "coverage/codes.csv": ("words", "note"),
    "coverage/rules/**/*.toml": ("title", "name", "says", "ask", "unknown", "third"),
    "directory/centres.csv": ("note", "source", "focus"),
    "directory/networks.csv": ("says",),
    "directory/remote.csv": ("how", "limits", "days", "price"),
    "evidence/guidance.toml": ("who", "title", "says"),
    "evidence/studies/*.toml": ("authors", "title", "place", "unit", "who", "harms", "finding", "what"),
    "need/clock.toml": ("headings", "heading", "title", "why", "meanwhile", "do_now"),
    "need/pace.toml": ("why",),
    "need/reviews.toml": ("title", "why", "send", "timed"),
    "need/rules/*.toml": ("title", "why", "more", "awaited", "to_come", "question", "who"),
    "opinions/sheet.toml": (
        *("verdict", "worth_it", "axis", "short", "doctor", "goal", "cause"),
        *("intro", "items", "blanks", "silent", "who", "words"),
    ),
    "opinions/third.toml": ("heading", "why", "do", "days", "example", "source"),
    "oncology/incidence.csv": ("population",),
    "packet/needs.toml": ("name", "short", "why", "how"),
    "packet/questions.toml": ("ask",),
    "packet/sources.toml": ("text",),
    "packet/words.toml": ("heading", "before", "say", "good_answer", "if_bothered", "after", "points"),
    "trials/registers.csv": ("says",),
}
#: Names stand in a file of their own.
NAMES = {"oncology/cancers.csv": ("name",), "oncology/treatments.csv": ("code",)}
#: Functions whose arguments are no words for a person.
_NOT_SHOWN = {
    "compile",
    "search",
    "sub",
    "split",
    "finditer",
    "toml_table",
    "csv_rows",
    "files",
    "partition",
    "Verbatim",
}
_NOT_SHOWN |= {"endswith", "startswith", "removesuffix", "replace", "strip", "getattr", "document", "number", "study"}
_NOT_WORDS = {"__all__", "_PROPER", "_TELLING", "_SIZE"}
_CODES = {"kind", "author"}
_FUNCTIONS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
_FUNCTIONS |= {"ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2)}


class Sheet(Catalog):
    """A catalog without dates and names of programs, so that the same sentences give the same file."""

    mime_headers = [  # noqa: RUF012 - the base class has a property here
        ("Language", LANGUAGE),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ]


def sentences() -> Iterator[Found]:
    """Every sentence, with the file that it is in."""
    yield from _marked()
    for path in _paths(MODULES):
        for text in constants(ast.parse(path.read_text(encoding="utf-8"))):
            yield text, None, _name(path)
    for module, names in WORDS.items():
        for name in names:
            for text in _texts(getattr(import_module(f"consilium.{module}"), name)):
                yield text, None, f"src/consilium/{module.replace('.', '/')}.py"
    yield from _tables(TABLES)


def names() -> Iterator[Found]:
    """Names of cancers and treatments."""
    for text, context, place in _tables(NAMES):
        yield str(text).replace("_", " "), context, place


def _marked() -> Iterator[Found]:
    """What is marked for translation: in Python by a function, in templates by ``_`` or ``trans``."""
    python = [path for path in HOUSE.rglob("*.py") if "records" not in path.relative_to(HOUSE).parts[:1]]
    templates = [*(HOUSE / "web").rglob("*.j2"), *(HOUSE / "report" / "templates").glob("*.j2")]
    for method, paths in (("python", python), ("jinja2.ext:babel_extract", templates)):
        for path in sorted(paths):
            with path.open("rb") as file:
                for _, message, _, context in extract(method, file, _FUNCTIONS, options={"newstyle_gettext": "true"}):
                    yield message, context, _name(path)
    for path in sorted(python):
        for pattern in patterns(ast.parse(path.read_text(encoding="utf-8"))):
            yield pattern, None, _name(path)


def patterns(tree: ast.Module) -> Iterator[str]:
    """What `say` is given to fill in: one pattern, or one of several."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="say"), args=[pattern, *_]):
                yield from (part.value for part in ast.walk(pattern) if _is_text(part))


def constants(tree: ast.Module) -> Iterator[str]:
    """Constants of a module that are words for a person, told by where they stand and how they look."""
    hidden: set[int] = set()
    for node in ast.walk(tree):
        for part in _hidden(node):
            hidden.update(id(inner) for inner in ast.walk(part))
    for node in ast.walk(tree):
        if _is_text(node) and id(node) not in hidden:
            text = node.value
            if any(map(str.isalpha, text)) and (" " in text or text[0].isupper()):
                yield text


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _hidden(node: ast.AST) -> Iterable[ast.AST]:
    """Parts of a statement in which text is no words for a person."""
    match node:
        case (
            ast.Expr(value=ast.Constant())
            | ast.Raise()
            | ast.Compare()
            | ast.JoinedStr()
            | ast.Slice()
            | ast.match_case()
        ):
            return (node.pattern,) if isinstance(node, ast.match_case) else (node,)
        case ast.Subscript(slice=inner):
            return (inner,)
        case ast.Dict(keys=keys, values=values):
            codes = [v for k, v in zip(keys, values, strict=True) if isinstance(k, ast.Constant) and k.value in _CODES]
            return [*filter(None, keys), *codes]
        case ast.AnnAssign(annotation=inner):
            return (inner,)
        case ast.FunctionDef(args=args, returns=returns):
            return (args, returns) if returns else (args,)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if name in _NOT_SHOWN:
            return args
        case ast.Assign(targets=[ast.Name(id=name)]) if name in _NOT_WORDS:
            return (node,)
    return ()


def _tables(tables: dict[str, tuple[str, ...]]) -> Iterator[Found]:
    for pattern, fields in tables.items():
        for path in _paths((pattern,)):
            text = path.read_text(encoding="utf-8")
            rows = list(DictReader(text.splitlines())) if path.suffix == ".csv" else tomllib.loads(text)
            for found in _fields(rows, fields):
                sentence = found.removesuffix(".") if "studies" in pattern and found in _findings(rows) else found
                if not sentence.endswith(" and others"):  # a study's authors are a name
                    yield sentence, None, _name(path)


def _findings(rows: object) -> set[str]:
    """A study's finding stands inside a sentence: without its full stop."""
    return {study.get("finding", "") for study in rows["study"]} if isinstance(rows, dict) else set()


def _fields(rows: object, fields: tuple[str, ...]) -> Iterator[str]:
    """Texts of the named fields, however deep they lie; examples of rules are for tests."""
    match rows:
        case dict():
            for key, value in rows.items():
                if key == "example" and isinstance(value, list):
                    continue
                # [telling] has a list `say`, [points] a list of its own name: a named field yields all texts below it.
                yield from _texts(value) if key in fields else _fields(value, fields)
        case list():
            for row in rows:
                yield from _fields(row, fields)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple() | set() | frozenset():
            for part in sorted(value) if isinstance(value, set | frozenset) else value:
                yield from _texts(part)


def _paths(patterns: Iterable[str]) -> list[Path]:
    return sorted(path for pattern in patterns for path in HOUSE.glob(pattern))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _is_sentence(message: Id) -> bool:
    """False for what holds no word to translate: an empty field, a number, a slot alone. The order of slots counts."""
    texts = (message,) if isinstance(message, str) else message
    return all(text.count("{") > 1 or any(map(str.isalpha, re.sub(r"\{[^}]*\}", "", text))) for text in texts)


def sheet(found: Iterable[Found], path: Path) -> Sheet:
    """A catalog of sentences, those of one file together, with the translations that the file at ``path`` has."""
    there = read_po(io.BytesIO(path.read_bytes())) if path.exists() else Catalog()
    told = {(_key(old.id), old.context): old for old in there if old.id}
    places: dict[tuple[Id, str | None], list[str]] = {}
    for message, context, place in found:
        if _is_sentence(message):
            places.setdefault((message, context), []).append(place)
    made = Sheet(locale=LANGUAGE, header_comment=HEAD, fuzzy=False)
    for (message, context), where in sorted(places.items(), key=lambda item: min(item[1])):
        old = told.get((_key(message), context))
        alike = old is not None and isinstance(old.id, str) == isinstance(message, str)
        made.add(
            message,
            old.string if old and alike else None,
            [(place, None) for place in sorted(set(where))],
            flags={"fuzzy"} & old.flags if old else set(),
            user_comments=old.user_comments if old else (),
            context=context,
        )
    return made


def _key(message: Id) -> str:
    return message if isinstance(message, str) else message[0]


def written(catalog: Sheet) -> bytes:
    """The .po file of a catalog."""
    file = io.BytesIO()
    write_po(file, catalog, width=110, include_lineno=False)
    return file.getvalue()


def compiled(*catalogs: Sheet) -> bytes:
    """One .mo file of all catalogs; a sentence without a translation is left out and stays in English."""
    whole, file = Sheet(locale=LANGUAGE), io.BytesIO()
    for message in (message for catalog in catalogs for message in catalog if _is_said(message)):
        whole.add(message.id, message.string, context=message.context)
    write_mo(file, whole)
    return file.getvalue()


def main() -> int:
    """Writes or checks the files."""
    sheets = {name: sheet(found(), FOLDER / name) for name, found in FILES.items()}
    files = {name: written(one) for name, one in sheets.items()} | {"django.mo": compiled(*sheets.values())}
    stale = [name for name, data in files.items() if not _holds(FOLDER / name, data)]
    if "--check" not in sys.argv:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in stale:
            (FOLDER / name).write_bytes(files[name])
    for name, one in sheets.items():
        open_ones = sum(not _is_said(message) for message in one if message.id)
        words = sum(len(" ".join(_ids(message)).split()) for message in one if message.id)
        _tell(f"{name}: {len(one)} sentences, {words} words, {open_ones} without a translation")
    if stale:
        _tell(("not current: " if "--check" in sys.argv else "written: ") + ", ".join(stale))
    return 1 if stale and "--check" in sys.argv else 0


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def _holds(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data


def _is_said(message: Message) -> bool:
    """Whether a sentence has a translation, in all its forms."""
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(message.id) and all(strings) and not message.fuzzy


def _ids(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


FILES = {"django.po": sentences, "names.po": names}

if __name__ == "__main__":
    sys.exit(main())
