"""The search in the browser and the program agree: on the letters of ids, and on whose page a name is."""

import json
import subprocess
from pathlib import Path
from statistics import fmean
from typing import cast

import pytest
import yaml

from interlock.definitions.ids import id_from
from tests.conftest import ROOT, is_nightly

BENCH = ROOT / "bench/search"
SEARCH = ROOT / "tests/node/search-of-a-site.mjs"
TITLES = [
    "Straßensperrung in Görlitz und Łódź",
    "Ærø, Søren-Platz, Malmö, Åse",
    "Perte de la carte d’identité",
    "Lost property o\ufb03ce of the membership",
    "Görlitz and Go\u0308rlitz",
    "Œuvre, naïve, Þórr",
    "Form CT/12 and 01632 960150",
    "Đà Nẵng, the member\u00adship",
]
# A word with every accented letter of Latin script in it.
LETTERS = [f"a{chr(code)}b{chr(code).upper()}c" for code in range(0xC0, 0x250)]


def in_node(*arguments: str | Path, given: str = "") -> list[object]:
    run = subprocess.run(["node", SEARCH, *arguments], input=given, capture_output=True, text=True, check=True)
    found: list[object] = json.loads(run.stdout)
    return found


def unlike(titles: list[str]) -> list[tuple[str, set[str]]]:
    """The titles with a word in their id under which the search does not find them."""
    words = [set(map(str, found)) for found in in_node("words", given=json.dumps(titles)) if isinstance(found, list)]
    missing = [set(id_from(title).split("-")) - {""} - found for title, found in zip(titles, words, strict=True)]
    return [(title, words) for title, words in zip(titles, missing, strict=True) if words]


def test_titles_are_found_by_the_words_of_their_ids() -> None:
    assert unlike(TITLES) == []
    assert unlike([word for word in LETTERS if word.isalpha() and "-" not in id_from(word)]) == []


def test_every_name_in_larkfield_finds_its_page_first(larkfield_site: Path) -> None:
    """At night every name; by day one in four of each kind of name."""
    assert in_node("names", larkfield_site, "1" if is_nightly() else "4") == []


def golden(name: str) -> dict[str, list[str]]:
    """The queries in a file of the bench, each with its right pages."""
    queries = yaml.safe_load((BENCH / name).read_text(encoding="utf-8"))
    return {query["query"]: query["pages"] for query in queries}


@pytest.mark.parametrize(("name", "first", "third"), [("golden.yml", 0.92, 0.98), ("phone.yml", 0.83, 0.92)])
def test_golden_queries_find_their_pages(name: str, first: float, third: float, larkfield_site: Path) -> None:
    right = golden(name)
    found = in_node("paths", larkfield_site, given=json.dumps([*right]))
    places = [[path in pages for path in cast(list[str], paths)] for paths, pages in zip(found, right.values(), strict=True)]
    assert len(places) >= 200
    assert fmean(any(place[:1]) for place in places) >= first
    assert fmean(map(any, places)) >= third


@pytest.mark.parametrize("name", ["golden.yml", "golden-unseen.yml", "phone.yml", "practice.yml"])
def test_golden_queries_name_pages_that_exist(name: str, larkfield_site: Path) -> None:
    """After a page of Larkfield has moved, its queries would count as not found."""
    named = {path for pages in golden(name).values() for path in pages}
    assert [path for path in sorted(named) if not (larkfield_site / path / "index.html").is_file()] == []
