"""Names of definitions are found in texts as a search word by word finds them."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Key
from interlock.definitions.values.plain_letters import plain_letters, without_accents
from interlock.questions.names.name_spellings import spellings_of
from interlock.questions.names.names_mentioned import NameSought, NamesSought, has_words, name_sought

# Names in English, and in other languages by their tags.
ABROAD = {"Geschützter Zeuge": "de", "Haus Nord": "de", "Unité spéciale": "fr", "Testimoni protetti": "it"}
NAMES = (
    *ABROAD,
    "Night desk",
    "night watch",
    "Straße Nord",
    "İzmir office",
    "St. Mary's hall",
    "a_b c",
    "desk night desk",
    "Night-time team",
    "Konya Yıldız",
    "Konya İzmir",
    "Café list",
    "Tariff list",
)
PIECES = (
    *NAMES,
    "NIGHT DESK",
    "night",
    "desk",
    "nightdesk",
    "Night  \n desk",
    "STRASSE NORD",
    "x",
    "_",
    "-",
    " ",
    ". ",
    "ß",
    "İ",
    "'",
    "*",
    "`",
    "](/a b)",
    "[",
    "\u00ad",
    "\u0301",
    "\u2011",
    "&nbsp;",
    "konya yildiz",
    "KONYA IZMIR",
    "caf*e*\u0301 list",
    "cafe\u0301\u200b list",
    "Tari\ufb00\u200b list",
    "geschützten Zeugen",
    "geschuetzter zeuge",
    "des Hauses Nord",
    "Unités spéciales",
    "unités",
    "un testimone protetto",
)

texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def sought(any_letters: bool) -> NamesSought:
    return NamesSought(names_sought(any_letters))


def names_sought(any_letters: bool) -> list[NameSought]:
    return [name_sought(Key("link", name), spellings_of(name, ABROAD.get(name, "en")), any_letters=any_letters) for name in NAMES]


SOUGHT = {any_letters: sought(any_letters) for any_letters in (False, True)}


@given(texts, st.booleans())
def test_names_are_found_as_word_by_word(text: str, any_letters: bool) -> None:
    told = [(name.key.id, match.start()) for name, match in SOUGHT[any_letters].mentioned_in(text)]
    names = names_sought(any_letters)
    expected = [
        (name.key.id, word.start())
        for word in re.finditer(r"[^\W_]+", text)
        for name in names
        if name.pattern.match(text, word.start())
    ]
    seen = [each for each in told if each in expected]
    # What readers see of a text without its markup is searched as well, so that there may be more.
    assert sorted(set(seen)) == sorted(set(expected))
    if text == without_accents(text) and not any(sign in text for sign in "_*`~[]&'\\\u00ad\u200b\u2011\ufb00"):
        assert told == expected


@given(texts, st.booleans(), st.sampled_from([None, "'", '"', "|", ">"]), st.booleans())
def test_a_file_with_a_name_may_tell_one(text: str, any_letters: bool, style: str | None, allow_unicode: bool) -> None:
    names = SOUGHT[any_letters]
    written = yaml.safe_dump({"body": text}, default_style=style, allow_unicode=allow_unicode, width=12)
    read = plain_letters(text)
    assert names.may_be_mentioned_in(written) or not [*names.mentioned_in(text), *names.mentioned_in(read)]


@pytest.mark.parametrize(
    "text",
    [
        "https://shares.example/Night%20Desk/plan.docx",
        "https://shares.example/night+desk",
        "plan_of_night_desk_2.docx",
        "night.desk@town.example",
        "https://shares.example/night/desk",
        "the ＮＩＧＨＴ ＤＥＳＫ",
        "the 𝐧𝐢𝐠𝐡𝐭 𝐝𝐞𝐬𝐤",
        "the nig\u200eht de\u034fsk",
        "the night d\ufe0fesk",
        "ß and night_desk",
    ],
)
def test_odd_spellings_and_addresses_tell_a_name(text: str) -> None:
    assert SOUGHT[True].may_be_mentioned_in(f"body: {text}\n")
    assert {name.key.id for name, _ in SOUGHT[True].mentioned_in(text)} == {"Night desk"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nightdesk@town.example", "Night desk"),
        ("Two Night desks, or NightDesks", "Night desk"),
        ("the night desk's and the nightdesks' phones", "Night desk"),
        ("the nighttime team", "Night-time team"),
        ("the St Marys halls", "St. Mary's hall"),
        ("St. Mary’s Hall", "St. Mary's hall"),
        ("st-marys-hall", "St. Mary's hall"),
        ("the cafe lists", "Café list"),
        ("the Tàriff list", "Tariff list"),
        ("the Strassenord", "Straße Nord"),
        ("every protected witness", "Protected witnesses"),
        ("people of the public", "Person of the public"),
        ("the buero am tor", "Büro am Tor"),
        ("appeals and fraud", "Appeals & fraud"),
        ("ΝΥΧΤΑ ΧΩΡΟΣ", "νύχτα χώρος"),
        ("incidentroom2026.pdf", "Incident room"),
    ],
)
def test_names_are_found_in_other_forms(text: str, name: str) -> None:
    names = NamesSought([name_sought(Key("link", name), spellings_of(name), any_letters=True)])
    assert names.may_be_mentioned_in(f"body: {text}\n")
    assert [*names.mentioned_in(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [("a printroom or print rooms", "Print room"), ("Print roomy", "Print room"), ("Blueprint room", "Print room")],
)
def test_names_in_small_letters_are_ordinary_words(text: str, name: str) -> None:
    assert not [*NamesSought([name_sought(Key("link", name), spellings_of(name))]).mentioned_in(text)]


@pytest.mark.parametrize(
    ("text", "name"), [("Level 11", "Level 1 1"), ("Team 12", "Team 1"), ("parking permits", "Parking & permits")]
)
def test_other_names_are_not_run_together(text: str, name: str) -> None:
    assert not [*NamesSought([name_sought(Key("link", name), spellings_of(name), any_letters=True)]).mentioned_in(text)]


@pytest.mark.parametrize("name", ["Security", "_ _", "...", "Rooms!", "__ rooms"])
def test_single_words_are_not_sought(name: str) -> None:
    assert not has_words(name)


@pytest.mark.parametrize(
    "text", ["At night. Desk and chair.", "a nightdesker", "fortnight desk", "night: desk", "the 100%20 night"]
)
def test_other_words_tell_no_name(text: str) -> None:
    assert not [*SOUGHT[True].mentioned_in(text)]


def test_one_word_of_a_name_tells_none() -> None:
    assert not SOUGHT[True].may_be_mentioned_in("body: At the desk, night and day.\n")


def test_without_names_nothing_is_found() -> None:
    assert list(NamesSought([]).mentioned_in("The night desk answers.")) == []
