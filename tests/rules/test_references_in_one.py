"""Several ids in one text, and an id in other letters: the remedy names each that is there, and each that is not."""

import pytest

from tests.conftest import Handbook, findings_in

SERVICE = "standards/services/parking.yml"
HEAD = "title: Parking\nsummary: Permits.\nowner: front\n"
PROMISE = "promise/permit-in-five-days"


@pytest.mark.parametrize(
    ("lines", "remedy"),
    [
        ("customers: [residents and visitors]", "Separate them by commas: `residents, visitors`; there is no customer `visitors` yet."),
        ("customers: [\"residents', 'visitors\"]", "Separate them by commas: `residents, visitors`; there is no customer `visitors` yet."),
        ("customers:\n  - residents, visitors", "Write each on a line of its own: `- residents` and `- visitors`; there is no customer `visitors` yet."),
        ("customers: [residents，visitors]", "Separate them by commas: `residents, visitors`; there is no customer `visitors` yet."),
        ("customers: [residents / visitors]", "Separate them by commas: `residents, visitors`; there is no customer `visitors` yet."),
        ("customers: [“residents”]", "Write `residents`."),
        ("customers: [N/A]", "Take it out if there is none; if there is one, write the id of a file in `standards/customers/`."),
        (f"customers: [residents]\nbody: See [[{PROMISE}.yml]].", f"Write `{PROMISE}`."),
        ("customers: [residents]\nbody: See [[Promise/Permit-In-Five-Days]].", f"Write `{PROMISE}`."),
        ("customers: [residents]\nbody: See [[promise/Permit-In-Five-Days]].", f"Did you mean `{PROMISE}`?"),
    ],
)  # fmt: skip
def test_what_to_type_names_each_id(lines: str, remedy: str, tiny: Handbook) -> None:
    [found] = findings_in(tiny({SERVICE: f"{HEAD}{lines}\n"}))
    assert (found.rule, found.remedy) == ("unknown-reference", remedy)


def test_an_id_with_other_dashes_is_one_id(tiny: Handbook) -> None:
    [found] = findings_in(tiny({SERVICE: f"{HEAD}customers: [residents]\nbody: See [[promise/permit–in–five–days]].\n"}))
    assert found.remedy == f"Did you mean `{PROMISE}`?"


@pytest.mark.parametrize("bullet", ["•", "–", "o", "1."])
def test_ids_behind_bullets_are_looked_up_one_by_one(bullet: str, tiny: Handbook) -> None:
    found = findings_in(tiny({SERVICE: f"{HEAD}customers:\n  {bullet} residents\n  {bullet} residens\n"}))
    assert {(each.rule, each.remedy) for each in found} == {
        ("wrong-type", f"Begin each item on a line of its own with `- `, not with `{bullet}`."),
        ("unknown-reference", "Did you mean `residents`?"),
    }


def test_turned_letters_in_an_id_are_told_once(tiny: Handbook) -> None:
    [found] = findings_in(tiny({SERVICE: f"{HEAD}customers: [\u202aresidents\u202c]\n"}))
    assert (found.rule, found.remedy[:12]) == ("unsafe-markup", "Delete them.")


def test_ids_in_a_block_of_text_are_looked_up(tiny: Handbook) -> None:
    found = findings_in(tiny({SERVICE: f"{HEAD}customers: |\n  residents\n  residens\n"}))
    assert {(each.rule, each.remedy) for each in found} == {
        ("wrong-type", "Delete the `|`, and put each on a line of its own, after `- `."),
        ("unknown-reference", "Did you mean `residents`?"),
    }
