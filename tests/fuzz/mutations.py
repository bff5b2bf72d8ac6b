"""Changes files as slips of the hand, bad merges and careless tools do. The same numbers in the same order give the same changes."""

import copy
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import yaml

from tests import cases
from tests.conftest import ROOT, TINY

# What stands for something in YAML, Markdown, tables or references, or in no text at all.
SIGNS = [
    *":-#&*!|>?%@`'\"[]{},\n\r\t ~<\\/.=+;()_^$0",
    *("\r\n", "\n\n", ": ", "- ", "\n  - ", " #", "|-\n", ">\n", "<<: ", "---\n", "...\n", "&a ", "*a", "!!str ", "? ", "\\x1b"),
    *("[[", "]]", "[[promise/", "|]]", "![](", "](", "[^1]", "<!--", "```", "&#0;", "$$", "{{7*7}}", "{% x %}", "<b>", "=1+1"),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "\ufeff", "\x00", "\x1b", "\x85", "\u2028", "\u202e", "\ufffd", "\ue000"),
    *("é", "ß", "İ", "ﬁ", "１", "٣", "½", "–", "“", "😀", "a\u0301", "\U000e0041", "\ud7ff", "\uffff"),
]
# What an editor may have meant by a value, or have pasted into the wrong field.
VALUES = [
    *("", "~", "null", "yes", "No", "true", "[]", "{}", "''", '""', "0", "-1", "1e309", ".nan", "1_000", "0x1F", "9:30", "24:00"),
    *("2026-02-30", "2026-11-22", "31/12/2026", "0000-00-00", "9999-12-31", "2026-Q3", "2026-13", "12 months", "every month"),
    *(
        "5 working days",
        "at most 5 days",
        "90%",
        "at least 90%",
        "between 1 and 2 days",
        "99999999999999999999 days",
        "0 minutes",
    ),
    *("1.000,50 €", "half a day", "two thirds", "same day", "+44 20 7946 0018 ext 5", "999", "0800 CALL", "a@b.example", "a@b@c"),
    *(
        "https://x.example/",
        "javascript:alert(1)",
        "http://[::1",
        "mailto:",
        "//x",
        "link/front",
        "front",
        "promise/",
        "a/b#c",
        "#",
        "/",
    ),
    *("cy", "en-GB", "Wales", "GB-WLS", "Europe/London", "mon", "Monday to Friday", "x" * 300, "x " * 2_000, "front, front"),
]
ENCODINGS = ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-32", "utf-7", "utf-8-sig", "shift_jis"]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a handbook."""

    path: str
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


def seeds() -> list[File]:
    """Larkfield's files, those of the tiny handbook, and those of all golden cases."""
    found = [File(path.relative_to(TINY).as_posix(), path.read_bytes()) for path in sorted(TINY.rglob("*")) if path.is_file()]
    for top in ("standards", "glossary", "docs"):
        paths = sorted(path for path in (ROOT / top).rglob("*") if path.suffix in (".yml", ".csv", ".md"))
        found += [File(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in paths]
    found.append(File("mkdocs.yml", (ROOT / "mkdocs.yml").read_bytes()))
    for case in cases.CASES:
        written = {
            path: data
            for path, data in sorted(cases.files(case).items())
            if path.startswith(("standards/", "glossary/", "docs/"))
        }
        found += [File(path, data) for path, data in written.items() if len(data) < 20_000]
    return found


class Mutations:
    """An endless source of changed files."""

    def __init__(self, files: Sequence[File], random: Random) -> None:
        self._files, self._random = files, random

    def __iter__(self) -> Iterator[File]:
        while True:
            yield self.of(self._random.choice(self._files))

    def of(self, file: File) -> File:
        """The file after one to four changes."""
        data = file.data
        for _ in range(self._random.choice((1, 1, 1, 2, 2, 3, 4))):
            data = self._random.choice(_WAYS)(self, data)
        return File(file.path, data[:100_000])

    def _other(self) -> bytes:
        return self._random.choice(self._files).data

    def _range(self, length: int) -> tuple[int, int]:
        """A stretch that is short more often than long."""
        start = self._random.randint(0, length)
        return start, min(length, start + int(self._random.expovariate(1 / 8)))

    def _byte(self, data: bytes) -> bytes:
        start, end = self._range(len(data))
        put = self._random.choice((b"", self._random.randbytes(1), self._random.randbytes(4), data[start:end] * 2))
        return data[:start] + put + data[end:]

    def _sign(self, data: bytes) -> bytes:
        at = self._random.randint(0, len(data))
        sign: str = self._random.choice(SIGNS)
        return data[:at] + sign.encode("utf-8", "surrogatepass") + data[at:]

    def _cut(self, data: bytes) -> bytes:
        at = self._random.randint(0, len(data))
        return self._random.choice((data[:at], data[at:]))

    def _repeat(self, data: bytes) -> bytes:
        start, end = self._range(len(data))
        return data[:end] + data[start:end] * self._random.choice((2, 10, 200)) + data[end:]

    def _line(self, data: bytes) -> bytes:
        """One line less, twice, elsewhere, further in or out, or joined with the next."""
        lines = data.splitlines(keepends=True) or [b""]
        at, to = (self._random.randrange(len(lines)) for _ in range(2))
        line = lines[at]
        changed: list[Callable[[], list[bytes]]] = [
            lambda: lines[:at] + lines[at + 1 :],
            lambda: [*lines[:at], line, line, *lines[at + 1 :]],
            lambda: [*lines[:to], line, *lines[to:]],
            lambda: [*lines[:at], b" " * self._random.randint(1, 5) + line, *lines[at + 1 :]],
            lambda: [*lines[:at], line[self._random.randint(1, 3) :], *lines[at + 1 :]],
            lambda: [*lines[:at], line.rstrip(b"\r\n"), *lines[at + 1 :]],
            lambda: [*lines[:at], b"\t" + line, *lines[at + 1 :]],
            lambda: [*lines[:at], b"# " + line, *lines[at + 1 :]],
        ]
        return b"".join(self._random.choice(changed)())

    def _token(self, data: bytes) -> bytes:
        """Another value, word or sign in place of a word."""
        words = [match.span() for match in re.finditer(rb"[\w%.-]+|[^\w\s]+", data)]
        if not words:
            return data
        (start, end), (begin, stop) = (self._random.choice(words) for _ in range(2))
        put = self._random.choice(
            (data[begin:stop], self._random.choice(VALUES).encode(), self._random.choice(SIGNS).encode("utf-8", "surrogatepass"))
        )
        return data[:start] + put + data[end:]

    def _value(self, data: bytes) -> bytes:
        """Another value after a field's name."""
        fields = [match.span(1) for match in re.finditer(rb"(?m)^[ -]*\w+:[ ]*(.*)$", data)]
        if not fields:
            return data
        (start, end), (begin, stop) = (self._random.choice(fields) for _ in range(2))
        put = self._random.choice((data[begin:stop], self._random.choice(VALUES).encode()))
        return data[:start] + (b"" if data[start - 1 : start] == b" " else b" ") + put + data[end:]

    def _splice(self, data: bytes) -> bytes:
        """The beginning of one file and the end of another, as after a bad merge."""
        other = self._other()
        if self._random.random() < 0.5:
            return self._cut(data) + self._cut(other)
        lines, others = data.splitlines(keepends=True), other.splitlines(keepends=True)
        at, to = self._random.randint(0, len(lines)), self._random.randint(0, len(others))
        start, end = self._range(len(others))
        return b"".join(self._random.choice(([*lines[:at], *others[to:]], [*lines[:at], *others[start:end], *lines[at:]])))

    def _structure(self, data: bytes) -> bytes:
        """The same YAML with values exchanged, wrapped, renamed or removed, written anew."""
        try:
            tree = yaml.load(data.decode("utf-8"), yaml.CBaseLoader)
        except (yaml.YAMLError, UnicodeDecodeError):
            return self._line(data)
        for _ in range(self._random.randint(1, 3)):
            self._change(tree)
        if self._random.random() < 0.3:
            return json.dumps(tree).encode()
        return str(yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1_000)).encode(
            "utf-8", "replace"
        )

    def _change(self, tree: Any) -> None:
        holders = list(_holders(tree))
        if not holders:
            return
        (holder, step), (other, second) = (self._random.choice(holders) for _ in range(2))
        value = holder[step]
        match self._random.randrange(6):
            case 0:
                holder[step] = copy.deepcopy(other[second])
            case 1:
                holder[step] = self._random.choice(([value], {"title": value}, {}, [], [value, value], [[value]]))
            case 2:
                del holder[step]
            case 3:
                holder[step] = self._random.choice(VALUES)
            case 4 if isinstance(holder, dict):
                holder[self._random.choice([str(second), str(step) + "s", str(step).upper(), "", "1"])] = value
            case _:
                if isinstance(value, str):
                    holder[step] = value.swapcase() if self._random.random() < 0.5 else self._random.choice(SIGNS) + value

    def _encoding(self, data: bytes) -> bytes:
        text = data.decode("utf-8", "replace")
        if self._random.random() < 0.5:
            return re.sub(r"\r?\n", self._random.choice(("\r\n", "\r", "\x85", "\u2028", "\n\r")), text).encode(
                "utf-8", "replace"
            )
        return text.encode(self._random.choice(ENCODINGS), "replace")


def _holders(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping or list with each of its keys or indexes."""
    steps = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for step in steps:
        yield tree, step
        yield from _holders(tree[step])


_WAYS: list[Callable[[Mutations, bytes], bytes]] = [
    *(Mutations._byte, Mutations._sign, Mutations._sign, Mutations._cut, Mutations._repeat, Mutations._line, Mutations._line),
    *(Mutations._token, Mutations._token, Mutations._value, Mutations._value, Mutations._splice, Mutations._encoding),
    *(Mutations._structure, Mutations._structure, Mutations._structure),
]
