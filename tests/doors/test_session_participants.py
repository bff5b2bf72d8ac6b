"""Who owns a session that `interlock new session` begins, and who takes part in it."""

import pytest

from tests.conftest import Handbook
from tests.doors.begun_sessions import MISSED, faults_in_it, start, started


@pytest.mark.parametrize(("about", "owner"), [("link/front", "head"), ("link/back", "back"), ("link/head", "head")])
def test_who_coaches_a_team_leads_its_session(about: str, owner: str, tiny: Handbook) -> None:
    chief = "title: Chief\nsummary: Leads.\nkind: leadership\n"
    head = MISSED["standards/links/head.yml"] + "coached_by: chief\n"
    folder = tiny(MISSED | {"standards/links/chief.yml": chief, "standards/links/head.yml": head})
    assert f"\nowner: {owner}\n" in started(folder, about)


def test_receivers_of_a_promise_are_asked_to_take_part(tiny: Handbook) -> None:
    text = started(tiny(MISSED), "promise/print-overnight")
    assert "links:\n  - back  # makes the promise\n  - front  # is promised it\n" in text


@pytest.mark.parametrize("about", ["promise/permit-in-five-days", "link/register"])
def test_the_owner_of_a_system_takes_part_for_it(about: str, tiny: Handbook) -> None:
    register = "title: Permit register\nsummary: Keeps permits.\nkind: system\nowner: back\n"
    front = MISSED["standards/links/front.yml"].replace("[{", "[{link: register, for: the last permit}, {")
    folder = tiny(MISSED | {"standards/links/register.yml": register, "standards/links/front.yml": front})
    taking_part = started(folder, about).partition("\nlinks:\n")[2].partition("\nabout:")[0]
    assert "  - back  # " in taking_part and "- register" not in taking_part
    assert faults_in_it(folder) == []


def test_whose_system_receives_it_takes_part_once(tiny: Handbook) -> None:
    files = {"standards/links/register.yml": "title: Permit register\nsummary: Keeps permits.\nkind: system\nowner: back\n"}
    promised = "standards/promises/print-overnight.yml"
    files[promised] = MISSED[promised].replace("made_to: [front]", "made_to: [front, register]")
    assert "register" in files[promised]
    text = started(tiny(MISSED | files), "promise/print-overnight")
    assert "links:\n  - back  # makes the promise\n  - front  # is promised it\n" in text and text.count("- back  #") == 1


def test_a_subject_without_a_chain_needs_an_owner(tiny: Handbook) -> None:
    folder = tiny({"standards/customers/visitors.yml": "title: Visitors\nsummary: People who come for a day.\n"})
    refused = start(folder, "customer/visitors")
    assert refused.exit_code == 2
    assert "Nobody stands behind `customer/visitors` yet. Give it an `owner`" in " ".join(refused.output.split())
