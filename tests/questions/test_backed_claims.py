"""What defines a claim to be better than others, and which comparisons back it."""

from pathlib import Path

import pytest

from interlock.questions.claims import Claim
from tests.questions.claims_made import FILES, PROMISE, claims


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("glossary/wc.yml", "title: WC\nalso: [World-Class]\ndefinition: As good as any.\nowner: front\n"),
        ("glossary/quality.yml", "title: quality\nabbreviation: World class\ndefinition: As good as any.\nowner: front\n"),
        ("standards/promises/p.yml", PROMISE.format(title="World-class repairs", made_by="front", made_to="residents", more="")),
        (
            "standards/promises/p.yml",
            PROMISE.format(title="Repairs", made_by="front", made_to="residents", more="also_called: [our world class repairs]"),
        ),
    ],
    ids=["admitted label", "abbreviation", "title of a promise", "other name of a promise"],
)
def test_what_defines_a_claim(file: str, text: str, tmp_path: Path) -> None:
    found = claims(tmp_path, {"docs/welcome.md": "# Welcome\n\nWe are world class.\n", file: text})
    (claim,) = (each for each in found.found() if each.text.key.kind == "page")
    assert found.is_defined(claim)


@pytest.mark.parametrize(
    ("title", "status"),
    [("Underworld classes", "published"), ("World-class repairs", "retired"), ("World-class repairs", "draft")],
)
def test_what_defines_no_claim(title: str, status: str, tmp_path: Path) -> None:
    made = PROMISE.format(title=title, made_by="front", made_to="residents", more=f"status: {status}")
    found = claims(tmp_path, {"docs/welcome.md": "# Welcome\n\nWe are world class.\n", "standards/promises/p.yml": made})
    (claim,) = (each for each in found.found() if each.text.key.kind == "page")
    assert not found.is_defined(claim)


def compared(value: str) -> str:
    """A benchmark beside our result of 97%."""
    return f"benchmarks: [{{organisation: Nextford, value: {value}, on: 2026-03-31, source: Their report, comparable: yes}}]\n"


# One promise that is ahead of others, made by `front` to residents, and one that is behind, made by `back` to traders.
AHEAD_AND_BEHIND = {
    "standards/promises/ahead.yml": PROMISE.format(
        title="Ahead", made_by="front", made_to="residents", more=compared("90%") + "contact_points: [desk]\nservice: permits"
    ),
    "standards/promises/behind.yml": PROMISE.format(
        title="Behind", made_by="back", made_to="traders", more=compared("99%") + "contact_points: [hall]\nservice: stalls"
    ),
    "standards/results/2026.csv": "promise,period,value\nahead,2026-10,97\nbehind,2026-10,97\n",
    "standards/services/permits.yml": "title: Permits\nsummary: Paper.\nowner: front\ncustomers: [residents]\n",
    "standards/services/stalls.yml": "title: Stalls\nsummary: Wood.\nowner: back\ncustomers: [traders]\n",
    "standards/contact-points/desk.yml": "title: Desk\nsummary: A desk.\nowner: front\nchannel: phone\nstaffed_by: [front]\n",
    "standards/contact-points/hall.yml": "title: Hall\nsummary: A hall.\nowner: front\nchannel: phone\nstaffed_by: [front]\n",
    "standards/procedures/act.yml": "title: Act\nsummary: How.\nowner: back\nsupports: [ahead]\n"
    "steps: [{id: a, does: Do it., by: back, with: [cases]}]\n",
    "standards/procedures/wait.yml": "title: Wait\nsummary: How.\nowner: front\nsupports: [behind]\n"
    "steps: [{id: a, does: Do it., by: front, with: [hall]}]\n",
    "standards/links/cases.yml": "title: Case system\nsummary: Cases.\nkind: system\nowner: back\n",
    "standards/links/hall.yml": "title: Hall\nsummary: A building.\nkind: facility\nowner: front\n",
    "standards/organisation.yml": "name: Tinford\n",
    "glossary/world-class.yml": "title: world class\ndefinition: As good as any.\nowner: front\n",
}


def backed(folder: Path, file: str) -> bool:
    """Whether the claim that stands in a file is backed."""
    found = claims(
        folder, AHEAD_AND_BEHIND | {file: (FILES | AHEAD_AND_BEHIND | {"docs/welcome.md": "# Welcome\n"})[file] + CLAIM[file[0]]}
    )
    claim: Claim
    (claim,) = found.found()
    return found.is_backed(claim)


CLAIM = {"s": "body: We are world class.\n", "d": "\nWe are world class.\n"}


@pytest.mark.parametrize(
    "file",
    [
        "promises/ahead",
        "services/permits",
        "links/front",
        "links/cases",
        "contact-points/desk",
        "customers/residents",
        "procedures/act",
    ],
)
def test_its_own_promises_back_a_claim(file: str, tmp_path: Path) -> None:
    assert backed(tmp_path, f"standards/{file}.yml")


@pytest.mark.parametrize(
    "file",
    [
        "promises/behind",
        "services/stalls",
        "links/back",
        "links/hall",
        "contact-points/hall",
        "customers/traders",
        "procedures/wait",
    ],
)
def test_the_lead_of_others_backs_no_claim(file: str, tmp_path: Path) -> None:
    assert not backed(tmp_path, f"standards/{file}.yml")


@pytest.mark.parametrize(
    ("text", "is_backed"),
    [
        ("[[promise/ahead]] is world class.", True),
        ("[[service/permits]] and [[promise/behind]] are world class.", True),  # one of its promises is as good as others
        ("[[promise/behind]] is world class.", False),
        ("We are world class.", False),  # about the organisation: others are ahead of one promise
        ("[[customer/residents]] are told that it is world class.", True),
        ("[[contact-point/none]] is world class, and so is [[term/world-class]].", False),  # neither has promises
    ],
)
def test_a_page_speaks_of_what_it_names(text: str, is_backed: bool, tmp_path: Path) -> None:
    found = claims(tmp_path, AHEAD_AND_BEHIND | {"docs/welcome.md": f"# Welcome\n\n{text}\n"})
    (claim,) = found.found()
    assert found.is_backed(claim) is is_backed


@pytest.mark.parametrize(
    ("ours", "theirs", "is_backed"),
    [("97", ["97%"], True), ("97", ["90%", "99%"], False), ("97", ["5 working days"], False), ("97", ["90%", "3 days"], False)],
    ids=["as good", "behind one of two", "measured otherwise", "one measured otherwise"],
)
def test_a_promise_must_meet_all_its_benchmarks(ours: str, theirs: list[str], is_backed: bool, tmp_path: Path) -> None:
    proven = "on: 2026-03-31, source: Their report, comparable: yes"
    benchmarks = ", ".join(f"{{organisation: Town {n}, value: {value}, {proven}}}" for n, value in enumerate(theirs))
    more = f"benchmarks: [{benchmarks}]\nbody: We are world class."
    made = PROMISE.format(title="Repairs", made_by="front", made_to="residents", more=more)
    results = f"promise,period,value\np,2026-10,{ours}\n"
    found = claims(tmp_path, {"standards/promises/p.yml": made, "standards/results/2026.csv": results})
    (claim,) = found.found()
    assert found.is_backed(claim) is is_backed
