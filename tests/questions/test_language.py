"""The shared language: where terms and words to avoid are found, and where not."""

from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Catalog, Key
from interlock.questions.language.labels import Sense, successors
from interlock.questions.language.matching import Matcher
from interlock.questions.language.prose_parts import MASK, prose_of
from interlock.questions.language.uses import Language, first_sentence
from tests.conftest import Handbook, examples, findings_in
from tests.language import brute
from tests.language.marked import OPENINGS, Span, catalog_of_terms, glossary, marked_text

TERMS: dict[str, dict[str, object]] = {
    "customer": {"title": "customer", "also": ["member of the public"], "avoid": ["client", {"word": "service user"}]},
    "bin": {"title": "bin", "not_in": ["loony bin"]},
    "missed-bin": {"title": "missed bin"},
    "call-back": {"title": "call-back", "not_in": ["call-back interview"]},
    "hyphens": {"title": "by-law", "also": ["A-board", "pull-out", "off-site"], "avoid": ["pre-app"]},
    "back-office": {"title": "back office", "avoid": ["back-office"]},
    "front-line": {"title": "front line"},
    "freedom": {"title": "freedom of information", "abbreviation": "FOI"},
    "tuo": {"title": "Tell Us Once"},
    "account": {"title": "client account"},
    "carers": {"title": "carer's assessment"},
    "enquiry": {"title": "enquiry"},
    "link": {"title": "link", "context": "chain of service"},
    "appeal-1": {"title": "appeal", "context": "benefits"},
    "appeal-2": {"title": "appeal", "context": "planning"},
    "draft": {"title": "widget", "status": "draft", "avoid": ["gadget"]},
    "plurals": {
        "title": "bus",
        "also": ["analysis", "human", "lay-by", "passer-by", "menu", "criterion", "disabled people", "terms of hire"],
        "avoid": ["thief"],
    },
    "offices": {"title": "Director General", "also": ["mayor-elect", "courts martial", "notary public", "major general"]},
    "titles": {"title": "Garden waste", "also": ["Teams"], "avoid": ["Green waste"], "not_in": ["Garden waste tax"]},
    "old": {"title": "poor box", "status": "retired", "replaced_by": "bin"},
    "gone": {"title": "alms", "status": "retired"},
    "older": {"title": "poor tin", "status": "retired", "replaced_by": "old"},
    "marks": {
        "title": "C++",
        "also": [".NET"],
        "avoid": [
            "e.g.",
            "etc.",
            "and/or",
            "24/7",
            "111",
            "2.0",
            {"word": "fly tipping", "use": "fly-tipping"},
            {"word": "e-mail", "use": "email"},
        ],
    },
}
LANGUAGE = Language(catalog_of_terms(TERMS))


def found(text: str, **asked: object) -> list[str]:
    """The words that are found, with a minus before words to avoid."""
    return [
        ("-" if use.kind == "avoided" else "") + text[use.start : use.end]
        for use in LANGUAGE.uses_in(text, **asked)  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Customers and a customer's bin, the customers’ bins.", ["Customers", "customer", "bin", "customers", "bins"]),
        ("A customised cabin, a costumer and a robin's binder.", []),
        ("Members of the public", ["Members of the public"]),
        ("A missed\n  bin and missed bins", ["missed\n  bin", "missed bins"]),
        ("A missed. Bin it. Missed, bin.", ["Bin", "bin"]),
        ("A missed\n\nbin", ["bin"]),
        ("A client and the client account", ["-client", "client account"]),
        ("Clients' names", ["-Clients"]),
        ("Garden waste or garden waste, green waste, garden waste tax", ["Garden waste", "garden waste", "-green waste"]),
        ("We meet in Teams, two teams of us", ["Teams"]),
        ("client-side, non-client, e-client, clientele", []),
        ("front-line staff on the front line", ["front-line", "front line"]),
        ("A call back is a call-back. Call backs, call back.", ["call back", "call-back", "Call backs", "call back"]),
        ("Call back buttons, call back interviews, call. Back", []),
        ("by law, a board, to pull out; a by-law, an A-board, a pull-out", ["by-law", "A-board", "pull-out"]),
        ("the pre app or a pre-app", ["-pre-app"]),
        ("The back office, a back-office, an off-site or off site day", ["back office", "-back-office", "off-site"]),
        ("Carers' assessments and a carer’s assessment", ["Carers' assessments", "carer’s assessment"]),
        ("FOI, FOIs and foi", ["FOI", "FOIs"]),
        ("Freedom of Information", ["Freedom of Information"]),
        ("Tell us once. Tell Us Once.", ["Tell Us Once"]),
        ("Customer Service Excellence, Ms Client, the Bin Store", []),
        ("CUSTOMERS FIRST", ["CUSTOMERS"]),
        ("an enquiry, two enquiries", ["enquiry", "enquiries"]),
        (
            "Two buses, analyses, humans, lay-bys, passers-by, menus",
            ["buses", "analyses", "humans", "lay-bys", "passers-by", "menus"],
        ),
        ("Criteria for thieves; busy, menial, humane", ["Criteria", "-thieves"]),
        (
            "Directors General, mayors-elect, a court martial, notaries public, major generals",
            ["Directors General", "mayors-elect", "court martial", "notaries public", "major generals"],
        ),
        ("a disabled person, a term of hire", ["disabled person", "term of hire"]),
        ("**customer**, _customer_, *client*, customer_id", ["customer", "customer", "-client"]),
        ("loony bins and a bin", ["bin"]),
        ("a widget, a gadget, alms", []),
        ("a poor box", ["-poor box"]),
        ("a poor tin", ["-poor tin"]),
        ("Bins, e.g. these; E.g. those, (e.g.) e g, e. g.", ["Bins", "-e.g.", "-E.g.", "-e.g."]),
        ("Boxes etc. and etc", ["-etc."]),
        ("this and/or that; And/or; this and, or that; and. Or", ["-and/or", "-And/or"]),
        ("open 24/7, at 24, 7 of 24.7 or 24:7", ["-24/7"]),
        ("2.0: ring 111. Not 1,111, 111.5 or £2.111; 111, 112", ["-2.0", "-111", "-111"]),
        ("C++, (C++) and **C++** on .NET, no C, no c++, no net. Net", ["C++", "C++", "C++", ".NET"]),
        ("Fly tipping, fly-tipping, Fly-tipping", ["-Fly tipping"]),
        ("E-mail or email", ["-E-mail"]),
        ("`client` ``a client`` [client](x) <https://client.example> client@x.example www.client.example client.example", []),
        ("See /client/new, ../client/ and //files/client or @client; bins /client", ["bins", "-client"]),
        ("bin/client/customer, a bin /\nclient/", ["bin", "-client", "customer", "bin", "-client"]),
        ("[[term/customer]] [[promise/x|a client]] ![client](x.png)", []),
        ("“client” \"client\" ‘my client’ «client» 'the client'", []),
        ("„client“ „client” ”client” »client« »client» ‚client‘ ‚client’ ‹client› ›client‹ « client »", []),
        ("„Ein client“, a client, »ein client« and a client; „client“", ["-client", "-client"]),
        (
            "„a client and “my client”; Home » client » bins, 6” client 8”, a‚ client‘s",
            ["-client", "-client", "bins", "-client", "-client"],
        ),
        ('6" bins and 8" bins, the \'90s bin', ["bins", "bins", "bin"]),
        ("# Client\n\nclient\n\nClient\n======\n\n> client\n\n    client\n\n```\nclient\n```\n- client", ["-client", "-client"]),
        ("---\ntitle: client\n---\nclient", ["-client"]),
        ("<b title='client'>bin</b>", ["bin"]),
        ("[bin]: https://x.example/client\n\nbin", ["bin"]),
        ("[^1]: A client asked.\n\n[note]: a bin is\n[x]: /client", ["-client", "bin", "-client"]),
        ("- [x]: /client\n- a bin\n\n[x]:\n  /client\n  'client'", ["bin"]),
        ("which appeal", []),
        ("the planning appeal", ["appeal"]),
        ("planning appeals and benefits", []),
        ("click the link", []),
        ("a link in the chain of service", ["link"]),
    ],
)
def test_terms_are_found_only_in_running_text(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_a_term_is_not_found_in_its_own_definition() -> None:
    assert found("A client of the client account", within=Key("term", "account")) == ["-client"]
    assert found("a client, a customer, a bin", within=Key("term", "customer")) == ["bin"]


def test_a_use_has_its_senses() -> None:
    (use,) = LANGUAGE.uses_in("Two clients came.")
    assert (use.start, use.end, use.kind, use.term_key, use.label) == (4, 11, "avoided", ("term", "customer"), "client")
    assert use.senses[0].instead == "customer"


def test_the_first_sentence_is_the_tooltip() -> None:
    assert first_sentence("Money we give back, e.g. £20.\nIt goes\nto the account.") == "Money we give back, e.g. £20."
    assert first_sentence("A place (see St. Mary's) where\nbooks are. It is old.") == "A place (see St. Mary's) where books are."
    assert first_sentence("„So geht es.“ »Sagt sie.« End.") == "„So geht es.“"
    assert first_sentence("No end") == "No end"


@pytest.mark.parametrize(
    ("name", "words", "bar"), [("marked.txt", 3_000, 0.98), ("hard.txt", 1_900, 0.96)], ids=["published", "hard"]
)
@pytest.mark.parametrize("kind", ["term", "avoided"])
def test_hand_marked_texts_are_found_as_marked(name: str, words: int, bar: float, kind: str) -> None:
    text, marked = marked_text(name)
    uses: set[Span] = {(use.start, use.end, use.kind) for use in Language(glossary()).uses_in(text)}
    mine, theirs = ({span for span in spans if span[2] == kind} for spans in (uses, marked))
    assert len(text.split()) >= words
    assert len(mine & theirs) / len(mine) >= bar, "precision"
    assert len(mine & theirs) / len(theirs) >= bar, "recall"


LABELS = st.sampled_from(
    [
        "bin",
        "missed bin",
        "bin day",
        "day",
        "box",
        "fly-tip",
        "carer's box",
        "member of day",
        "call back",
        "city",
        "cities",
        "new",
        "a b c",
    ]
)
WORDS = """
is bin bins missed day days box boxes boxs fly-tip fly-tips fly tip tips carer's carers box cities city new news a b c bin's members
member of call-back calls back cabin misseds it customer’s , . | -
""".split()  # noqa: SIM905
PIECES = st.sampled_from([*WORDS, "\n", "\n\n", " ", "a, b", "bin. Day"])


@examples(70)
@given(st.lists(LABELS, min_size=1, max_size=8, unique=True), st.lists(PIECES, max_size=30))
def test_the_automaton_agrees_with_brute_force(labels: list[str], pieces: list[str]) -> None:
    prose = " ".join(pieces).lower()
    # Punctuation at the edges of labels has its own tests.
    prose = " ".join(word.strip("-'’_") if not word.isspace() else word for word in prose.split(" "))
    matcher = Matcher(Sense(label, Key("term", label), "admitted") for label in labels)
    quick = [(hit.start, hit.end, frozenset(sense.label for sense in hit.senses)) for hit in matcher.hits(prose)]
    assert quick == brute.hits(prose, labels)


@examples(60)
@given(st.text(alphabet="ab `*_[]()<>#\"'„“”‚‘’«»‹›\n-.:/@!\\|~=>1\t", max_size=80), st.booleans())
def test_masking_keeps_every_offset(text: str, block: bool) -> None:
    prose = prose_of(text, block=block)
    assert len(prose) == len(text)
    assert all(kept == was or kept in (" ", MASK) for kept, was in zip(prose, text, strict=True))


@examples(50)
@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for use in LANGUAGE.uses_in(f"{text} customer {text}"):
        assert 0 <= use.start < use.end


@examples(60)
@given(st.text("苦情税ごみをのサービスPIN 、ลูกค้า", max_size=40))
def test_scripts_without_blanks_have_no_parts_of_words(text: str) -> None:
    labels = {"苦情", "税", "ごみ", "サービス", "PIN苦情", "ลูกค้า"}
    hits = Matcher(Sense(label, Key("term", label), "admitted") for label in labels).hits(text)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    for hit in hits:
        assert "".join(text[hit.start : hit.end].split()) in labels
        beside = text[max(hit.start - 1, 0) : hit.start] + text[hit.end : hit.end + 1]
        assert text[hit.start] != "サ" or not set(beside) & set("サービス")
        assert text[hit.start] != "税" or not set(beside) & set("苦情税")


@pytest.mark.parametrize("hard", OPENINGS)
def test_unclosed_marks_hide_nothing_after_their_paragraph(hard: str) -> None:
    assert found(f"{hard * 1_000}\n\nA customer.") == ["customer"]


def test_thousands_of_findings_in_a_text_have_their_lines(tiny: Handbook) -> None:
    lines = "".join(
        f"  A licence, a permit and world-class queue number {number} for a QZX{number % 9}.\n" for number in range(2_500)
    )
    service = f"title: Parking\nsummary: Where to park.\nowner: front\ncustomers: [residents]\nbody: |\n{lines}"
    term = "title: permit\ndefinition: A card.\nowner: front\navoid: [licence]\ncontext: a street for parking\n"
    folder = tiny({"glossary/permit.yml": term, "standards/services/parking.yml": service})
    found = [finding for finding in findings_in(folder) if finding.rule == "avoided-word"]
    assert [finding.place.line for finding in found] == list(range(6, 107))
    assert found[-1].message == "2,400 more places in this file have the same fault"


def retired(*ids: str) -> dict[str, dict[str, object]]:
    """Retired terms, each replaced by the next; there is no term with the last id."""
    return {id: {"title": id, "status": "retired", "replaced_by": next_id} for id, next_id in pairwise(ids)}


def test_successors_of_chains_of_retired_terms() -> None:
    line = [f"t{number:04}" for number in range(3_000)]
    for ids in (line, [*reversed(line[1:]), line[0]]):
        catalog = catalog_of_terms(retired(*ids) | {ids[-1]: {"title": "permit"}})
        assert {id: found and found.title for id, found in successors(catalog).items()} == dict.fromkeys(ids[:-1], "permit")


def test_cycles_drafts_and_unknown_terms_are_no_successors() -> None:
    ring, into_ring = retired("a", "b", "c", "a"), retired("first", "second", "b")
    nowhere, draft = (
        retired("lost", "gone", "never"),
        retired("old", "older", "draft") | {"draft": {"title": "d", "status": "draft"}},
    )
    found = successors(catalog_of_terms(ring | into_ring | nowhere | draft))
    assert found == dict.fromkeys(["a", "b", "c", "first", "second", "lost", "gone", "old", "older"])


def test_a_long_cycle_of_retired_terms_is_followed_once() -> None:
    ids = [f"t{number}" for number in range(3_000)]
    catalog = catalog_of_terms(retired(*ids, ids[0]))
    with patch.object(Catalog, "get", autospec=True, side_effect=Catalog.get) as asked:
        assert set(successors(catalog).values()) == {None}
    assert asked.call_count == 3_000


def test_a_catalog_without_terms_has_no_uses() -> None:
    assert Language(Catalog(LANGUAGE.catalog.organisation, {}, [], [], {})).uses_in("a customer") == []
