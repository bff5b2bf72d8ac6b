"""The eight elements of service, the words that people type for them, and what teams can carry."""

from typing import get_args

import pytest
from pydantic import ValidationError

from interlock.definitions.contact_point import Purpose
from interlock.definitions.elements import ELEMENTS, Dimension, ElementName, element_of
from interlock.definitions.link import Capacity, LinkKind
from interlock.definitions.manner import Manner
from interlock.definitions.other_names.choice_words import choice_for


def test_every_word_but_other_is_one_element() -> None:
    assert [element.name for element in ELEMENTS] == list(get_args(ElementName))
    named = {word: element.name for word in get_args(Dimension) if (element := element_of(word))}
    assert named == {name: name for name in get_args(ElementName)} | {"accuracy": "service"}
    assert element_of("other") is element_of(None) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("channels", "access"),
        ("Product", "service"),
        ("fulfilment", "timeliness"),
        ("attitude", "behaviour"),
        ("building", "facilities"),
        ("premises", "facilities"),
        ("IT", "systems"),
        ("brand_values", "values"),
        ("quality", "accuracy"),
    ],
)
def test_near_words_name_the_element(typed: str, meant: str) -> None:
    assert choice_for(typed, get_args(Dimension)) == meant


@pytest.mark.parametrize(("typed", "meant"), [("software", "system"), ("building", "facility"), ("vendor", "supplier")])
def test_near_words_name_the_kind_of_link(typed: str, meant: str) -> None:
    assert choice_for(typed, get_args(LinkKind)) == meant


def test_how_much_a_team_can_carry() -> None:
    capacity = Capacity.model_validate({"cases": "120", "per": "day", "people": "4"})
    assert capacity.cases and capacity.cases.amount == 120
    assert capacity.people and capacity.people.amount == 4
    assert Manner.model_validate({"by_voice": "Slowly."}).by_voice == "Slowly."


@pytest.mark.parametrize("typed", ["many", "120 a day", "-3", "0", "10%"])
def test_cases_are_a_number_alone(typed: str) -> None:
    with pytest.raises(ValidationError):
        Capacity.model_validate({"cases": typed, "per": "day"})


@pytest.mark.parametrize(
    ("typed", "meant"), [("beantragen", "apply"), ("Réclamation", "complain"), ("melden", "report"), ("preguntar", "ask")]
)
def test_purposes_in_other_languages_are_understood(typed: str, meant: str) -> None:
    assert choice_for(typed, get_args(Purpose)) == meant
