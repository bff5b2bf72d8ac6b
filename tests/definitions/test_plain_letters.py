"""Letters as they come from PDF, Word and old Macs, in plain letters; and what must stay as it is."""

import pytest

from interlock.catalog import Key
from interlock.definitions.ids import id_from
from interlock.definitions.values.plain_letters import plain_letters, plain_letters_with_origins
from interlock.questions.facts import Facts
from interlock.site.checking import check
from tests.conftest import TODAY, Handbook

PASTED = {
    "Lost property o\ufb03ce": "Lost property office",
    "member\u00adship": "membership",
    "cafe\u0301": "café",
    "mem\u200bber\u200c ship\u2060": "member ship",
    "\u1112\u1161\u11ab": "한",
    "\ufee3\ufeae": "مر",
    "ga\u3099": "ga\u3099",
    "か\u3099": "が",
}
SOUND = ("café", "می\u200cخواهم", "👩\u200d👩\u200d👧", "ภาษา\u200bไทย", "20 °C – ½ ﷼", "ｶﾞｲﾄﾞ", "Ĳssel", "“quoted” it’s")


@pytest.mark.parametrize("text", PASTED)
def test_pasted_letters_become_plain(text: str) -> None:
    assert plain_letters(text) == PASTED[text]


@pytest.mark.parametrize("text", SOUND)
def test_letters_of_languages_and_signs_stay(text: str) -> None:
    assert plain_letters(text) == text
    assert plain_letters_with_origins(text) == (text, None)


def test_plain_letters_know_where_they_come_from() -> None:
    assert plain_letters_with_origins("a\u00ado\ufb03\u0301c") == ("aoffi\u0301c", [0, 2, 3, 3, 3, 4, 5, 6])


def test_an_id_is_made_of_plain_letters() -> None:
    assert id_from("Lost property o\ufb03ce member\u00adship") == "lost-property-office-membership"


def test_terms_are_found_however_their_letters_are_written(tiny: Handbook) -> None:
    term = "title: cafe\u0301 o\ufb03ce\ndefinition: A place.\nowner: front\n"
    page = "# Places\n\nThe caf\u00e9 office, the cafe\u0301 o\ufb03ces and the caf\u00e9 of\u00adfice.\n"
    folder = tiny({"glossary/cafe.yml": term, "docs/places.md": page})
    facts: Facts = check(folder, TODAY).facts
    assert facts.language.used_in[Key("term", "cafe")] == {Key("page", "docs/places.md"): 3}
