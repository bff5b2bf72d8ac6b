"""References, resolved in both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Catalog, Key, catalog_of, index, wiki_links
from interlock.catalog.audience import seen_by
from interlock.definitions import ContactPoint, Customer, Lesson, Link, Organisation, Procedure, Service
from interlock.definitions.link import Reliance
from interlock.definitions.named_parts import parts_in, parts_of
from interlock.site import checking
from interlock.sources.handbook_reader import read_handbook
from tests.catalogs import catalog_with, link, procedure, step
from tests.conftest import TINY, Handbook, examples


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return catalog_of(read_handbook(TINY))


def ids(definitions: list[object]) -> list[str]:
    return [definition.id for definition in definitions]  # type: ignore[attr-defined]


def test_incoming_references_of_a_promise(catalog: Catalog) -> None:
    promise = catalog.promise("permit-in-five-days")
    assert promise is not None
    assert ids([*catalog.referring(promise, Procedure, "supports.promise")]) == ["issue-a-permit"]
    assert ids([*catalog.referring(promise, Customer, "expectations.met_by")]) == ["residents"]
    assert catalog.referring(promise, Lesson) == []


def test_incoming_references_of_a_link(catalog: Catalog) -> None:
    front = catalog.link("front")
    assert front is not None
    assert ids([*catalog.referring(front, Procedure, "steps.by")]) == ["issue-a-permit"]
    assert ids([*catalog.referring(front, ContactPoint, "staffed_by")]) == ["desk"]


def test_every_reference_of_the_tiny_handbook_is_found(catalog: Catalog) -> None:
    assert {reference.state for reference in catalog.references} == {"found"}


@pytest.mark.parametrize(
    ("owner", "state"),
    [
        ("front", "found"),
        ("frnt", "unknown"),
        ("residents", "wrong-kind"),
        ("front#check", "malformed"),
        ("old-front", "former"),
        ("broken", "broken"),
    ],
)
def test_the_state_of_a_reference(owner: str, state: str, tiny: Handbook) -> None:
    folder = tiny(
        {
            "standards/links/front.yml": "title: Front desk\nsummary: x\nkind: front-line\nformer_ids: [old-front]\n",
            "standards/links/broken.yml": "title: Broken\n",
            "standards/services/parking.yml": f"title: Parking\nsummary: x\nowner: {owner}\ncustomers: [residents]\n",
        }
    )
    catalog = catalog_of(read_handbook(folder))
    (found,) = [
        reference
        for reference in catalog.references
        if reference.source == Key("service", "parking") and reference.field == "owner"
    ]
    assert found.state == state


def test_equal_references_in_prose_are_numbered(tiny: Handbook) -> None:
    body = "body: |\n  See [[link/front]], `[[link/front]]` and [[link/front|the desk]].\n"
    path = "standards/services/parking.yml"
    folder = tiny({path: "title: Parking\nsummary: x\nowner: front\ncustomers: [residents]\n" + body})
    catalog = catalog_of(read_handbook(folder))
    prose = [reference for reference in catalog.references if reference.in_prose and reference.source.kind == "service"]
    assert [(reference.text, reference.occurrence) for reference in prose] == [("link/front", 0), ("link/front", 1)]


def test_references_of_a_broken_definition_are_not_indexed(tiny: Handbook) -> None:
    folder = tiny({"standards/services/skips.yml": "title: Skips\nowner: frnt\ncustomers: [residents]\nsumary: x\n"})
    catalog = catalog_of(read_handbook(folder))
    assert {(reference.text, reference.state) for reference in catalog.doubtful} == {("frnt", "unknown"), ("residents", "found")}
    residents = catalog.get("customer", "residents")
    assert residents is not None and ids([*catalog.referring(residents, Service)]) == ["parking"]


NAMES = st.sampled_from(["a", "b", "c", "d", "nobody"])
LINKS = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.lists(NAMES, max_size=4), max_size=4)
SERVICES = st.dictionaries(
    st.sampled_from(["s", "t"]), st.tuples(NAMES, st.text(st.sampled_from("[]link/ab "), max_size=30)), max_size=2
)


@examples(50)
@given(links=LINKS, services=SERVICES)
def test_the_index_agrees_with_brute_force(links: dict[str, list[str]], services: dict[str, tuple[str, str]]) -> None:
    definitions = {
        Key("link", id): Link(
            title=id, summary=id, kind="support", relies_on=[Reliance(link=other) for other in others]
        ).with_key("link", id)
        for id, others in links.items()
    } | {
        Key("service", id): Service(title=id, summary=id, owner=owner, customers=[], body=f"{body} [[link/{owner}]]").with_key(
            "service", id
        )
        for id, (owner, body) in services.items()
    }  # fmt: skip
    catalog = index(Catalog(Organisation(name="x"), definitions, [], [], {}))
    expected = {
        (Key("link", id), Key("link", other))
        for id, others in links.items()
        for other in others
        if other in links and other != id
    } | {(Key("service", id), Key("link", owner)) for id, (owner, _) in services.items() if owner in links}
    written = {
        (Key("service", id), Key("link", other))
        for id, (_, body) in services.items()
        for other in links
        if f"[[link/{other}]]" in body
    }
    outgoing = {(source, reference.target) for source, found in catalog.outgoing.items() for reference in found}
    incoming = {(reference.source, target) for target, found in catalog.incoming.items() for reference in found}
    assert outgoing == incoming
    assert outgoing == expected | written


def test_larkfields_references_are_indexed_both_ways(larkfield_checked: checking.Checked) -> None:
    catalog = larkfield_checked.catalog
    outgoing = {id(reference) for found in catalog.outgoing.values() for reference in found}
    incoming = {id(reference) for found in catalog.incoming.values() for reference in found}
    assert outgoing == incoming
    assert all(reference.target in catalog.definitions for found in catalog.outgoing.values() for reference in found)


def test_hiding_a_definition_keeps_the_same_id_elsewhere() -> None:
    retired = {"status": "retired", "replaced_by": "skips"}
    service = {"owner": "front", "customers": ["residents"]}
    catalog = catalog_with(
        {
            "link/front": link(),
            "link/skips": link(classification="restricted"),
            "link/old": link(**retired),
            "service/skips": service,
            "service/boxes": service | retired,
        }
    )
    seen = seen_by(catalog, "staff").definitions
    assert seen[Key("service", "boxes")].replaced_by == "skips"
    assert seen[Key("link", "old")].replaced_by is None


def test_definitions_that_name_nothing_hidden_keep_their_stamps() -> None:
    signed = [{"side": "providers", "link": "desk", "role": "head", "on": "2026-11-02", "stamp": "v1:0123456789ab.aa"}]
    linked = {"summary": "Beside [[link/desk|the desk]].", "approvals": signed}
    catalog = catalog_with(
        {"link/desk": link(), "link/front": link(**linked), "link/skips": link(classification="restricted")},
    )
    seen = seen_by(catalog, "staff").definitions
    assert Key("link", "skips") not in seen
    assert all(seen[key] is catalog.definitions[key] for key in seen)


def test_parts_are_found_at_every_depth_in_file_order() -> None:
    inner = {"id": "1.1", "title": "Inner", "criteria": [{"id": "1.1.1", "title": "Innermost"}]}
    framework = {"criteria": [{"id": "1", "title": "First", "criteria": [inner]}, {"id": "2", "title": "Second"}]}
    message = {"id": "letter", "channel": "letter", "text": "Dear all."}
    steps = procedure(step("log"), step("post"), supports=[], messages=[message])
    catalog = catalog_with({"framework/six-cs": framework, "procedure/bins": steps})
    found = {str(key): [(part.noun, part.id) for part in parts_in(each)] for key, each in catalog.definitions.items()}
    assert found == {
        "framework/six-cs": [("criterion", "1"), ("criterion", "1.1"), ("criterion", "1.1.1"), ("criterion", "2")],
        "procedure/bins": [("step", "log"), ("step", "post"), ("message", "letter")],
    }
    assert parts_of(catalog.definitions[Key("procedure", "bins")]) == ["log", "post"]


def test_references_in_code_are_ignored() -> None:
    text = "See [[link/front]], `[[link/back]]`, [[ link/front |the desk]] and [[promise/quick]]."
    found = [(link.text, link.occurrence, link.words) for link in wiki_links(text)]
    assert found == [("link/front", 0, None), ("link/front", 1, "the desk"), ("promise/quick", 0, None)]


def test_bars_of_references_may_have_a_backslash() -> None:
    text = r"| [[link/front\|the desk]] | [[link/front|left \| right]] | [[link\front]] |"
    found = [(link.text, link.words) for link in wiki_links(text)]
    assert found == [("link/front", "the desk"), ("link/front", "left | right"), (r"link\front", None)]
