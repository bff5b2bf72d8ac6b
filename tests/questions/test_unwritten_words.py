"""What people type in place of a text."""

import pytest

from interlock.questions.language.unwritten_words import UNWRITTEN, is_spoken_of
from interlock.sources.filtered_pattern import FilteredPattern
from tests.patterns import UsedPattern, is_done

STAND_INS = """tbc.|T.B.C.|TBC/TBA|to-do|Details to follow.|Text goes here|Add description here|Under construction|Not yet written|[●]
Yet to be decided|Watch this space|More to come|Sample text|bla bla|[…]|XX working days|___ days|The fee is £XX.|01632 xxxxxx
Text folgt|Kommt noch|noch zu klären|Platzhalter|[Namen einfügen]|Bitte ausfüllen|Texte à venir|à préciser|A completer|[insérer le nom]
En cours de rédaction|por determinar|Próximamente|[insertar nombre]|nog aan te vullen|Tekst volgt|n.t.b.|[invullen]|Dod yn fuan
i’w benderfynu|I ddilyn|[nodwch enw]|da completare|do uzupełnienia|We answer by TBC.|TODO(front): write it|[insert streets]
Ring [name of team].|[Name of the department]|[Team name]|[your council]|[Name des Teams]|[nom de l’équipe]|[naam van de afdeling]"""
WORDS = """No TODO without a reason|the TODO list|marked TBC until then|says “TBC”|from TODO to DOING|Press [Enter] twice|Type <Enter>
Choose [Enter details]|https://permits.example/TBD|tbc@permits.example|TODO EL MUNDO|A reply is to follow.|He waited […] and left.
To be completed by the patient|siglo XX|Sizes up to XXXL|- [x] done|Name: ______|Das Fenster ist noch offen.|Todo lo que necesita
Add a description.|Enter the summary|Insérer le texte|here|Dear [name], thank you
[team name](chain/legal.md)|[your service]: ../services.md|the name of the team|[Nom du client]"""


@pytest.mark.parametrize("text", STAND_INS.replace("\n", "|").split("|"))
def test_what_stands_in_for_a_text_is_found(text: str) -> None:
    assert UNWRITTEN.search(text)
    assert UNWRITTEN.may_match(f"summary: {text}\n"), "a file that holds it is looked into"


@pytest.mark.parametrize("text", WORDS.replace("\n", "|").split("|"))
def test_words_of_their_own_stand_for_nothing(text: str) -> None:
    marks = [match for match in UNWRITTEN.pattern.finditer(text) if match["mark"] is None or match[0].isupper()]
    assert [match[0] for match in marks if not is_spoken_of(text, match)] == []


@pytest.mark.parametrize("part", ["-", "-.", "[ ", "TBC/", "bla ", "[insert ", "(((\n\n", "to be "])
def test_long_rows_of_signs_take_no_time(part: str) -> None:
    for pattern in (UNWRITTEN.pattern, *UNWRITTEN.others):
        assert not isinstance(pattern, FilteredPattern)
        assert is_done(UsedPattern("", pattern, ("search",)), part * 30_000 + "x"), pattern.pattern
