"""The files of the search index: their content, and how it is escaped."""

import json
import re
from typing import Any

import pytest

from interlock.pages.frame import Search
from interlock.pages.site_files import search_index
from interlock.pages.site_files.search_index import CATALOGUE, search_files
from tests.conftest import TINY, Handbook
from tests.sites import built, catalogue_of
from tests.tiny_files import PROCEDURE, PROMISE

PERMIT = Search(
    title="Issue a parking permit",
    path="procedures/issue-a-permit/",
    kind="procedure",
    summary="How a resident gets a permit.",
    labels=("residents' parking", "visitor permit"),
    owner="Customer hub",
    service="Parking permits",
    answer="same day",
    text="Check the address.",
)
CUSTOMER = Search(
    title="Customer", path="glossary/customer/", kind="term", hidden=("custmer",), avoided=("client", "punter → customer")
)
HOME = Search(title="Home", path="", kind="page")
WORDS = Search(title="Words", path="glossary/", kind="page")


def catalogue(*records: Search) -> dict[str, Any]:
    text = dict(search_files(records))[CATALOGUE]
    found: dict[str, Any] = json.loads(text.removeprefix("handbookSearch.catalogue=").removesuffix(";\n"))
    return found


def texts(*records: Search) -> list[list[Any]]:
    scripts = [text for path, text in dict(search_files(records)).items() if path != CATALOGUE]
    return [json.loads(f"[{text.removeprefix('handbookSearch.texts(').removesuffix(');' + chr(10))}]") for text in scripts]


def test_every_column_has_a_line_for_each_page() -> None:
    found = catalogue(CUSTOMER, PERMIT)
    assert found["groups"] == [["procedure", "Procedure", "procedures/", 1, 1.27], ["term", "Word", "glossary/", 1, 1.05]]
    assert found["titles"] == "Issue a parking permit\nCustomer"
    assert found["labels"] == "residents' parking\tvisitor permit\n"
    assert found["avoided"] == "\nclient\tpunter → customer"
    assert found["hidden"] == "\ncustmer"
    assert (found["owners"], found["owner"]) == ("\nCustomer hub", [1, 0])
    assert (found["services"], found["service"]) == ("\nParking permits", [1, 0])
    assert found["answers"] == "same day\n"
    assert found["summaries"] == "How a resident gets a permit.\n"


def test_slugs_that_follow_from_titles_are_omitted() -> None:
    found = catalogue(HOME, WORDS, CUSTOMER, PERMIT)
    assert [group[2:] for group in found["groups"]] == [["", 2, 0.8], ["procedures/", 1, 1.27], ["glossary/", 1, 1.05]]
    assert found["slugs"].split("\n") == [".", "glossary", "issue-a-permit", ""]


def test_texts_are_in_files_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "TEXTS_A_FILE", 20)
    records = [Search(str(number), f"{number}/", "page", text="twelve signs") for number in range(3)]
    assert texts(*records) == [[0, "\ttwelve signs"], [1, "\ttwelve signs"], [2, "\ttwelve signs"]]
    assert catalogue(*records)["texts"] == [1, 1, 1]


def test_summaries_of_a_large_handbook_come_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "MOST_SUMMARIES", 10)
    assert "summaries" not in catalogue(PERMIT)
    assert texts(PERMIT) == [[0, "How a resident gets a permit.\tCheck the address."]]


def test_an_answer_equal_to_the_summary_is_stored_once() -> None:
    found = catalogue(Search("Customer", "glossary/customer/", "term", answer="Anyone who turns to us."))
    assert (found["summaries"], found["answers"]) == ("Anyone who turns to us.", "")


@pytest.mark.parametrize(
    ("limit", "answer"),
    [("9 days", "5 working days: Permits in five working days; 9 days: A letter"), ("5 working days", "5 working days")],
)
def test_different_limits_of_a_procedure_name_their_promises(limit: str, answer: str, tiny: Handbook) -> None:
    tiny_promise, procedure = ((TINY / path).read_text() for path in (PROMISE, PROCEDURE))
    letter = tiny_promise.replace("title: Permits in five working days", "title: A letter").replace("5 working days", limit)
    files = {
        "standards/promises/letter.yml": letter,
        PROCEDURE: procedure.replace("supports: [permit-in-five-days]", "supports: [permit-in-five-days, letter]"),
    }
    found = catalogue_of(built(tiny(files)))
    titles, answers = (found[column].split("\n") for column in ("titles", "answers"))
    assert answers[titles.index("Issue a permit")] == answer


def test_the_order_of_the_pages_makes_no_difference() -> None:
    assert dict(search_files([PERMIT, CUSTOMER, HOME, WORDS])) == dict(search_files([WORDS, HOME, CUSTOMER, PERMIT]))


def test_no_text_can_end_the_script_or_a_line() -> None:
    odd = Search("a</script>\u2028b\tc\nd \ud800", "odd/", "page", labels=("one\ttwo",), text="<!-- \u2029")
    files = dict(search_files([odd]))
    for text in files.values():
        text.encode("utf-8")
        assert not re.search("<|\u2028|\u2029", text)
    found = catalogue(odd)
    assert found["titles"] == "a</script> b c d \ud800"
    assert found["labels"] == "one two"


def test_a_handbook_without_pages_has_an_empty_catalogue() -> None:
    assert catalogue()["groups"] == []
    assert list(dict(search_files([]))) == [CATALOGUE]


def test_hand_written_pages_are_quoted_as_read(tiny: Handbook) -> None:
    page = "# Help\n\n## Ask\n\nThe [[link/front|front **desk**]] and [[contact-point/desk]] help.\n"
    site = built(tiny({"docs/help.md": page}))
    texts = "".join(each.read_text() for each in site.glob("assets/search-text-*.js"))
    assert "front desk and Town hall desk help." in texts


def test_names_of_what_was_replaced_are_found(tiny: Handbook) -> None:
    """Also where what replaced it was replaced in turn; of words, all labels are words to avoid."""
    retired = "summary: As it was.\nowner: front\nstatus: retired\nsteps: [{id: act, does: Act, by: front}]\n"
    term = "definition: A slip of paper.\nowner: front\nstatus: retired\n"
    site = built(
        tiny(
            {
                "standards/procedures/sell.yml": "title: Sell a sticker\nreasons: [my sticker is full]\n"
                f"replaced_by: print\n{retired}",
                "standards/procedures/print.yml": "title: Print a card\nalso_called: [card printing]\n"
                f"replaced_by: issue-a-permit\n{retired}",
                "glossary/disc.yml": f"title: Disc\nalso: [roundel]\nhidden: [dics]\nreplaced_by: card\n{term}",
                "glossary/card.yml": f"title: Card\nabbreviation: CRD\nreplaced_by: permit\n{term}",
            }
        )
    )
    found = json.loads((site / CATALOGUE).read_text().removeprefix("handbookSearch.catalogue=").removesuffix(";\n"))
    names = {column: set(found[column].replace("\n", "\t").split("\t")) for column in ("labels", "avoided", "hidden")}
    assert {"Sell a sticker", "my sticker is full", "Print a card", "card printing"} <= names["labels"]
    assert {"Disc", "roundel", "Card", "CRD"} <= names["avoided"]
    assert "dics" in names["hidden"]


def test_a_german_noun_keeps_its_capital_in_the_search(tiny: Handbook) -> None:
    term = "definition: Wer einen Antrag stellt.\nowner: front\navoid: [Bittsteller]\n"
    files = {"glossary/antrag.yml": f"title: Antragstellende\n{term}", "glossary/other.yml": f"title: antragstellend\n{term}"}
    site = built(tiny(files | {"standards/organisation.yml": "name: Tinford\nlanguage: de\n"}))
    found = json.loads((site / CATALOGUE).read_text().removeprefix("handbookSearch.catalogue=").removesuffix(";\n"))
    assert {"Bittsteller → Antragstellende", "Bittsteller"} <= set(found["avoided"].split("\n"))


@pytest.mark.parametrize(("audience", "is_found"), [("staff", True), ("public", False)])
def test_tags_are_found_by_staff_only(audience: str, is_found: bool, tiny: Handbook) -> None:
    public = {"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"}
    tagged = {"standards/services/parking.yml": (TINY / "standards/services/parking.yml").read_text() + "tags: [kerbside]\n"}
    site = built(tiny(public | tagged), audience=audience)
    assert (site / "services/parking/index.html").is_file()
    texts = "".join(each.read_text() for each in site.glob("assets/search-text-*.js"))
    assert ("kerbside" in texts) == is_found
