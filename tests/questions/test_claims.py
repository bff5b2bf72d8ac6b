"""Claims to be better than others: which words make one, and whose words."""

from pathlib import Path

import pytest

from interlock.questions import claim_words
from interlock.questions.claim_words import ClaimWords
from tests.questions.claims_made import LINK, claims


def said_on_a_page(folder: Path, text: str) -> list[str]:
    """The claims on a hand-written page, in small letters."""
    return [claim.label for claim in claims(folder, {"docs/welcome.md": f"# Welcome\n\n{text}\n"}).found()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ours is an EXCELLENT desk.", ["excellent"]),
        ("It is unsurpassed, and the gold standard.", ["unsurpassed", "gold standard"]),
        ("It is the very best answer of our whole county.", ["the very best"]),
        ("We have the best housing repairs team anywhere.", ["the best"]),
        ("It is not only excellent.", ["excellent"]),
        ("Nobody waits. We are excellent.", ["excellent"]),
        ("It was not for us to say so, and yet here stands an excellent desk.", ["excellent"]),
        ("An outstanding clinic for hips, and an outstanding hospital bill.", ["outstanding"]),
        ("It is _world_\nclass, __excellent__ and *second to none*.", ["world class", "excellent", "second to none"]),
        (
            "An _outstanding_ service of a **leading** council, the _very_ **best** one *of all* in the county.",
            ["outstanding", "leading", "the very best"],
        ),
        (
            "Our teams are *outstanding*, with _first-class_ support and the _best_ libraries anywhere.",
            ["outstanding", "first class", "the best"],
        ),
        ("Our desk is second to none and market leading.", ["second to none", "market leading"]),
        ("It is not excellent, and far from being second to none or world class.", []),
        (
            "Our care is simply outstanding, and faster than every other council.",
            ["outstanding", "faster than every other council"],
        ),
        ("We are not **excellent**, and *not* world class. A bicycle in **excellent** condition.", []),
        ("The file is_excellent_already, as snake_world_class_case is.", []),
        ("It takes excellent English and an excellent question.", []),
        ("It is far from excellent, and less than world class.", []),
        ("We aim to become world class, and hope to be the best council in the land.", []),
        ("It could be excellent. It should be second to none.", []),
        ("None of us is world class. No team of ours is second to none, and not every desk of the town is excellent.", []),
        (
            "Nobody waits because we are world class. None of us rests, and our desk is world class.",
            ["world class", "world class"],
        ),
        ("Unexcellent, superexcellent.", []),
        ("Wir sind Marktführer und unübertroffen, nicht weltweit führend.", ["marktführer", "unübertroffen"]),
        (
            "Eine marktführende Firma, nicht nur unübertroffen. Wij zijn niet alleen marktleider. Pas seulement sans égal.",
            ["marktführende", "unübertroffen", "marktleider", "sans égal"],
        ),
        (
            "Nous sommes leader du marché. Wij zijn niet toonaangevend. Un servicio inmejorable.",
            ["leader du marché", "inmejorable"],
        ),
        ("Among the best in Britain, and one of the best performing trusts in the UK.", ["the best", "the best"]),
        ("We are the UK’s favourite parcel carrier, with market-beating prices.", ["uk's favourite", "market beating"]),
        (
            "We have the highest customer satisfaction of any council. A five-star service, an exceptional customer experience.",
            ["the highest customer satisfaction of any council", "five star", "exceptional"],
        ),
        ("The lowest price of all companies is taken. Excellent transport links. England’s favourite bird. A 5-star hotel.", []),
        ("The fastest team, of the *best* council.", ["fastest team", "best council"]),
        ("Find the best team to ask, as quick as the quickest council that we know.", []),
        (
            "The friendliest team in town. The best council of all, and the best team 2026!",
            ["friendliest team", "best council", "best team"],
        ),
        (
            "See the best council tax band. The safest team size is two. Thank the best team of the month. Which is the best team?",
            [],
        ),
        ("Give the call to the fastest team, or to the next best team. Choose the best team, and say why.", []),
        ("A world leader in waste, with market-leaders at every desk.", ["world leader", "market leaders"]),
        ("Its care is unparalleled. The desk is peerless, with top-notch answers.", ["unparalleled", "peerless", "top notch"]),
        ("It is the best in the world, and best in the whole county.", ["the best", "best in the whole county"]),
        ("England's finest council, and the country’s **best** team.", ["england's finest", "country's best"]),
        ("We give exceptional service and superb care.", ["exceptional", "superb"]),
        ("The number one council, and the No. 1 in the county.", ["number one", "no. 1"]),
        ("We deliver excellence, in a centre of excellence.", ["excellence", "excellence"]),
        ("Our service is excellent! Our staff are excellent – always.", ["excellent", "excellent"]),
        (
            "In exceptional circumstances, ring number 1 in the hall. Excellence is a type of lesson. Do your best in the hall.",
            [],
        ),
        ("We hold Customer Service Excellence. Excellent: all was kept. No one team has the finest dust.", []),
        ("Excellence is our habit. A tradition of excellence. Excellence comes as standard.", ["excellence"] * 3),
        ("Excellence is what the customer says it is: excellence as the customer defines it.", []),
        ("We lead the sector. Our roads team leads the way in repairs.", ["lead the sector", "leads the way"]),
        ("Lead the caller to the desk. We lead the way to the hall. The officer leads the team.", []),
        ("The council leads the county's response to floods, and the sector group. We want to lead the sector.", []),
        (
            "We are ahead of the rest. Ours is faster than any other council.",
            ["ahead of the rest", "faster than any other council"],
        ),
        ("There are two people ahead of you. Urgent cases go ahead of the rest. We are ahead of the rest of the queue.", []),
        ("Is it cheaper than any other council tax band? The best way to call is to ring the desk.", []),
        ("Our award-winning park. We are a top-performing team.", ["award winning", "top performing"]),
        ("The award-winning photographs hang here. Learn from the best-performing councils.", []),
        ("OUTSTANDING parking. Our facilities are outstanding.", ["outstanding", "outstanding"]),
        (
            "Pay an outstanding balance, or outstanding parking fines. Outstanding housing repairs. Two results are outstanding.",
            [],
        ),
        ("A state-of-the-art depot, exemplary care, a first-rate team.", ["state of the art", "exemplary", "first rate"]),
        ("Pay outstanding service charges. List outstanding care assessments, and the exceptional service fee.", []),
        ("Exceptional care is needed with asbestos.", []),
        (
            "List outstanding school meals and outstanding council tax. We give outstanding service to every caller.",
            ["outstanding"],
        ),
        ("Rate it: excellent, very good, fair. If the answer is excellent, tick 5. Is our service world class? Ask.", []),
        ("Is it cold? We are world class. If you call, our excellent team answers.", ["world class", "excellent"]),
        ("We try to be the best in the sector. Our goal: to be an excellent council. Nobody says we are world class.", []),
        ("We never say that we are the best in the county. To be excellent is to be kind.", []),
        ("An excellent service means that nobody waits. He has an excellent record, and excellent weather.", []),
        ("Our excellent service means that nobody waits.", ["excellent"]),
        ("We are proud to be a world class team. It is known to be an excellent desk.", ["world class", "excellent"]),
        ("The leading council of the partnership signs. Best in the county show.", []),
        ("The first rate band is nought. Exemplary damages are paid. Keep the cutting edge covered.", []),
    ],
)
def test_which_words_are_a_claim(text: str, found: list[str], tmp_path: Path) -> None:
    assert said_on_a_page(tmp_path, text) == found


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        ('"An exc\\x65llent desk for all."', ["excellent"]),
        ("We are no.\n  1 in the county for desks.", ["no. 1"]),
        ("'The best in the\n  whole county.'", ["the best"]),
        (">\n  A desk that is WORLD\n  LEADING for all.", ["world leading"]),
    ],
)
def test_claims_are_found_however_a_file_writes_them(summary: str, found: list[str], tmp_path: Path) -> None:
    link = f"title: Desk\nsummary: {summary}\nkind: support\n"
    assert [claim.label for claim in claims(tmp_path, {"standards/links/desk.yml": link}).found()] == found


def test_a_claim_is_where_it_stands(tmp_path: Path) -> None:
    page = "# Welcome to a leading council\n\n## It is a world-class one\n\nAnd _second_ to none.\n"
    found = list(claims(tmp_path, {"docs/welcome.md": page}).found())
    assert sorted(page[claim.start : claim.end] for claim in found) == ["leading", "second_ to none", "world-class"]
    assert {claim.words for claim in found} == {"second to none", "leading", "world-class"}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"standards/links/front.yml": LINK.format(title="An excellent desk")}, ["excellent"]),
        ({"standards/links/front.yml": LINK.format(title="An excellent desk") + "status: retired\n"}, []),
        (
            {
                "glossary/excellent.yml": "title: excellent service\ndefinition: An excellent service keeps its word.\nowner: front\n"
            },
            ["excellent"],
        ),
        (
            {
                "glossary/excellent.yml": "title: A1\nalso: [excellent]\ndefinition: An excellent service keeps its word.\nowner: front\n"
            },
            [],
        ),
        (
            {
                "glossary/good.yml": "title: good\ndefinition: What we promised. An unrivalled one is rare.\nowner: front\n"
                "avoid: [{word: World class, because: Every world-class desk says so.}]\n"
            },
            ["unrivalled"],
        ),
        (
            {
                "standards/sessions/s.yml": "title: It is excellent\nsummary: So.\non: 2026-09-01\nlinks: [front]\nchecklist:\n"
                "  expectations: {findings: [It is excellent.]}\n  perceptions: {}\n  existing_procedures: {}\n"
                "  missing_procedures: {}\n  support_structure: {}\n  common_language: {}\n"
            },
            [],
        ),
        (
            {
                "standards/customers/residents.yml": "title: Residents\nsummary: All.\nexpectations:\n"
                "  - {id: soon, text: An excellent desk., answer: We are world class.}\n"
            },
            ["world class"],
        ),
        (
            {
                "standards/links/back.yml": "title: World Class Cleaning\nalso_called: [Gold Standard]\n"
                "summary: A peerless supplier.\nkind: supplier\n"
            },
            ["peerless"],
        ),
        (
            {"mkdocs.yml": "site_name: Larkfield\ncopyright: '<a href=\"https://excellent.example/\">Peerless Larkfield</a>'\n"},
            ["peerless"],
        ),
    ],
    ids=[
        "title",
        "retired title",
        "term that says more",
        "term by another name",
        "term that avoids it",
        "session",
        "our answer",
        "name of a supplier",
        "address in a copyright",
    ],
)
def test_whose_words_are_a_claim_of_ours(files: dict[str, str], found: list[str], tmp_path: Path) -> None:
    assert [claim.label for claim in claims(tmp_path, files).found()] == found


def test_every_usual_claim_passes_the_quick_test() -> None:
    words = ClaimWords(["Nonpareil", "sans pareil égalé"])
    for phrase in (*claim_words._CLAIMS, "nonpareil", "SANS PAREIL ÉGALÉ"):
        assert words.may_be_in(f"We are {phrase.upper()} here") and [*words.found_in(f"We are {phrase} here.")]
    assert not words.may_be_in("We answer letters in May.")
