"""A check after an edit of words finds what a check of everything finds, without running every rule on everything."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interlock.definitions import free_words
from interlock.definitions.free_words import noting
from interlock.doors.cli import check
from interlock.history import after_words, made_from
from interlock.history.after_words import checked_after_words
from interlock.rules.engine.all_rules import RULES
from interlock.rules.engine.rule import Rule
from interlock.site import checking
from interlock.site.checking import Checked
from tests.conftest import ROOT, TODAY, Handbook, edit, examples, tiny_with, write
from tests.history.village import POST, VILLAGE
from tests.random_edits import bytes_of, edit_at_random, files_to_edit, put_back
from tests.tiny_files import PROCEDURE

pytestmark = pytest.mark.usefixtures("own_cache")

# The name of an edit, its file, the words, the new words, and whether all rules run.
EDITS: dict[str, tuple[str, str, str, bool]] = {
    "a summary": (PROCEDURE, "From the form", "From the first form", False),
    "words over more lines": (POST, "leave at noon.", "leave\n  at noon\n  or soon after.", False),
    "words that are a fault": (PROCEDURE, "Check the address on the form.", "Ask Mrs Okafor.", False),
    "markup": (PROCEDURE, "Check the address on the form.", "Check the <b>address</b>.", True),
    "a claim": (POST, "Sends what others write.", "Gives a world-class service.", False),
    "the name of a draft": (POST, "Nobody waits", "Nobody will send parcels, and nobody waits", False),
    "the name of something restricted": (POST, "Nobody waits", "Those who watch over wells wait", False),
    "a fault that goes": ("standards/customers/visitors.yml", "Mrs Okafor knows them.", "They are there.", True),
    "a heading": (POST, "## At noon", "## Later", True),
    "a word in capitals": (POST, "Nobody waits", "No RTX waits", True),
    "the small letters of one": (POST, "Nobody waits", "No rtq waits", True),
    "a second one with the title": ("standards/customers/callers.yml", "ring us", "call us", True),
    "a label without its capital": (POST, "Nobody waits", "No crate waits", True),
    "a term": (PROCEDURE, "Check the address on the form.", "Check the address on the form of the permit.", True),
    "a word to avoid": (PROCEDURE, "Check the address on the form.", "Check the licence to park.", True),
    "a reference": (PROCEDURE, "Check the address on the form.", "Check the address at the [[contact-point/nowhere]].", True),
    "another field": (PROCEDURE, "within: 2 working days", "within: 20 working days", True),
    "a comment": (PROCEDURE, "owner: front", "owner: front  # as agreed", False),
    "a reference that leaves code": (POST, "See `[[promise/nowhere]]`.", "See [[promise/nowhere]].", True),
    "small letters that leave code": (POST, "Write `rtq` there.", "Write rtq there.", True),
    "small letters that were part of a word": (POST, "Ask for 9rtq.", "Ask for rtq.", True),
    "small letters of a word that is written with escapes": (POST, "Ask for it.", "Ask for xyz.", True),
    "words of a context": ("standards/links/anglers.yml", "go fishing", "sit there", True),
    "a comment with words of a context": ("standards/links/wardens.yml", "# all fishing", "# all", True),
    "a page": ("docs/noon.md", "See", "Look at", True),
    "the organisation": ("standards/organisation.yml", "name: ", "language: de\nname: ", True),
    "results": ("standards/results/2026.csv", "97", "17", True),
    "what YAML cannot read": (PROCEDURE, "summary: From", "summary: @From", True),
}


@pytest.fixture
def runs_all(monkeypatch: pytest.MonkeyPatch) -> list[Checked]:
    """The handbooks on which all rules have run."""
    ran: list[Checked] = []
    with_rules = checking.with_rules

    def noted(read: Checked, **asked: Any) -> Checked:
        ran.append(read)
        return with_rules(read, **asked)

    monkeypatch.setattr(checking, "with_rules", noted)
    return ran


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_same_is_found(name: str, tiny: Handbook, runs_all: list[Checked]) -> None:
    folder = tiny(VILLAGE)
    path, before, after, needs_all = EDITS[name]
    check.known_result(folder, TODAY)
    edit(folder / path, before, after)
    runs_all.clear()
    found = check.known_result(folder, TODAY)
    assert found.findings == checking.check(folder, TODAY).findings
    assert bool(runs_all) == needs_all


def test_edit_after_edit_builds_on_the_last_one(tiny: Handbook, runs_all: list[Checked]) -> None:
    folder = tiny(VILLAGE)
    check.known_result(folder, TODAY)
    runs_all.clear()
    for new in ("Letters leave soon, at noon.", "Letters leave\n  soon, at noon.", "Letters leave at noon."):
        text = (folder / POST).read_text(encoding="utf-8")
        write(folder / POST, re.sub(r"Letters leave[^.]*\.", new, text))
        assert check.known_result(folder, TODAY).findings == checking.check(folder, TODAY).findings
    assert not runs_all


def test_a_finding_in_an_edited_line_needs_all_rules(tiny: Handbook, runs_all: list[Checked]) -> None:
    folder = tiny({"standards/links/odd.yml": "{title: Odd, kind: support, summary: Does this., our_part: It helps.}\n"})
    first = check.known_result(folder, TODAY)
    assert any(finding.place.file.endswith("odd.yml") for finding in first.findings)
    edit(folder / "standards/links/odd.yml", "Does this", "Does that")
    runs_all.clear()
    assert check.known_result(folder, TODAY).findings == checking.check(folder, TODAY).findings and runs_all


def test_a_file_saved_meanwhile_is_not_believed(tiny: Handbook) -> None:
    """What was read is another text than that of which the bytes were looked at."""
    folder = tiny(VILLAGE)
    last, before = checking.check(folder, TODAY), texts_of(folder)
    edit(folder / PROCEDURE, "From the form", "From the first form")
    now = texts_of(folder)
    edit(folder / POST, "Sends what others write.", "Sends <b>letters</b>.")
    assert checked_after_words(checking.read(folder, TODAY), last.findings, before, now) is None


def texts_of(folder: Path) -> dict[str, bytes]:
    found = made_from.checked_from(folder, TODAY)
    assert found
    return found.definitions


# What comes in the place of a word: other words, mostly, and now and then something that means more.
NEW_WORDS = (
    "umbrellas", "and so on", "lovely", "A", "permit", "world class", "[[link/front]]", "3 working days", "*more*", "RTQ", "rtq",
    "Visitors", "Send parcels", "watch over wells", "Dr AB Smith", "a@b.example", "<b>", "](x)", "[[", "{{x}}", "# Heading", "two\n\n  lines",
    "“curly", "licence to park", "https://x.example/", "",
)  # fmt: skip


def tried(folder: Path, random: Random, edits: int) -> int:
    """Edit a handbook at random, and compare after each edit. Returns how often not all rules ran."""
    last, contained = checking.check(folder, TODAY), 0
    edited = [path for path in files_to_edit(folder) if path.stem != "organisation"]  # after whose edit all rules run
    for _ in range(edits):
        files, before = bytes_of(folder), texts_of(folder)
        done = [edit_at_random(edited, random, NEW_WORDS) for _ in range(random.choice((1, 1, 2)))]
        read = checking.read(folder, TODAY, last)
        checked, found = checked_after_words(read, last.findings, before, texts_of(folder)), checking.with_rules(read)
        if checked:
            contained += 1
            assert checked.findings == found.findings, done
        if random.random() < 0.8 and any(finding.severity == "error" for finding in read.handbook.findings):
            put_back(files)  # with more and more broken files, little would be left to compare
        else:
            last = found
    return contained


@settings(parent=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_after_any_edits_the_same_is_found(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    tried(tiny_with(VILLAGE, tmp_path_factory.mktemp("edited") / "handbook"), Random(seed), 8)


@pytest.mark.nightly
def test_after_any_edits_of_larkfield_the_same_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    for name in ("standards", "glossary", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    assert tried(folder, Random(2), 300) > 20


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.is_of_texts], ids=lambda rule: rule.name)
def test_rules_of_texts_look_at_one_text_after_another(rule: Rule, tiny: Handbook) -> None:
    """What such a rule finds in a file is the same where only that file is in scope."""
    facts = checking.read(tiny({**VILLAGE, **rule.bad.files}), TODAY).facts
    assert rule.check
    found = list(rule.check(facts))
    for key, source in facts.catalog.sources.items():
        if key in facts.catalog.definitions:
            alone = replace(facts, catalog=replace(facts.catalog, scope=frozenset([key])))
            seen = [finding for finding in rule.check(alone) if finding.place.file == source.path]
            assert seen == [finding for finding in found if finding.place.file == source.path]


# These ask whether there are any words, or whether a stamp still fits them; both is looked at before findings are taken over.
ASK_FOR_WORDS = {"no-part-in-vision", "stale-approval", "not-approved", "rubber-stamp", "both-sides", "wrong-signatory"}


def test_only_rules_of_texts_read_free_words(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_words, "note_lines", lambda path: None)
    folder, reading = tiny(VILLAGE), set()
    for rule in RULES:
        if rule.check and not rule.is_of_texts:
            facts = checking.read(folder, TODAY).facts
            with noting() as notes:
                list(rule.check(facts))
            reading |= {rule.name} if notes.marks else set()
    assert reading <= ASK_FOR_WORDS


def test_an_undeclared_rule_of_texts_is_noticed(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison would notice it."""
    folder = tiny(VILLAGE)
    last, before = checking.check(folder, TODAY), texts_of(folder)
    edit(folder / PROCEDURE, "Check the address on the form.", "Ask Mrs Okafor.")
    read = checking.read(folder, TODAY)
    silent = [rule._replace(is_of_texts=rule.is_of_texts and rule.name != "personal-data") for rule in RULES]
    monkeypatch.setattr(after_words, "RULES", silent)
    checked = checked_after_words(read, last.findings, before, texts_of(folder))
    assert checked and checked.findings != checking.with_rules(read).findings
