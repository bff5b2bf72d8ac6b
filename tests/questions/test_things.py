"""Systems and places: what rests on them, and that their owner owes and is thanked in their stead."""

from typing import Any

from interlock.definitions import Link
from interlock.questions.facts import Facts
from tests.catalogs import facts_of, link, procedure, promise, step

THINGS: dict[str, dict[str, Any]] = {
    "link/front": link(kind="front-line", relies_on=[{"link": "cases", "for": "the history"}]),
    "link/it": link(),
    "link/cases": link(kind="system", owner="it", review={"last": "2025-01-01", "every": "12 months"}),
    "link/hall": link(kind="facility", owner="cases"),
    "promise/quick": promise(),
    "procedure/act": procedure(step("a") | {"with": ["cases", "hall"]}),
}


def found(facts: Facts, id: str) -> Link:
    link = facts.catalog.link(id)
    assert link
    return link


def test_a_system_stands_behind_the_step() -> None:
    facts = facts_of(THINGS)
    chain = facts.chains.of(facts.catalog.promise("quick"))  # type: ignore[arg-type]
    assert {member.link.id: member.ring for member in chain.members} == {"front": 1, "cases": 2, "hall": 2}
    assert [reason.words for reason in chain.member(found(facts, "hall")).reasons] == ["step 1 of act is done with it"]


def test_without_a_system_its_promises_fall() -> None:
    facts = facts_of(THINGS)
    impact = facts.without(found(facts, "cases"))
    assert [(each.promise.id, [user.id for user in each.through]) for each in impact.fallen] == [("quick", ["front"])]
    assert [each.id for each in impact.tell] == ["front", "it"]
    assert [user.id for user in facts.without(found(facts, "hall")).fallen[0].through] == ["front"], "who does the step with it"


def test_nobody_is_told_of_a_system_that_nobody_needs() -> None:
    facts = facts_of(THINGS | {"link/spare": link(kind="system", owner="it")})
    impact = facts.without(found(facts, "spare"))
    assert (impact.fallen, impact.tell) == ((), ())
    assert "No promise to customers or colleagues depends on it." in impact.notice


def test_a_retired_system_breaks_nothing() -> None:
    facts = facts_of(THINGS | {"link/cases": link(kind="system", owner="it", status="retired")})
    assert facts.without(found(facts, "cases")).fallen == ()


def test_the_owner_owes_for_a_system() -> None:
    facts = facts_of(THINGS)
    assert facts.debts.by(found(facts, "cases")) == []
    owed = [(owed.kind, owed.what) for owed in facts.debts.by(found(facts, "it"))]
    assert ("review", "Read it again: cases") in owed
    assert ("handshake", "Say that cases supports front, or tell them that it does not") in owed


def test_nobody_waits_for_an_answer_of_its_own() -> None:
    facts = facts_of(THINGS | {"link/it": link(relies_on=[{"link": "cases", "for": "the history"}])})
    owed = [owed for owed in facts.debts.by(found(facts, "it")) if owed.kind == "handshake"]
    assert [[each.id for each in one.to] for one in owed] == [["front"], []]


def test_an_action_for_a_system_is_its_owners() -> None:
    lesson = {
        "type": "failure",
        "on": "2026-11-02",
        "about": ["promise/quick"],
        "what_happened": "It was slow.",
        "traced_to": [{"link": "cases"}],
        "owner": "front",
        "changes": [{"what": "Give it more memory.", "by": "hall", "due": "2026-12-01"}],
    }
    facts = facts_of(THINGS | {"lesson/slow": lesson})
    assert [owed.link.id for owed in facts.debts.all if owed.kind == "action" and owed.link] == ["it"]
    assert [traced.lesson.id for traced in facts.credit.caused(found(facts, "cases"))] == ["slow"]


def test_the_owner_is_thanked_for_a_system() -> None:
    lesson = {"type": "compliment", "on": "2026-11-02", "about": ["promise/quick"], "what_happened": "It was quick."}
    facts = facts_of(THINGS | {"lesson/thanks": lesson})
    shares = facts.credit.shares["thanks"]
    assert [(thanks.link.id, thanks.ring) for thanks in shares] == [("front", 1), ("it", 2)]
    assert facts.credit.thanked(found(facts, "cases")) == []


def test_an_owner_is_thanked_for_its_own_nearest_part() -> None:
    lesson = {"type": "compliment", "on": "2026-11-02", "about": ["promise/quick"], "what_happened": "It was quick."}
    does_it = {"procedure/act": procedure(step("a", by="it") | {"with": ["cases"]})}
    near = facts_of(THINGS | {"lesson/thanks": lesson} | does_it).credit.shares["thanks"]
    assert {thanks.link.id: thanks.ring for thanks in near} == {"front": 1, "it": 1}
    needs = {"link/front": link(kind="front-line", relies_on=[{"link": "hall"}]), "link/hall": link(relies_on=[{"link": "it"}])}
    far = facts_of(THINGS | {"lesson/thanks": lesson} | needs).credit.shares["thanks"]
    assert ("it", 2) in [(thanks.link.id, thanks.ring) for thanks in far]


def test_an_owner_keeps_its_own_part_as_near() -> None:
    lesson = {"type": "compliment", "on": "2026-11-02", "about": ["promise/quick"], "what_happened": "It was quick."}
    relying = link(kind="front-line", relies_on=[{"link": "cases"}, {"link": "it"}])
    shares = facts_of(THINGS | {"lesson/thanks": lesson, "link/front": relying}).credit.shares["thanks"]
    assert [(thanks.link.id, thanks.way and thanks.way.reasons[0].key) for thanks in shares][1:] == [("it", "relied-on")]


def test_the_owner_is_thanked_for_a_named_system() -> None:
    lesson = {"type": "compliment", "on": "2026-11-02", "about": ["link/front"], "what_happened": "It was quick."}
    facts = facts_of(THINGS | {"lesson/thanks": lesson | {"traced_to": [{"link": "hall", "what": "It was warm."}]}})
    told = [(thanks.link.id, [cause.what for cause in thanks.causes]) for thanks in facts.credit.shares["thanks"]]
    assert ("it", ["It was warm."]) in told and "hall" not in dict(told)


def test_an_owner_that_is_gone_is_not_thanked() -> None:
    lesson = {"type": "compliment", "on": "2026-11-02", "about": ["promise/quick"], "what_happened": "It was quick."}
    facts = facts_of(THINGS | {"lesson/thanks": lesson, "link/it": link(status="retired")})
    assert [thanks.link.id for thanks in facts.credit.shares["thanks"]] == ["front"]


def test_the_owner_signs_for_a_system() -> None:
    facts = facts_of(THINGS | {"promise/inner": promise("it", kind="internal", made_to=["cases", "front"])})
    assert facts.lacking(facts.catalog.promise("inner"), found(facts, "cases"))  # type: ignore[arg-type]
    shake = next(each for each in facts.handshakes if each.user.id == "cases")
    assert not shake.is_unsecured


def test_things_that_own_each_other_end() -> None:
    facts = facts_of(THINGS | {"link/cases": link(kind="system", owner="hall")})
    assert [owed.link for owed in facts.debts.all if owed.key.id == "cases"] == [None]
