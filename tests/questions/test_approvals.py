"""Approvals: which stamps a change voids, what signatories are told, and the stages of contact points."""

import datetime
import shutil
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Catalog, Key, catalog_of
from interlock.catalog.audience import seen_by
from interlock.definitions import ContactPoint, Definition, Promise
from interlock.definitions.meaning_marks import SIDES, Side
from interlock.doors.edits.rename import rename
from interlock.questions.approvals import checked_approvals
from interlock.questions.approvals.checked_approvals import (
    AllApprovals,
    Signatory,
    approvals_of,
    lines_to_paste,
    needs_approval,
    place_of_approvals,
    stage_of,
    stamp_of,
)
from interlock.questions.approvals.signatories import signatories_of
from interlock.questions.approvals.stamps import StampError, Vouched, changed, stamp_for
from interlock.questions.approvals.vouching import StampForm, name_of_vouched, vouched_for
from interlock.questions.wording import normalised_words
from interlock.sources.handbook_reader import read_handbook
from tests.catalogs import catalog_with, facts_of, link, procedure, promise, step
from tests.conftest import Handbook, write

HERE = Path(__file__).parent / "approvals"
EDITS: list[dict[str, Any]] = yaml.safe_load((HERE / "edits.yml").read_text(encoding="utf-8"))
DAY = datetime.date(2026, 5, 12)


def read(folder: Path) -> Catalog:
    return catalog_of(read_handbook(folder))


def signatories(catalog: Catalog, definition: Definition) -> list[tuple[Side, str]]:
    """All signatories: for management the nearest leadership link, for the other sides every link."""
    who = signatories_of(catalog, definition)
    return [("management", who.managers[0]), *((side, id) for side in SIDES[1:] for id in who.of(side))]


def approve_everything(folder: Path) -> None:
    """Add the approvals of all signatories to every file that needs them."""
    catalog = read(folder)
    for key, definition in catalog.definitions.items():
        if needs_approval(definition):
            path = folder / catalog.sources[key].path
            lines = "approvals:\n"
            for side, link in signatories(catalog, definition):
                stamp = stamp_of(catalog, definition, side, link)
                assert stamp
                lines += lines_to_paste(definition, side, link, "head of service", DAY, stamp).removeprefix("approvals:\n")
            path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")


@pytest.fixture
def approved(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    shutil.copytree(HERE / "handbook", folder)
    approve_everything(folder)
    return folder


def voided(catalog: Catalog) -> dict[str, str]:
    found = {}
    for definition in catalog.definitions.values():
        for signed in approvals_of(catalog, definition).signed:
            if signed.status != "fits":
                who = signed.approval.link if signed.approval.side != "management" else "management"
                found[f"{definition.id} {who}"] = "; ".join(signed.changed)
    return found


def test_all_stamps_fit_at_first(approved: Path) -> None:
    catalog = read(approved)
    assert voided(catalog) == {}
    assert all(approvals_of(catalog, found).is_complete for found in catalog.definitions.values() if needs_approval(found))


@pytest.mark.parametrize("case", EDITS, ids=lambda case: case["edit"])
def test_an_edit_voids_exactly_the_right_stamps(case: dict[str, Any], approved: Path) -> None:
    path = approved / "standards" / f"{case['in']}.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(case["from"]) == 1
    path.write_text(text.replace(case["from"], case["to"]), encoding="utf-8")
    assert voided(read(approved)) == case["voids"]


def test_there_are_at_least_sixty_edits() -> None:
    assert len(EDITS) >= 60


def test_renaming_a_link_voids_nothing(approved: Path) -> None:
    """The files are as after `interlock rename`: references are rewritten, and the former id is kept."""
    for path in approved.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("by: back", "by: print-room").replace("link: back", "link: print-room"), encoding="utf-8")
    old = approved / "standards/links/back.yml"
    write(old.with_name("print-room.yml"), old.read_text(encoding="utf-8") + "former_ids: [back]\n")
    old.unlink()
    assert voided(read(approved)) == {}


@pytest.mark.parametrize("id", ["parking", "timeliness", "public"])
def test_an_id_that_is_a_word_elsewhere_voids_nothing(id: str, approved: Path) -> None:
    """The team that makes a promise gets the id of its service, of what the promise is about, or of its kind."""
    rename(approved, "link/front", id)
    assert voided(read(approved)) == {}


def test_stamps_of_the_form_before_fit_after_it(approved: Path) -> None:
    rename(approved, "link/front", "parking")
    catalog = read(approved)
    permits = catalog.definitions[Key("promise", "permits")]
    now, before = (
        stamp_for(vouched_for(catalog, permits, "management", "head", form)) for form in (StampForm.NOW, StampForm.BY_TEXT)
    )
    path = approved / "standards/promises/permits.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(now, before), encoding="utf-8")
    assert before in path.read_text(encoding="utf-8") and voided(read(approved)) == {}


def test_renaming_a_step_that_the_clock_names_voids_nothing(approved: Path) -> None:
    path = approved / "standards/procedures/permit.yml"
    text = path.read_text(encoding="utf-8")
    for before, now in (("id: check", "id: verify"), ("from: check", "from: verify")):
        text = text.replace(before, now)
    path.write_text(text, encoding="utf-8")
    assert voided(read(approved)) == {}


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [("", "", {}), ("17:00", "16:00", {"desk management": "hours"}), ("960001", "960002", {"desk management": "phone"})],
)
def test_a_stamp_of_the_form_before_names_what_changed(before: str, now: str, told: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(HERE / "handbook", tmp_path, dirs_exist_ok=True)
    desk = read(tmp_path).definitions[Key("contact-point", "desk")]
    stamp = stamp_for(vouched_for(read(tmp_path), desk, "management", "head", StampForm.AS_WRITTEN))
    path = tmp_path / "standards/contact-points/desk.yml"
    approval = lines_to_paste(desk, "management", "head", "head of service", DAY, stamp)
    path.write_text(path.read_text(encoding="utf-8").replace(before, now) + approval, encoding="utf-8")
    assert voided(read(tmp_path)) == told


def test_a_promise_is_approved_by_both_sides(approved: Path) -> None:
    catalog = read(approved)
    promise = catalog.promise("permits")
    assert isinstance(promise, Promise) and approvals_of(catalog, promise).is_complete
    one_side = promise.model_copy(update={"approvals": promise.approvals[:1]}).with_key("promise", "permits")
    assert isinstance(one_side, Promise) and not approvals_of(catalog, one_side).is_complete
    assert [signatory.side for signatory in approvals_of(catalog, one_side).missing] == ["providers"]


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({}, None),
        ({"identified": {"on": "2026-01-05", "by": "front"}}, "identified"),
        ({"examined": {"on": "2026-02-05", "by": "front"}}, "examined"),
        ({"critiques": [{"on": "2026-03-05", "by": "courier", "text": "Too few chairs."}]}, None),
        (
            {
                "examined": {"on": "2026-02-05", "by": "front"},
                "critiques": [{"on": "2026-03-05", "by": "courier", "text": "Too few chairs."}],
            },
            "approved",
        ),
    ],
)
def test_contact_points_pass_their_stages_in_order(fields: dict[str, Any], stage: str | None, approved: Path) -> None:
    path = approved / "standards/contact-points/desk.yml"
    path.write_text(path.read_text(encoding="utf-8") + yaml.safe_dump(fields) * bool(fields), encoding="utf-8")
    catalog = read(approved)
    point = catalog.get("contact-point", "desk")
    assert isinstance(point, ContactPoint) and stage_of(point, approvals_of(catalog, point)) == stage


def test_every_staffing_link_must_have_approved(approved: Path) -> None:
    path = approved / "standards/contact-points/desk.yml"
    text = path.read_text(encoding="utf-8")
    text = text[: text.index("  - side: providers\n    link: courier")]
    more = "examined: {on: 2026-02-05, by: front}\ncritiques: [{on: 2026-03-05, by: front, text: Too few chairs.}]\n"
    path.write_text(text + more, encoding="utf-8")
    catalog = read(approved)
    point = catalog.get("contact-point", "desk")
    assert isinstance(point, ContactPoint) and stage_of(point, approvals_of(catalog, point)) == "critiqued"


def test_a_link_without_a_step_has_nothing_to_approve(approved: Path) -> None:
    catalog = read(approved)
    procedure = catalog.get("procedure", "permit")
    assert procedure and stamp_of(catalog, procedure, "providers", "nobody") is None


def test_what_a_team_vouches_for_is_worked_out_once(approved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the same teams have signed."""
    catalog, asked = read(approved), []

    def counted(*signatory: Any) -> Vouched:
        asked.append(signatory)
        return vouched_for(*signatory)

    monkeypatch.setattr(checked_approvals, "vouched_for", counted)
    found = catalog.definitions[Key("promise", "permits")]
    often = found.model_copy(update={"approvals": found.approvals * 50})
    assert len(approvals_of(catalog, often).signed) == 50 * len(asked)


def test_steps_beside_each_other_may_change_places() -> None:
    """What a team hands over to is the same, whichever of the two that go on stands first in the file."""
    first, beside = step("post", by="van", after=["ask"]), step("print", by="back", after=["ask"])
    stamps = set()
    for rest in ([first, beside], [beside, first]):
        catalog = catalog_with({"link/front": link(), "procedure/do": procedure(step("ask"), *rest)})
        stamps.add(stamp_of(catalog, catalog.definitions[Key("procedure", "do")], "providers", "front"))
    assert len(stamps) == 1


@pytest.mark.parametrize("faulty", [True, False])
def test_receivers_sign_what_they_rely_on_the_maker_for(faulty: bool) -> None:
    """Whether the maker's file can be read or not: what only they say of it stays what they signed."""
    relied_on = [{"link": "back", "passes": "A list."}, {"link": "van", "passes": "Keys."}]
    links = {"link/front": link(relies_on=relied_on), "link/van": link()} | ({} if faulty else {"link/back": link()})
    made = promise("back", kind="internal", made_to=["front"], summary="As [[term/nothing]] says.")
    catalog = catalog_with(links | {"promise/printed": made})
    held = vouched_for(catalog, catalog.definitions[Key("promise", "printed")], "receivers", "front")
    assert held.fields["relies_on.passes"] == ["a list"]
    assert name_of_vouched(catalog.definitions[Key("promise", "printed")], "relies_on.passes") == "what passes"


@pytest.mark.parametrize("kind", ["support", "leadership"])
def test_who_is_missing_does_not_tell_what_is_hidden(kind: str) -> None:
    """A leader that makes a promise signs it once, for the providers: management has nobody else to sign."""
    hidden = {"kind": kind, "classification": "restricted"}
    whole = facts_of({"link/back": hidden, "promise/quick": promise("back", classification="staff")}).catalog
    missing = AllApprovals(seen_by(whole, "staff"), whole)[Key("promise", "quick")].missing
    assert missing == (Signatory("management", None), Signatory("providers", None))


@pytest.mark.parametrize("text", ["", "signed", "v2:0123456789ab.", "v1:0123456789AB.", "v1:0123456789ab"])
def test_texts_that_are_not_stamps(text: str) -> None:
    with pytest.raises(StampError):
        changed(text, Vouched({"wording": "we answer"}))


# Characters that are one in capitals too, and not those of another letter, as of the Turkish dotless i; and none that joins others.
_WITH_CAPITALS = st.characters(exclude_categories=["Cs", "Co", "Mn", "Mc"]).filter(
    lambda letter: (
        normalize("NFKC", letter) == letter
        and len(letter.casefold()) == len(letter.upper()) == 1
        and letter.upper().casefold() == letter.casefold()
    )
)


@given(st.text(_WITH_CAPITALS, max_size=40))
def test_canonical_form_ignores_punctuation_case_and_layout(text: str) -> None:
    letters = normalised_words(text)
    assert normalised_words(f"  {text.upper()}!\n") == letters
    assert normalised_words(letters) == letters


_VALUES = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=3)
_FIELDS = st.fixed_dictionaries(dict.fromkeys(("wording", "limit", "clock"), _VALUES))
_STEPS = st.dictionaries(st.sampled_from("abcd"), st.fixed_dictionaries({"by": _VALUES, "within": _VALUES}))


@given(_FIELDS, _STEPS, _FIELDS, _STEPS)
def test_a_stamp_fits_only_its_content(
    fields: dict[str, Any], steps: dict[str, dict[str, Any]], others: dict[str, Any], other_steps: dict[str, dict[str, Any]]
) -> None:
    def content(vouched: Vouched) -> object:
        return {name: value for name, value in vouched.fields.items() if value}, list(vouched.steps.values())

    made, now = Vouched(fields, steps), Vouched(others, other_steps)
    assert changed(stamp_for(made), made) == []
    assert (changed(stamp_for(made), now) == []) == (content(made) == content(now))


SIGNED = "side: management, link: front, role: head, on: 2026-05-12"


@pytest.mark.parametrize(
    ("written", "behind"),
    [
        ("", ""),
        (f"approvals:\n  - {{{SIGNED}}}\n", "approvals:\n"),
        (f"approvals:\n- {SIGNED.replace(', ', chr(10) + '  ')}\n", "approvals:\n"),
        (f"approvals:\n\n      - {{{SIGNED}}}\n", "approvals:\n"),
        (f"approvals: [{{{SIGNED}}}]\n", "approvals: ["),
    ],
)
def test_lines_fit_where_the_page_says(tiny: Handbook, written: str, behind: str) -> None:
    file = tiny({}) / "standards/promises/permit-in-five-days.yml"
    text = file.read_text(encoding="utf-8") + written + ("tags: [cars]\n" if written else "")
    write(file, text)
    catalog = read(file.parents[2])
    definition = catalog.get("promise", file.stem)
    assert definition
    place = place_of_approvals(catalog, definition)
    assert place.words.endswith(behind.strip() + ("`" if behind else "the end of the file"))
    lines = lines_to_paste(definition, "providers", "front", "team leader", DAY, "v1:0", place.indent)
    write(file, text.replace(behind, behind + lines, 1) if behind else text + lines)
    after = read(file.parents[2]).get("promise", file.stem)
    assert after and next(each.side for each in after.approvals) == "providers"
    assert len(after.approvals) == len(definition.approvals) + 1 and after.tags == definition.tags
