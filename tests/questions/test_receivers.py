"""Approvals of promises between links: who may sign for which side, and the effect of single changes on handshakes."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interlock.catalog.audience import seen_by
from interlock.definitions import Promise
from interlock.exports import json
from interlock.pages.settings import Settings
from interlock.questions.approvals.checked_approvals import stamp_of
from interlock.questions.approvals.signatories import signatories_of
from interlock.questions.facts import Facts
from interlock.site import checking
from interlock.site.writer import facts_for
from interlock.sources.openness import OPENNESS
from tests.catalogs import catalog_with, facts_of
from tests.conftest import TINY, TODAY, edit, write
from tests.questions.promised_between import BACK, FILES, FRONT, HEAD, PRINTED, approve
from tests.sites import built, html_of

Edit = Callable[[Path], object]


@pytest.fixture(scope="module")
def signed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with a promise between links that all three sides have signed."""
    folder = tmp_path_factory.mktemp("signed") / "handbook"
    shutil.copytree(TINY, folder)
    for path, text in FILES.items():
        write(folder / path, text)
    for side, link in (("management", "head"), ("providers", "back"), ("receivers", "front")):
        assert approve(folder, side, link).exit_code == 0
    return folder


@pytest.fixture
def signed(signed_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(signed_once, tmp_path / "handbook"))


def states(folder: Path) -> dict[str, str]:
    """The state of every handshake, by user and supplier."""
    return {f"{each.user.id} on {each.supplier.id}": each.state for each in checking.check(folder, TODAY).facts.handshakes}


def places_by_rule(folder: Path) -> dict[str, str]:
    """The place of a finding for each rule about approvals and handshakes, without advice that is not of interest here."""
    rules = ("stale-approval", "wrong-signatory", "both-sides", "one-sided-handshake", "retired-reference")
    found = checking.check(folder, TODAY).findings
    return {each.rule: f"{each.place.file}:{each.place.line} {each.message}" for each in found if each.rule in rules}


def replace(path: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        write(folder / path, text.replace(old, new))

    return edit


def test_a_handshake_signed_by_all_sides_interlocks(signed: Path) -> None:
    assert states(signed) == {"front on back": "interlocked"}
    assert places_by_rule(signed) == {}


@pytest.mark.parametrize(
    ("edit", "state", "rule", "place"),
    [
        pytest.param(
            replace(FRONT, "relies_on:\n  - {link: back, for: permits printed overnight, passes: The forms of the day}\n", ""),
            "one-sided",
            "one-sided-handshake",
            f"{BACK}:6 `back` supports `front`, but `front` does not say that it relies on `back`",
            id="the receiver drops its arm",
        ),
        pytest.param(
            replace(PRINTED, "link: head", "link: back"),
            "agreed",
            "both-sides",
            f"{PRINTED}:11 `back` makes this promise, so it signs for the providers and for no other side",
            id="one link signs for both sides",
        ),
        pytest.param(
            replace(PRINTED, "link: head", "link: front"),
            "agreed",
            "both-sides",
            f"{PRINTED}:11 `front` is promised this, so it signs for the receivers and for no other side",
            id="the receiver signs for management",
        ),
        pytest.param(
            replace(BACK, "coached_by: head\n", ""),
            "agreed",
            "wrong-signatory",
            f"{PRINTED}:11 `head` leads nobody who makes this promise, so it cannot sign for management",
            id="the maker loses its coach",
        ),
        pytest.param(
            replace(HEAD, "kind: leadership", "kind: support"),
            "agreed",
            "wrong-signatory",
            f"{PRINTED}:11 `head` is no leadership link, so it cannot sign for management",
            id="the coach is no leadership",
        ),
        pytest.param(
            replace(HEAD, "kind: leadership", "kind: leadership\nstatus: retired"),
            "agreed",
            "wrong-signatory",
            f"{PRINTED}:11 `head` leads nobody who makes this promise, so it cannot sign for management",
            id="the coach is gone",
        ),
        pytest.param(
            replace(FRONT, "The forms of the day", "The forms of the day and the fees"),
            "agreed",
            "stale-approval",
            f"{PRINTED}:24 The front manager approved this on 20 November 2026; changed since: relies_on.passes",
            id="what passes to the receiver changes",
        ),
    ],
)
def test_findings_after_a_single_change(edit: Edit, state: str, rule: str, place: str, signed: Path) -> None:
    edit(signed)
    assert states(signed) == {"front on back": state}
    assert places_by_rule(signed)[rule] == place


def test_without_supports_the_promise_still_declares_it(signed: Path) -> None:
    replace(BACK, "supports:\n  - {link: front, with: permits printed overnight}\n", "")(signed)
    assert states(signed) == {"front on back": "interlocked"}


def test_a_missing_receiver_is_reported(signed: Path) -> None:
    text = (signed / PRINTED).read_text(encoding="utf-8")
    write(signed / PRINTED, text[: text.index("  - side: receivers")])
    write(signed / "standards/organisation.yml", "name: Tinford\n")
    assert states(signed) == {"front on back": "agreed"}
    (asked,) = (
        each for each in checking.check(signed, TODAY).findings if each.place.file == PRINTED and each.rule == "not-approved"
    )
    assert asked.message == "Not approved yet by `front` as a receiver"
    assert "interlock approve promise/printed-overnight --side receivers --link front" in asked.remedy
    assert approve(signed, "receivers", "front").exit_code == 0
    assert states(signed) == {"front on back": "interlocked"}


def test_changes_void_the_sides_that_vouch(signed: Path) -> None:
    replace(PRINTED, "at least 98%", "at least 90%")(signed)
    assert states(signed) == {"front on back": "agreed"}
    assert approve(signed, "management", "head").exit_code == approve(signed, "providers", "back").exit_code == 0
    assert states(signed) == {"front on back": "agreed"}, "the receiver has not said that this is enough"
    assert approve(signed, "receivers", "front").exit_code == 0
    assert states(signed) == {"front on back": "interlocked"} and places_by_rule(signed) == {}


def test_receivers_do_not_vouch_for_the_measure(signed: Path) -> None:
    replace(PRINTED, "every: month", "every: quarter")(signed)
    for side, link in (("management", "head"), ("providers", "back")):
        assert approve(signed, side, link).exit_code == 0
    assert "nothing it stands by has changed since" in approve(signed, "receivers", "front").output
    assert states(signed) == {"front on back": "interlocked"}


def test_each_receiver_has_its_own_handshake(signed: Path) -> None:
    replace(PRINTED, "made_to: [front]", "made_to: [front, post]")(signed)
    write(
        signed / "standards/links/post.yml",
        "title: Post room\nsummary: Posts.\nkind: support\nrelies_on:\n  - {link: back, for: permits by nine}\n",
    )
    for side, link in (("management", "head"), ("providers", "back")):
        assert approve(signed, side, link).exit_code == 0
    assert states(signed) == {"front on back": "interlocked", "post on back": "agreed"}
    assert approve(signed, "receivers", "post").exit_code == 0
    assert states(signed) == {"front on back": "interlocked", "post on back": "interlocked"}


def test_a_misspelt_name_is_reported_once(signed: Path) -> None:
    replace(BACK, "coached_by: head", "coached_by: hedd")(signed)
    assert places_by_rule(signed) == {}


@pytest.mark.parametrize(
    ("links", "made_to", "managers", "needed"),
    [
        ({"back": {"coached_by": "head"}, "head": {"kind": "leadership"}}, ["front"], ("head",), True),
        ({"back": {}, "head": {"kind": "leadership"}}, ["front"], (), True),
        # The only leadership above the maker is the receiver, which signs once, as receiver.
        ({"back": {"coached_by": "head"}, "head": {"kind": "leadership"}}, ["head"], (), False),
        # There is no leadership above the top.
        ({"back": {"kind": "leadership"}}, ["front"], (), False),
        (
            {
                "back": {"part_of": "head"},
                "head": {"kind": "leadership", "coached_by": "top"},
                "top": {"kind": "leadership", "coached_by": "head"},
            },
            ["front"],
            ("head", "top"),
            True,
        ),
    ],
)
def test_management_is_leadership_above_the_makers(
    links: dict[str, Any], made_to: list[str], managers: tuple[str, ...], needed: bool
) -> None:
    definitions = {f"link/{name}": {"kind": "support"} | fields for name, fields in ({"front": {}} | links).items()}
    made = {"wording": "We print.", "kind": "internal", "made_by": "back", "made_to": made_to}
    catalog = catalog_with(definitions | {"promise/printed": made})
    (promise,) = catalog.of(Promise)
    who = signatories_of(catalog, promise)
    assert (who.managers, who.needs_management, who.receivers) == (managers, needed, tuple(made_to))


def test_the_public_sees_no_answers_of_links() -> None:
    answers = [{"link": "front", "on": "2026-10-01", "answer": "no", "text": "Never by nine."}]
    made = {"wording": "We print.", "kind": "internal", "made_by": "back", "made_to": ["front"], "satisfied": answers}
    links = {f"link/{name}": {"kind": "support", "classification": "public"} for name in ("front", "back")}
    catalog = catalog_with(links | {"promise/printed": made | {"classification": "public"}, "link/post": {"kind": "support"}})
    redacted = {audience: json.as_plain(seen_by(catalog, audience).of(Promise)[0]) for audience in OPENNESS}
    assert "satisfied" not in redacted["public"] and redacted["staff"]["satisfied"] == answers
    assert Facts(seen_by(catalog, "public"), TODAY, catalog).answers == {}


def test_answers_count_for_the_review_interval() -> None:
    made = {
        "wording": "We print.",
        "kind": "internal",
        "made_by": "back",
        "made_to": ["front", "post"],
        "satisfied": [
            {"link": "front", "on": "2025-10-01", "answer": "no", "text": "Never by nine."},
            {"link": "front", "on": "2026-05-23", "answer": "partly"},
            {"link": "post", "on": "2025-05-01", "answer": "yes"},
            {"link": "other", "on": "2026-11-01", "answer": "yes"},
        ],
    }
    links = {f"link/{name}": {"kind": "support"} for name in ("front", "back", "post", "other")}
    facts = facts_of(links | {"promise/printed": made}, {"defaults": {"review_every": "6 months"}})
    assert [(each.receiver.id, each.entry.answer, each.until, each.is_stale) for each in facts.answers.values()] == [
        ("front", "partly", datetime.date(2026, 11, 23), False),
        ("post", "yes", datetime.date(2025, 11, 1), True),
    ]
    (front, _) = facts_of(links | {"promise/printed": made}).answers.values()
    assert (front.until, front.is_stale) == (None, False), "without an interval no answer goes stale"


def test_a_handshake_tells_no_hidden_signature(signed: Path) -> None:
    edit(signed / PRINTED, "kind:", "classification: restricted\nkind:")

    def state() -> str:
        (handshake,) = facts_for(checking.check(signed, TODAY), Settings(audience="staff")).handshakes
        return handshake.state

    assert states(signed) == {"front on back": "interlocked"} and state() == "agreed"
    edit(signed / PRINTED, "98%", "90%")
    assert states(signed) == {"front on back": "agreed"} and state() == "agreed"


@pytest.mark.parametrize(
    ("path", "old", "new"), [(PRINTED, "[front]", "[front, cellar]"), (FRONT, "The forms of the day", "'[[link/cellar]]'")]
)
def test_no_stamp_of_hidden_words_is_told(signed: Path, path: str, old: str, new: str) -> None:
    """Whoever has a fingerprint of hidden words can try guesses."""
    write(signed / "standards/links/cellar.yml", "title: Cellar\nsummary: Hides.\nkind: support\nclassification: restricted\n")
    edit(signed / path, old, new)
    checked = checking.check(signed, TODAY)
    promise = seen_by(checked.catalog, "staff").promise("printed-overnight")
    assert promise and None in [each.stamp for each in promise.approvals]
    shown = html_of(built(signed), "promises/printed-overnight")
    receiver = stamp_of(checked.catalog, checked.catalog.of(Promise)[0], "receivers", "front")
    assert receiver and receiver not in shown
