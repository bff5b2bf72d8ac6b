"""Starts a session about a definition: writes its file with participants and what is known on the six factors."""

import datetime
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from interlock.catalog import catalog_of, key_of
from interlock.catalog.audience import classification_of, seen_by
from interlock.catalog.happened_by import happened_by
from interlock.catalog.owners import answering_for, teams_answering_for
from interlock.catalog.prose import plain_words
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Definition, Link
from interlock.definitions.base import Classification
from interlock.definitions.session import SESSION
from interlock.doors.edits.handbook_files import find_in, refuse_where_unread
from interlock.doors.edits.new import new_path
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.session_findings import findings_by_factor
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.findings.nouns import counted
from interlock.findings.printable import printable
from interlock.questions.actions import AgreedAction, did_not_help
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.chain.reasons import reasons_in_words
from interlock.questions.chain.team_ways import ways_of_teams
from interlock.questions.facts import Facts
from interlock.questions.learning.factors import FACTORS
from interlock.questions.learning.preparation import Preparation
from interlock.questions.owed.debts import coach_of
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.openness import OPENNESS
from interlock.sources.yaml.yaml_writer import as_scalar

_NEAREST = 2  # links up to this ring take part
_MOST_PARTICIPANTS = 12
_MOST_FURTHER = 12  # links that do not take part, as comments
_MOST_REASONS = 2  # for each link
_MOST_ABOUT = 4  # lessons, and as many other subjects, as comments
_MOST_BEFORE = 8  # earlier actions, as comments
# The due date suggested for an action, counted from the session.
_TIME_TO_ACT = datetime.timedelta(days=28)
_LONGEST_COMMENT = 110


class Participant(NamedTuple):
    """A link that may take part, and its reason."""

    link: Link
    why: str


@exclusive("new")
def new_session(folder: Path, id: str, about: str, today: datetime.date) -> str:
    """Write the file and return a sentence with its path. `about`: the name of the subject, as in `key_named`. Raises Refused."""
    handbook = read_handbook(folder)
    refuse_where_unread(handbook)
    path = new_path(handbook, SESSION, id)
    whole = catalog_of(handbook)
    subject = find_in(folder, whole, about).definition
    if subject.status == "retired":
        instead = in_place_of(whole, subject)
        start = f" Start it about `{key_of(instead)}`." if instead else ""
        raise Refused(f"`{key_of(subject)}` is no longer used.{start}")
    default = whole.organisation.defaults.classification
    readers = max("staff", default, classification_of(subject, whole), key=OPENNESS.index)
    told = happened_by(today, whole)
    facts = Facts(seen_by(told, readers, drafts=True), today, told)
    seen = facts.catalog.definitions.get(key_of(subject))
    if seen is None:
        raise Refused(f"`{key_of(subject)}` happened after {day_in_words(today)}, for which the session is to be started.")
    text = _text(facts, facts.preparation(seen), readers if readers != default else None)
    change_files(folder, [FileChange(path, None, text)])
    return f"{path}: filled in with what is known. Write down what you find together, then `interlock check {path}`."


def _text(facts: Facts, known: Preparation, classification: Classification | None) -> str:
    return (
        "\n".join([*_head(facts, known, classification), *_links(facts, known), *_about(known), *_checklist(facts, known)]) + "\n"
    )


def _head(facts: Facts, known: Preparation, classification: Classification | None) -> Iterator[str]:
    subject = known.topic.subject
    yield f"# Filled in with what was known on {day_in_words(facts.today)}. Strike what turns out otherwise, add what you find,"
    yield "# and delete the line `status: draft` once the session was held: until then only `interlock serve` shows it."
    yield f"title: {as_scalar(textwrap.shorten(f'Group learning: {subject.title}', 80, placeholder=' …'))}"
    yield f"summary: {as_scalar(f'Those who have a hand in [[{key_of(subject)}]] looked at it together.')}"
    yield "status: draft"
    if owner := _leader(facts, known.topic.owner):
        yield f"owner: {owner.id}"
    if classification:
        yield f"classification: {classification}"
    yield "# evidences: [framework#criterion]"
    yield f"on: {facts.today}"


def _leader(facts: Facts, owner: Link | None) -> Link | None:
    """The owner of the session: the subject's owner if that is leadership, else the link that coaches it, else the owner."""
    if owner is None or owner.kind == "leadership":
        return owner
    return coach_of(facts.catalog, facts.of_all.catalog, owner) or owner


def _links(facts: Facts, known: Preparation) -> Iterator[str]:
    """The participants with their reasons. Links further away are comments."""
    invited, further = _participants(facts, known)
    yield "links:"
    yield from (_line(f"  - {each.link.id}", each.why) for each in invited)
    if further:
        yield "  # More stand in its chain. Ask those whom it concerns:"
        yield from (_line(f"  # - {each.link.id}", each.why) for each in further[:_MOST_FURTHER])
    if len(further) > _MOST_FURTHER:
        more = counted(len(further) - _MOST_FURTHER, "more link")
        yield f"  # And {more}: `interlock trace {key_of(known.topic.subject)}` shows them."


def _participants(facts: Facts, known: Preparation) -> tuple[list[Participant], list[Participant]]:
    """The teams that take part, for systems and places their owners, and those further away, nearest first.

    Raises Refused where nobody takes part.
    """
    topic, near, far = known.topic, list[Participant](), list[Participant]()
    ways = ways_of_teams(facts.catalog, {way.link.id: way for way in topic.links.first()})
    for way in sorted(ways.values(), key=lambda way: way.ring):
        told = Participant(way.link, plain_words(reasons_in_words(way.reasons, _MOST_REASONS), facts.catalog))
        (near if way.ring <= _NEAREST else far).append(told)
    receivers = teams_answering_for(facts.catalog, [link.id for link in topic.receivers])
    near[1:1] = [Participant(link, "is promised it") for link in receivers if link.id not in ways]
    if not near and (owner := answering_for(facts.catalog, topic.owner)):
        near.append(Participant(owner, "answers for it"))
    if not near:
        raise Refused(f"Nobody stands behind `{key_of(topic.subject)}` yet. Give it an `owner`, and start the session then.")
    return near[:_MOST_PARTICIPANTS], [*near[_MOST_PARTICIPANTS:], *far]


def _about(known: Preparation) -> Iterator[str]:
    """The subject, and related lessons and procedures as comments."""
    yield "about:"
    yield f"  - {key_of(known.topic.subject)}"
    others: list[Definition] = [*known.lessons[:_MOST_ABOUT], *known.topic.discussed, *known.topic.procedures]
    also = [each for each in others if each is not known.topic.subject]
    yield from (_line(f"  # - {key_of(each)}", each.title) for each in also[: 2 * _MOST_ABOUT])


def _checklist(facts: Facts, known: Preparation) -> Iterator[str]:
    findings = findings_by_factor(facts, known)
    first = _participants(facts, known)[0][0].link
    action = f"{{what: …, by: {first.id}, due: {facts.today + _TIME_TO_ACT}}}"
    yield "checklist:"
    yield from _before(facts, known.actions)
    for name, factor in FACTORS.items():
        yield f"  # {factor.title}. {factor.ask}"
        yield f"  {name}:"
        yield "    findings:" if findings[name] else "    findings: []"
        yield from (f"      - {as_scalar(finding)}" for finding in findings[name])
        yield f"    # actions: [{action}]"


def _before(facts: Facts, actions: Sequence[AgreedAction]) -> Iterator[str]:
    """Earlier actions that are open or did not help, as comments."""
    told = [(state, agreed) for agreed in actions if (state := _state(facts, agreed))]
    if told:
        yield "  # Of what was agreed before:"
    for state, agreed in told[:_MOST_BEFORE]:
        by = f" ({agreed.link.title})" if agreed.link else ""
        yield _line("  #  ", f"{state}{by}: {plain_words(agreed.action.what, facts.catalog)}", mark="")
    if len(told) > _MOST_BEFORE:
        yield f"  #   and {len(told) - _MOST_BEFORE} more."


def _state(facts: Facts, agreed: AgreedAction) -> str:
    """The state of an action; empty if it was done and nothing shows that it did not help."""
    action = agreed.action
    if not action.is_open(facts.today):
        return "did not help" if did_not_help(action, agreed.agreed_in, facts.catalog, facts.results) else ""
    if action.due is None:
        return "still to do"
    return f"{'late since' if action.is_late(facts.today) else 'due'} {day_in_words(action.due)}"


def _line(entry: str, words: str, mark: str = "  #") -> str:
    """A line that ends with a comment, shortened to fit."""
    told = textwrap.shorten(printable(words), max(_LONGEST_COMMENT - len(entry), 30), placeholder=" …")
    return f"{entry}{mark} {told}" if told else entry
