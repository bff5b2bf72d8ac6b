"""The wording says one number, and the limit or the target another.

Customers hear the wording; we measure the other. Amounts of one sort are compared (time, rings, per cent), in digits or in
words, in English, Welsh, German, Dutch, French, Spanish and Italian. 2 weeks equal 14 days, and plain "days" in the wording may
be working days. "4 minutes and 59 seconds" is one amount. Days that no calendar here counts, such as school days, are never equal
to a limit. What was promised `earlier` is compared too, with a warning: an entry without a wording says that the words were the
same.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within three working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within five working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```
"""

import re
from collections import Counter
from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.catalog.languages import language_of
from interlock.definitions import Promise
from interlock.definitions.promise import Earlier
from interlock.definitions.values.amounts import WrittenAmount, amounts_in
from interlock.definitions.values.quantities import Quantity
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.questions.promise_forms import held_on
from interlock.questions.promised_amounts import amounts_promised, says_one_of
from interlock.sources import Route

GROUP = "promise"
SEVERITY = "error"

_OWN_COUNT = "No calendar here counts such days: leave the limit out, and say under `conditions` how they are counted."
# A share of an amount of money, and not of the cases in which a promise is kept: `20% off`, `50 % der Gebühr`.
_PER_CENT_ABROAD = r"\d(?:[\d.,]{0,9}\d)?\s?(?:%|prozent|pour cent|procent|por ciento|per cento|y cant)"
_LESS_ABROAD = "rabatt|nachlass|ermäßigung|remise|réduction|rabais|korting|descuento|rebaja|bonificación|sconto|g?ostyngiad"
_OF_MONEY = lazy_pattern(
    r"\d[\d.,]{0,9} ?(?:%|per ?cent) (?:off\b|(?:late |handling |booking )?"
    r"(?:discount|reduction|refund|interest|fee|charge|surcharge|levy|tax|vat|deposit|commission|increase|rise|bonus"
    r"|compensation|penalty"
    r"|cashback)\b"
    r"|(?:of|from|on) (?:(?:the|your|its|their|our|this|that|an?|any|all|each|every) )?(?:[\w-]{1,30} )?"
    # Not of bills, tickets, payments or deposits, which are cases: `95% of payments are made on time`.
    r"(?:(?:fee|price|cost|charge|rent|fare|amount|sum|value|tax|premium|wage|salary)s?|bill|deposit|ticket|payment)\b)"
    rf"|{_PER_CENT_ABROAD} (?:de |o )?(?:{_LESS_ABROAD})\w*"
    rf"|{_PER_CENT_ABROAD} (?:o['’]r|o|oddi ar(?: y| eich)?) (?:ffi|pris|bris|cost|gost|rhent|tâl|bil|fil|dreth)\w*"
    rf"|\b(?:{_LESS_ABROAD})\w*(?: (?:von|de|del|van|di|o))? {_PER_CENT_ABROAD}"
    rf"|{_PER_CENT_ABROAD} (?:(?:de[rsl]?|du|della|van(?: de| het)?|de (?:la|su|los|votre)|ihre[rs]|uw) |(?:de l|dell)['’])"
    r"(?:gebühr|kosten|preis|betrag|rechnung|miete|entgelt|redevance|prix|tarif|montant|facture|loyer|frais|coût|prijs"
    r"|leges|bedrag"
    r"|huur|precio|tasa|importe|cuota|coste|canone|prezzo|costo|importo)\w*",
    re.I,
)
_PER_CENT = lazy_pattern(r"%|cent|zent|cient|cant", re.I)
_HALF = 50
_COMPARED_TYPES = {"elapsed": "time", "working": "time", "rings": "rings", "share": "share"}


def subjects(facts: Facts) -> int:
    """Promises with a limit or a target."""
    return sum(promise.status != "retired" and any(amounts_promised(promise)) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Wordings with amounts of the same type as the limit or target, none of which equals it.

    The place is the first of them in the same unit, else the first of all;
    for an earlier limit or target in later words, its own.
    """
    for promise in facts.catalog.of(Promise):
        if promise.status == "retired":
            continue
        for wrong, promised in _mismatches(promise, language_of(promise, facts.catalog)):
            place = facts.catalog.sources[key_of(promise)].place_within(("wording",), wrong.text)
            message = f"The wording says `{wrong.text}`, but {_named(promise, promised)} is {promised}"
            yield Finding("number-mismatch", place, message, _remedy(promise, wrong, promised))
        ends = Counter(earlier.until for earlier in promise.earlier)
        for index, earlier in enumerate(promise.earlier):
            if ends[earlier.until] == 1:  # `bad-value` has found two of one day, of which nobody knows which held
                yield from _in_earlier(facts, promise, earlier, ("earlier", index))


def _mismatches(promise: Promise, language: str) -> Iterator[tuple[WrittenAmount, Quantity]]:
    """What the wording says and what is promised, once for each sort of amount in which none of them are equal."""
    for sort in ("time", "rings", "share"):
        promised = [amount for amount in amounts_promised(promise) if _COMPARED_TYPES.get(amount.unit_type) == sort]
        wording = _OF_MONEY.sub("", promise.wording) if sort == "share" else promise.wording
        said = [each for each in amounts_in(wording, language) if _sort_of(each) == sort]
        if sort == "share" and any(not 0 < share.amount <= 100 for share in promised):
            continue  # `bad-target` has found that
        if sort == "share":
            said = [each for each in said if not any(_is_of_the_rest(each, share) for share in promised)]
        if promised and said and not says_one_of(said, promised, language):
            yield next((each for each in said if each.amount.unit == promised[0].unit), said[0]), promised[0]


def _in_earlier(facts: Facts, promise: Promise, earlier: Earlier, route: Route) -> Iterator[Finding]:
    """Mismatches of an earlier form in what its entry says itself; the rest is reported where that is said."""
    held = held_on(promise, earlier.until) or promise
    for wrong, promised in _mismatches(held, language_of(held, facts.catalog)) if held is not promise else ():
        key, name = key_of(promise), "limit" if promised is held.limit else "target"
        if earlier.wording:
            place = facts.catalog.sources[key].place_within((*route, "wording"), wrong.text)
            message = f"The wording then says `{wrong.text}`, but {_named(held, promised)} then was {promised}"
            yield Finding("number-mismatch", place, message, _remedy(held, wrong, promised), "warning")
        elif getattr(earlier, name):
            message = f"The {name} then was {promised}, but the wording, which has not changed since, says `{wrong.text}`"
            remedy = "Add what was said then: `wording: …`."
            yield Finding("number-mismatch", facts.catalog.place(key, (*route, name)), message, remedy, "warning")


def _remedy(promise: Promise, wrong: WrittenAmount, promised: Quantity) -> str:
    if wrong.counted_otherwise:
        return _OWN_COUNT
    if promised is promise.limit:
        return f"Write `{promised}` here, or `limit: {wrong.amount}`."
    return f"Write `{promised}` here, or `{wrong.amount}` under `target`."


def _sort_of(said: WrittenAmount) -> str | None:
    return "time" if said.counted_otherwise else _COMPARED_TYPES.get(said.amount.unit_type)


def _named(promise: Promise, amount: Quantity) -> str:
    return "the limit" if amount is promise.limit else "the target"


def _is_of_the_rest(said: WrittenAmount, promised: Quantity) -> bool:
    """Whether a share is of those for whom it is not kept, `at most 5% wait longer`, or of whom it is about: `one child in ten`."""
    is_of_few = said.amount.amount < _HALF <= promised.amount and not _PER_CENT.search(said.text)
    return is_of_few or said.amount.amount + promised.amount == 2 * _HALF != 2 * said.amount.amount
