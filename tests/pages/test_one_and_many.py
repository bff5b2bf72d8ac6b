"""What pages say of none, of one and of very many is as exact as what they say of a few."""

import pytest

from interlock.pages.kinds import link_without
from interlock.pages.lists.chain_index import rings_of
from interlock.pages.page_context import PageContext
from interlock.pages.pictures import chain_view
from interlock.pages.pictures.whole_picture import sorts
from interlock.pages.settings import Settings
from tests.catalogs import facts_of, link
from tests.conftest import TINY, Handbook
from tests.pages.chain_pictures import around
from tests.pages.pictures import organisation
from tests.sites import built, hrefs, page, words
from tests.tiny_files import FRONT, LINK, PROCEDURE, PROMISE

PERMIT, ISSUE = ((TINY / path).read_text(encoding="utf-8") for path in (PROMISE, PROCEDURE))
POINT, SERVICE = "standards/contact-points/desk.yml", "standards/services/parking.yml"
DESK = (TINY / POINT).read_text(encoding="utf-8")
PRINT = "title: Print room\nsummary: Prints.\nkind: support\n"
SESSION = """\
title: Looking at permits
summary: What we found.
on: 2026-09-01
links: [front]
about: [promise/permit-in-five-days]
checklist:
  {expectations: {}, perceptions: {}, existing_procedures: {}, missing_procedures: {}, support_structure: {}, common_language: {}}
"""
# It plans an assessment, and nobody is named who could show anything.
FRAMEWORK = "title: Good service\nsummary: What good is.\ncriteria: [{id: '1', title: Care}]\nplanned: [2027-05-19]\n"


def test_of_one_is_said_what_holds_of_one(tiny: Handbook) -> None:
    others = [f"desk-{number}" for number in range(5)]
    files = {f"standards/contact-points/{id}.yml": DESK.replace("Town hall desk", id.capitalize()) for id in others}
    files |= {PROMISE: f"{PERMIT}contact_points: [desk, {', '.join(others)}]\n", "standards/links/print.yml": PRINT}
    files |= {PROCEDURE: ISSUE.replace("post it.\n    by: front", "post it.\n    by: print")}
    site = built(tiny(files | {"standards/sessions/permits.yml": SESSION, "standards/frameworks/good.yml": FRAMEWORK}))
    missing = "This team holds up what the session was about, and did not take part. Ask it to the next one. Print room"
    assert missing in words(site, "sessions/permits")
    for path in ("customers/residents", "services/parking"):
        assert "may complain whenever this is broken" in words(site, path), path
    without = words(site, "contact-points/desk", "#without")
    assert "No promise falls: what is promised here holds elsewhere too." in without
    assert "still at Desk-0, Desk-1, Desk-2 and 2 more" in without
    assert "Nobody is named 1 thing for 1" in words(site, "frameworks/good", "#links")
    assert not page(site, "frameworks/good").css("a[href$='#to-show']")


def test_an_empty_list_offers_nothing_to_choose(tiny: Handbook) -> None:
    site = built(
        tiny({path: f"{(TINY / path).read_text(encoding='utf-8')}status: retired\n" for path in (PROMISE, SERVICE, POINT)})
    )
    for path in ("promises", "moments", "excellence", "due-date"):
        assert not page(site, path).css("main form, main thead, noscript"), path
    assert "No promise has a limit from which a day can be counted." in words(site, "due-date")


def test_promises_left_out_are_not_called_further_away(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_without, "_MOST_LISTED", 2)
    monkeypatch.setattr(link_without, "_FEW", 1)
    users = {
        f"standards/links/user-{n}.yml": f"{PRINT.replace('Print', f'{n}.')}relies_on: [{{link: front}}]\n" for n in range(3)
    }
    made = PERMIT.replace("made_by: front", "made_by: user-{0}").replace("title: Permits", "title: {0} permits")
    promises = {f"standards/promises/other-{n}.yml": made.replace("{0}", str(n)) for n in range(3)}
    resting = words(built(tiny(users | promises)), "chain/front", "#promises")
    assert "3 promises of others rest on us One hand-over away 3" in resting and "2 more: what falls without us" in resting
    assert "more than one hand-over away" not in resting


def test_every_promise_that_falls_is_named(tiny: Handbook) -> None:
    store = {"standards/links/store.yml": PRINT.replace("Print", "Store")}
    user = {LINK: f"{FRONT}relies_on: [{{link: store}}]\n"}
    promises = {f"standards/promises/p-{n}.yml": PERMIT.replace("title: Permits", f"title: {n}. Permits") for n in range(10, 55)}
    rested = PERMIT.replace("title: Permits", "title: 99. Permits") + "status: suspended\n"
    site = built(tiny(store | user | promises | {"standards/promises/p-99.yml": rested}))
    without, resting = words(site, "chain/store", "#without"), words(site, "chain/store", "#promises")
    assert [n for n in range(10, 55) if f"{n}. Permits" not in without] == [] and "99. Permits" not in without
    assert "38 more: what falls without us" in resting and "99. Permits" in resting


def test_of_many_that_fall_the_nearest_are_named(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_without, "_MOST_FALLEN", 2)
    user = "standards/links/user.yml", PRINT.replace("Print", "User") + "relies_on: [{link: front}]\n"
    further = PERMIT.replace("made_by: front", "made_by: user")
    promises = {f"standards/promises/far-{n}.yml": further.replace("title: Permits", f"title: {n}. Permits") for n in range(3)}
    without = words(built(tiny(dict([user]) | promises)), "chain/front", "#without")
    assert "At once 1" in without and "One hand-over later 3" in without
    assert "0. Permits" in without and "2 more: interlock trace link/front --without" in without


def test_a_long_chain_names_those_behind_its_picture(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain_view, "_MOST_OTHERS", 40)
    ids = [f"store-{number:02}" for number in range(60)]
    stores = {f"standards/links/{id}.yml": PRINT.replace("Print room", id.capitalize()) for id in ids}
    front = f"{FRONT}relies_on: [{', '.join(f'{{link: {id}}}' for id in ids)}]\n"
    chain = words(built(tiny(stores | {LINK: front})), "promises/permit-in-five-days", "#chain")
    assert "Not shown above 48 links" in chain and all(f"Store-{number:02}" in chain for number in range(52))
    assert "Store-52" not in chain and "And 8 more links: interlock trace promise/permit-in-five-days" in chain


def test_moments_tell_all_promises_those_of_everywhere_once(tiny: Handbook) -> None:
    def promises(sort: str, fields: str) -> dict[str, str]:
        made = PERMIT.replace("service: parking\n", fields)
        return {
            f"standards/promises/{sort}-{n}.yml": made.replace("title: Permits", f"title: {sort.capitalize()} {n}")
            for n in range(6)
        }

    site = built(
        tiny(promises("any", "") | promises("desk", "contact_points: [desk]\n") | promises("parking", "service: parking\n"))
    )
    moments = words(site, "moments", "#moments")
    assert all(f"{sort} {n} in" in moments for sort in ("Any", "Desk", "Parking") for n in range(6))
    assert "Everywhere, for every service: Any 0 in five" in moments and moments.count("Any 5 in") == 1


def test_no_link_leads_to_a_missing_list(tiny: Handbook) -> None:
    decided = ISSUE.replace("    within: 1 w", "    can_decide: refunds up to £5\n    within: 1 w")
    site = built(tiny({PROCEDURE: f"{decided}status: suspended\n"}))
    assert "You can decide: refunds up to £5" in words(site, "chain/front")
    assert "decisions/" not in hrefs(site, "chain/front") and not (site / "decisions").exists()


def test_a_place_says_where_it_is(tiny: Handbook) -> None:
    depot = "title: Depot\nsummary: Where paper lies.\nkind: facility\nowner: front\n"
    reached = "contact: {place: 3 Mill Lane, hours: Mondays, email: depot@tinford.example}\n"
    site = built(tiny({"standards/links/depot.yml": depot + reached, LINK: f"{FRONT}contact: {{phone: 01632 960100}}\n"}))
    said = words(site, "chain/depot")
    assert "When it fails, call 01632 960100 Front desk" in said
    assert "Where 3 Mill Lane Open Mondays Write to depot@" in said


def test_a_team_that_nobody_can_reach_says_so(tiny: Handbook) -> None:
    coach = "title: Boss\nsummary: Leads.\nkind: leadership\n"
    answer = words(built(tiny({"standards/links/boss.yml": coach, LINK: f"{FRONT}coached_by: boss\n"})), "chain/front", ".answer")
    assert answer == "Call Number and address are not stated. Your team? Stuck? Ask Boss . This is my team"


def test_pictures_of_many_say_where_the_others_are() -> None:
    facts = facts_of(organisation(200))
    context = PageContext(facts, Settings())
    shown = rings_of(context, sorts(context, facts.handshakes))
    assert [ring.members[-1].why for ring in shown] == ["58 more in the list above", "122 more in the list above"]
    users = {f"link/user-{number:02}": link(relies_on=[{"link": "store"}]) for number in range(70)}
    system = link(kind="system", owner="user-01", coached_by="user-01", relies_on=[{"link": "user-02"}])
    picture = around(facts_of(users | {"link/store": system}), "store")
    assert picture.left_out == "Left out: 11 more links that rely on it; the list has them."
    told = [heading.title for heading in picture.map.headings]
    assert "Holds it up from below" in told
    assert next(placed.stop.note for placed in picture.map.stops if placed.stop.id == "user-02") == "and it on them"
