"""Stamps that do not count because of who signed. A link that signs for its own side, too, has a rule of its own."""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.findings import Finding
from interlock.questions.approvals.checked_approvals import Approvals, Signed
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_lead


def wrongly_signed(facts: Facts) -> Iterator[tuple[Approvals, Signed]]:
    """The stamps that do not count because of who signed, unless an unresolved reference may be the reason."""
    unsure, leadership_is_unsure = facts.catalog.sources_in_doubt, may_lead(facts.catalog)
    for key, approvals in facts.approvals.items():
        if approvals.definition.status != "retired" and key not in unsure:
            for signed in approvals.signed:
                if signed.status == "wrong signatory" and not (signed.approval.side == "management" and leadership_is_unsure):
                    yield approvals, signed


def signs_rightly(approvals: Approvals, wrong: Signed) -> bool:
    """Whether the link of a wrong stamp also has a stamp for its own side."""
    others = (other for other in approvals.signed if other.status not in ("no stamp", "wrong signatory"))
    return any(other.link is wrong.link for other in others)


def wrong_stamp(rule: str, facts: Facts, approvals: Approvals, signed: Signed) -> Finding:
    """The finding about the signatory of a stamp; the place is the link that signed."""
    assert signed.objection
    side = signed.approval.side
    is_signed = approvals.fitting(side) and all(one.side != side for one in approvals.missing)
    remedy = f"Take this approval out: all who sign for {side} have signed." if is_signed else signed.objection.remedy
    place = facts.catalog.place(key_of(approvals.definition), ("approvals", signed.index, "link"))
    return Finding(rule, place, signed.objection.message, remedy)
