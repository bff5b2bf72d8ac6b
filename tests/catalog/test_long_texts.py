"""Texts that repeat one sign thousands of times: read in time that grows with their length, and never with an exception.

Time is not measured. What took the square of the length took minutes here, and the test run ends such a test.
"""

from decimal import Decimal

import pytest

from interlock.catalog.headings import headings_of
from interlock.catalog.prose import tokens_of
from interlock.catalog.prose_links import failed_links, links_of
from interlock.definitions.values.amounts import amounts_in, says_number
from interlock.definitions.values.contact_addresses import is_web_address, mail_address, mail_fault, web_fault
from interlock.definitions.values.telephone import telephone_of
from interlock.questions.passed_days import passed_days
from interlock.site.checking import check
from interlock.sources.tables.table_rows import TableRow
from tests.conftest import TODAY, Handbook


@pytest.mark.parametrize("sign", ["[", "![", "[[", "<!--", "<!-- \n\n", "# a \t", "](", "# a_1\n", "#\n", "a\n---\n"])
def test_a_page_of_one_sign_is_parsed(sign: str) -> None:
    assert tokens_of(sign * 4_000, block=True)
    assert len(headings_of(sign * 4_000)) in (0, 1, 4_000)


def test_equal_headings_are_numbered_as_mkdocs_does() -> None:
    text = "# a_5\n# a\n# a\n# a_5\n# a_1\n# a_01\n# a_01\n# a_٣\n# a_٣\n"
    assert [heading.anchor for heading in headings_of(text)] == [
        "a_5",
        "a",
        "a_1",
        "a_6",
        "a_2",
        "a_01",
        "a_3",
        "a_٣",
        "a_٣_1",
    ]


def test_a_heading_of_thousands_of_digits_is_no_number() -> None:
    digits = "9" * 5_000
    assert [heading.anchor for heading in headings_of(f"# a_{digits}\n# a_{digits}\n")] == [f"a_{digits}", f"a_{digits}_1"]


@pytest.mark.parametrize(
    ("text", "number"), [("[a](" + "/" * 100_000, 0), ("[x](/a) " * 20_000, 0), ("[x] (/a/) " * 20_000, 20_000)]
)
def test_failed_links_are_found_among_thousands(text: str, number: int) -> None:
    assert len(list(failed_links(text, block=False))) == number


def test_escaped_addresses_are_found_among_thousands() -> None:
    text = "[x](/a&amp;b) " * 10_000 + "[x](/a&amp;c)"
    assert [(link.fragment, link.occurrence) for link in links_of(text, block=False)[-2:]] == [
        ("/a&amp;b", 9_999),
        ("/a&amp;c", 0),
    ]


@pytest.mark.parametrize("sign", ["a", "1", " ", "a.", "a@", "1 ", "http:", "<a", "(1)", "1/", "\n"])
def test_one_sign_is_no_address_and_no_number(sign: str) -> None:
    text = sign * 100_000
    assert not is_web_address(text) and not mail_address(text)
    assert telephone_of(text, "GB").dials == ""
    assert sign.isspace() or (web_fault(f"x{text}x") and mail_fault(f"x{text}x"))


@pytest.mark.parametrize("sign", ["](", "1", " ", "[[", "1 hour ", "½", "[](a"])
def test_a_sentence_of_one_sign_is_searched_for_amounts(sign: str) -> None:
    amounts_in(sign * 4_000)
    says_number(sign * 4_000, Decimal(5))


def test_a_value_of_endless_length_is_told(tiny: Handbook) -> None:
    link = "title: Back\nsummary: In the back.\nkind: support\nreview: {every: %s}\n" % ("1 hour " * 10_000)
    found = check(tiny({"standards/links/back.yml": link}), TODAY).findings
    assert [(each.rule, each.message, each.remedy) for each in found] == [
        ("bad-value", "This is 69,999 letters long", "Write it alone, such as `12 months`.")
    ]


def test_of_a_thousand_broken_links_a_hundred_are_told(tiny: Handbook) -> None:
    page = "# Guide\n\n" + "[x](guide.md#a) " * 1_000
    found = check(tiny({"docs/guide.md": page}), TODAY).findings
    assert [(each.place.line, each.place.column) for each in found] == [(3, 5 + 16 * number) for number in range(101)]
    assert found[-1].message == "900 more places in this file have the same fault"


def test_a_line_of_escapes_holds_no_sign_of_yaml(tiny: Handbook) -> None:
    link = "title: Front desk\nsummary: Answers people.\nkind: front-line\nbody: |\n  %s\n" % ("&nbsp;" * 100_000)
    assert check(tiny({"standards/links/front.yml": link}), TODAY).findings == []


def test_numbered_places_of_another_host_are_known_among_thousands(tiny: Handbook) -> None:
    links = "".join(f"## Fee\n\n[x](#fee-{number})\n\n" for number in range(1, 1_501))
    found = check(tiny({"docs/guide.md": f"# Guide\n\n{links}"}), TODAY).findings
    assert [each.remedy for each in found[:2]] == ["Did you mean `#fee_1`?", "Did you mean `#fee_2`?"]


def test_a_note_is_taken_apart_once_for_its_faults(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    note = "[x](guide.md) " * 1_000
    folder = tiny({"standards/results/2026.csv": f"promise,period,value,note\npermit-in-five-days,2026-10,97,{note}\n"})
    taken_apart: list[int] = []

    def counted(row: TableRow, index: int) -> tuple[int, int]:
        taken_apart.append(index)
        return span(row, index)

    span = TableRow.span
    monkeypatch.setattr(TableRow, "span", counted)
    found = check(folder, TODAY).findings
    assert (len(found), found[0].message, taken_apart) == (1, "`guide.md` leads to no page", [3])


@pytest.mark.parametrize("text", ["It is open until 3 May 2026. ", "until 3 May 2026 ", "It will be open until 3 May 2026 and "])
def test_passed_days_are_found_among_thousands(text: str) -> None:
    assert len([*passed_days(text * 10_000, TODAY)]) == 10_000


def test_a_time_said_thousands_of_times_is_told_once(tiny: Handbook) -> None:
    promise = (
        "title: Quick\nsummary: Nobody waits.\nkind: public\nmade_by: front\nmade_to: [residents]\nservice: parking\n"
        f"wording: {'We come within 2 days. ' * 4_000}\n"
    )
    found = check(tiny({"standards/promises/quick.yml": promise}), TODAY).findings
    assert len([each for each in found if each.rule == "wording-without-limit"]) == 1
