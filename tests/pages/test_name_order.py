"""Lists have names in one order: accents and case do not count, numbers do by their size, and no alphabet is one of digits."""

from tests.conftest import Handbook
from tests.sites import built, element_of, page

TITLES = ("Zoo", "Électricité", "ward 10", "Ward 2", "Łęczyca desk", "24 hours", "Østfold line")
IN_ORDER = ["24 hours", "Électricité", "Łęczyca desk", "Østfold line", "Ward 2", "ward 10", "Zoo"]


def with_terms(*titles: str) -> dict[str, str]:
    return {
        f"glossary/word-{number}.yml": f"title: {title}\nsummary: What people look for.\ndefinition: What people look for.\nowner: front\n"
        for number, title in enumerate(titles)
    }


def test_lists_sort_names_without_accents_and_by_number(tiny: Handbook) -> None:
    site = built(tiny(with_terms(*TITLES)))
    names = [cell.text() for cell in page(site, "glossary").css("#all-glossary tbody th a")]
    assert [name for name in names if name in TITLES or name == "Ward 10"] == [name.replace("ward", "Ward") for name in IN_ORDER]
    listed = [link.text() for link in page(site, "a-z").css("ul.entries > li > a")]
    assert [name for name in listed if name.lower() in map(str.lower, TITLES)] == [*IN_ORDER[1:5], "Ward 10", "Zoo", "24 hours"]


def test_the_index_tells_other_alphabets_from_digits(tiny: Handbook) -> None:
    words = with_terms("Rent", "24 hours", "Ενοίκιο", "Аренда", "Østfold line")
    site = built(tiny(words))
    groups = {
        element_of(section, "h2").text(): [link.text() for link in section.css("li > a")]
        for section in page(site, "a-z").css("section[id^=letter-]")
    }
    assert groups["0–9"] == ["24 hours"]
    assert groups["Other alphabets"] == ["Ενοίκιο", "Аренда"]
    assert "Østfold line" in groups["O"]
    jumps = {link.text(): link.attributes["href"] for link in page(site, "a-z").css("nav.letters a")}
    assert [jumps[name] for name in ("0–9", "Other alphabets")] == ["#letter-other", "#letter-alphabets"]
    assert list(jumps)[-2:] == ["0–9", "Other alphabets"]


def test_the_home_page_sorts_reasons_by_service_title(tiny: Handbook) -> None:
    services = {"zzz": "Abbey tours", "parking": "Parking"}
    files = {
        f"standards/services/{id}.yml": f"title: {title}\nsummary: A service.\nowner: front\ncustomers: [residents]\n"
        for id, title in services.items()
    }
    files |= {
        f"standards/procedures/of-{id}.yml": f"""\
title: A way for {title}
summary: What is done.
owner: front
service: {id}
supports: [permit-in-five-days]
starts_when: Somebody asks.
contact_points: [desk]
reasons: [A reason about {title.lower()}]
steps: [{{id: do, does: Do it., by: front, within: 1 hour}}]
"""
        for id, title in services.items()
    }
    reasons = [link.text() for link in page(built(tiny(files)), "").css("#reasons a.voice")]
    assert reasons == ["“A reason about abbey tours”", "“A reason about parking”"]


def test_the_index_lists_hand_written_pages(tiny: Handbook) -> None:
    site = built(tiny({"docs/moving.md": "# Quick moves\n\nA permit moves with you.\n", "docs/index.md": "# Quaint\n\nHello.\n"}))
    entry = element_of(page(site, "a-z"), "#letter-q li")
    assert entry.text().split() == ["Quick", "moves", "Page"]
    assert element_of(entry, "a").attributes["href"] == "../moving/"
    assert [link.text() for link in page(site, "a-z").css("nav.letters a") if link.text() == "Q"] == ["Q"]
    assert "Quaint" not in element_of(page(site, "a-z"), "main").text()
