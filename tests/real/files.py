"""Collects definitions as plain values, and writes them as an editor would."""

import csv
import io
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from interlock.definitions import kind_named

Fields = Mapping[str, Any]


class Files:
    """Definitions by path. Empty values are left out."""

    def __init__(self, organisation: Fields) -> None:
        self.texts = {"standards/organisation.yml": _yaml(organisation)}

    def add(self, kind: str, id: str, fields: Fields, folder: str = "") -> None:
        """Add a definition; `folder` is an optional subfolder."""
        path = "/".join(part for part in (kind_named(kind).folder, folder, f"{id}.yml") if part)
        assert path not in self.texts, f"{path} is made twice"
        self.texts[path] = _yaml(fields)

    def add_results(self, name: str, rows: list[dict[str, str]]) -> None:
        """Add a file of results."""
        text = io.StringIO()
        writer = csv.DictWriter(
            text, ["promise", "period", "value", "met", "total", "cause", "action", "note"], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows)
        self.texts[f"standards/results/{name}.csv"] = text.getvalue()

    def count(self, kind: str) -> int:
        """How many definitions of a kind there are."""
        return sum(path.startswith(f"{kind_named(kind).folder}/") for path in self.texts)

    def write(self, folder: Path) -> None:
        """Write everything, replacing the handbook's folders."""
        for top in ("standards", "glossary"):
            shutil.rmtree(folder / top, ignore_errors=True)
        for path, text in self.texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")


def _yaml(fields: Fields) -> str:
    said = {name: value for name, value in fields.items() if value not in (None, "", [], {})}
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=120)


def slug(text: str) -> str:
    """A text as an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "").replace("’", "")).strip("-")


def first_of(text: str, limit: int) -> str:
    """The beginning of a text up to a limit, in whole words."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))
