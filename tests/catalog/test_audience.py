"""Who may see what: definitions, pages and rows that an audience has, and what is left of those that name something hidden."""

from dataclasses import replace

import pytest

from interlock.catalog import Catalog, Key, catalog_of
from interlock.catalog.audience import HIDDEN_PAGE, Audience, seen_by
from interlock.catalog.references import HIDDEN
from interlock.definitions import Definition, Lesson, Link, Procedure
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.source import Source
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, catalog_with, link, procedure, promise, step
from tests.conftest import Handbook
from tests.tiny_files import FRONT, LINK

SECRET = {"classification": "restricted"}
FRONT_KEY, BACK = Key("link", "front"), Key("link", "back")


def seen(definitions: dict[str, Fields], name: str, audience: Audience = "staff") -> Definition:
    """A definition as an audience sees it, beside the hidden link `skips`."""
    whole = catalog_with({"link/skips": link(title="Skips") | SECRET} | definitions)
    return seen_by(whole, audience).definitions[Key(*name.split("/"))]


@pytest.mark.parametrize(("drafts", "expected"), [(False, {"back"}), (True, {"back", "front"})])
def test_drafts_are_seen_by_who_asks_for_them(drafts: bool, expected: set[str]) -> None:
    catalog = catalog_with({"link/front": link(status="draft"), "link/back": link(), "link/skips": link() | SECRET})
    assert {key.id for key in seen_by(catalog, "staff", drafts=drafts).definitions} == expected


def test_pages_are_hidden_though_no_definition_is() -> None:
    """Hand-written pages are as open as the organisation says of all that says nothing."""
    inside = {"defaults": {"classification": "restricted"}}
    catalog = replace(
        catalog_with({"link/front": link(classification="staff")}, inside), pages=[Source("docs/index.md", "# Hi\n")]
    )
    assert seen_by(catalog, "staff").pages == []
    assert [page.path for page in seen_by(catalog, "restricted").pages] == ["docs/index.md"]


@pytest.mark.parametrize(("audience", "cause", "note"), [("staff", "Snow.", "See the log."), ("public", "", "")])
def test_the_public_reads_no_cause_though_nothing_is_hidden(audience: Audience, cause: str, note: str) -> None:
    row = ResultRow("quick", "2026-10", "80", cause="Snow.", action="More salt.", note="See the log.")
    catalog = catalog_with({"promise/quick": promise(classification="public")}, {"defaults": {"classification": "public"}}, [row])
    [found] = seen_by(catalog, audience).results
    assert (found.cause, found.action, found.note) == (cause, "More salt.", note)


def test_staff_read_the_cause_beside_what_is_hidden() -> None:
    row = ResultRow("quick", "2026-10", "80", cause="Snow.", note="See the log.")
    secret, unknown = replace(row, promise="secret"), replace(row, promise="nothing")
    whole = catalog_with({"promise/quick": promise(), "promise/secret": promise() | SECRET}, None, [secret, unknown, row])
    [found] = seen_by(whole, "staff").results
    assert (found.promise, found.cause, found.note) == ("quick", "Snow.", "See the log.")


def test_nothing_is_kept_of_a_hidden_file(tiny: Handbook) -> None:
    whole = catalog_of(read_handbook(tiny({LINK: f"{FRONT}classification: restricted\n", "docs/index.md": "# Hi\n"})))
    assert whole.sources.keys() - seen_by(whole, "staff").sources.keys() == {FRONT_KEY}


@pytest.mark.parametrize(
    ("said", "is_seen"),
    [
        ("", True),
        ("classification: staff\n", True),
        ("classification: restricted\n", False),
        ("classification: restrictd\n", False),
    ],
)
def test_a_faulty_file_that_may_be_hidden_stays_so(said: str, is_seen: bool, tiny: Handbook) -> None:
    catalog = catalog_of(read_handbook(tiny({LINK: f"{FRONT}{said}opens: [never]\n"})))
    assert FRONT_KEY in catalog.partial
    assert (FRONT_KEY in seen_by(catalog, "staff").partial) is is_seen


@pytest.mark.parametrize(("audience", "by"), [("staff", "head of service"), ("public", None)])
def test_the_public_reads_no_field_for_staff(audience: Audience, by: str | None) -> None:
    reviewed = link(classification="public", review={"last": "2026-10-01", "by": "head of service"})
    reviewed |= {"relies_on": [{"link": "skips"}, {"link": "desk"}]}
    found = seen({"link/front": reviewed, "link/desk": link(classification="public")}, "link/front", audience)
    assert found.review and found.review.by == by
    assert isinstance(found, Link) and [each.link for each in found.relies_on] == (["desk"] if by else [])


@pytest.mark.parametrize(("audience", "made_by"), [("staff", HIDDEN), ("restricted", "back")])
def test_what_cannot_be_read_is_as_good_as_hidden(audience: Audience, made_by: str) -> None:
    catalog = replace(catalog_with({"promise/quick": promise("back")}), broken=frozenset({BACK}))
    quick = seen_by(catalog, audience).promise("quick")
    assert quick and quick.made_by == made_by


def test_prose_keeps_all_but_what_is_hidden() -> None:
    body = "[[link/front]], [[link/skips|the crew]] and [[link/skips]]; or [[link/front|us]]."
    assert seen({"link/front": link(body=body)}, "link/front").body == (
        f"[[link/front]], the crew and {HIDDEN_PAGE}; or [[link/front|us]]."
    )
    does = seen({"link/front": link(does=["Print.", "Ask [[link/skips|the crew]]."])}, "link/front")
    assert isinstance(does, Link) and does.does == ["Print.", "Ask the crew."]


def test_entries_that_only_name_something_hidden_are_gone() -> None:
    relies_on = [{"link": "skips", "for": "lifts"}, {"link": "back", "for": "vans"}]
    found = seen({"link/front": link(relies_on=relies_on), "link/back": link()}, "link/front")
    assert isinstance(found, Link) and [(each.link, each.for_) for each in found.relies_on] == [("back", "vans")]


def test_steps_and_actions_of_hidden_teams_stay() -> None:
    lesson = {
        "type": "failure",
        "on": "2026-05-04",
        "about": ["link/front"],
        "what_happened": "So.",
        "traced_to": [{"link": "skips", "what": "No lift."}, {"link": "front", "what": "No sign."}],
        "changes": [{"what": "Ask.", "by": "skips"}, {"what": "Sign.", "by": "front"}],
    }
    definitions = {"link/front": link(), "lesson/l": lesson, "procedure/do": procedure(step("lift", by="skips"), step("go"))}
    told, do = seen(definitions, "lesson/l"), seen(definitions, "procedure/do")
    assert isinstance(told, Lesson) and isinstance(do, Procedure)
    assert [cause.what for cause in told.traced_to] == ["No sign."]
    assert [(action.what, action.by) for action in told.changes] == [("Ask.", HIDDEN), ("Sign.", "front")]
    assert [each.by for each in do.steps] == [HIDDEN, "front"]


@pytest.mark.parametrize(("signed_by", "is_kept"), [("Front", False), ("back", True)])
def test_a_stamp_of_hidden_words_is_left_out(signed_by: str, is_kept: bool) -> None:
    """By trying guesses against it, a reader could find out what front says of the hidden team."""
    signed = {"side": "receivers", "link": signed_by, "role": "head", "on": "2026-11-02", "stamp": "v1:0123456789ab.aa"}
    made = promise("back", kind="internal", made_to=["front"], approvals=[signed, signed | {"link": "other"}])
    links = {"link/front": link(relies_on=[{"link": "skips"}]), "link/back": link()}
    approval, kept = seen(links | {"promise/printed": made}, "promise/printed").approvals
    assert (approval.stamp is not None) is is_kept and kept.stamp is not None


@pytest.mark.parametrize(("body", "is_kept"), [("Ask [[link/skips]].", False), ("Ask [[link/back]].", True)])
def test_a_stamp_goes_with_hidden_words_of_its_file(body: str, is_kept: bool) -> None:
    signed = {"side": "providers", "link": "back", "role": "head", "on": "2026-11-02", "stamp": "v1:0123456789ab.aa"}
    made = promise("back", body=body, approvals=[signed])
    [approval] = seen({"link/back": link(), "promise/quick": made}, "promise/quick").approvals
    assert (approval.stamp is not None) is is_kept


def test_nothing_is_copied_where_nothing_is_hidden() -> None:
    catalog: Catalog = catalog_with({"link/front": link(body="[[link/back]]"), "link/back": link()})
    assert seen_by(catalog, "staff") is catalog
