"""The glossary as rules of Vale, which finds the words that the check finds."""

from pathlib import Path

import pytest
import yaml

from interlock.catalog import Catalog
from interlock.exports import vale
from interlock.questions.language.prose_parts import prose_of
from interlock.questions.language.uses import Language
from interlock.site.checking import Checked
from tests.language.marked import catalog_of_terms, glossary, marked_text
from tests.language.vale import Alert, Rule

AVOIDING: dict[str, dict[str, object]] = {
    "customer": {
        "title": "customer",
        "avoid": [{"word": "client", "because": "Nobody chose us: 100% true.", "unless": "a solicitor's"}],
    },
    "tenant": {"title": "tenant", "avoid": ["client", "C++ (old)"]},
    "account": {"title": "client account", "not_in": ["client state"]},
    "old": {"title": "poor box", "status": "retired", "replaced_by": "customer"},
    "system": {"title": "case system", "avoid": ["CRM"]},
}


def rules(catalog: Catalog) -> dict[str, str]:
    """The text of every rule, by the word to avoid."""
    return {Path(path).stem: text for path, text in vale.files(catalog).items() if path.endswith(".yml")}


def alerts(catalog: Catalog, prose: str) -> list[Alert]:
    """Vale's alerts for prose with all rules, from left to right."""
    found = (alert for text in rules(catalog).values() for alert in Rule(text).alerts(prose))
    return sorted(found, key=lambda alert: alert.start)


def test_vale_accepts_every_rule(larkfield_checked: Checked) -> None:
    for catalog in (larkfield_checked.catalog, catalog_of_terms(AVOIDING), glossary()):
        for text in rules(catalog).values():
            assert Rule(text)
            message = str(yaml.safe_load(text)["message"])
            assert message.count("%s") == 2 == message.count("%")


@pytest.mark.parametrize(
    "fault",
    ["colour: red", "level: grave", "extends: existence", "action: {name: rewrite}", "swap: {client: 3}"],
)
def test_vale_would_refuse_a_faulty_rule(fault: str) -> None:
    rule = yaml.safe_load(rules(catalog_of_terms(AVOIDING))["client"]) | yaml.safe_load(fault)
    with pytest.raises(ValueError):
        Rule(yaml.safe_dump(rule))


def test_vale_messages_have_reason_exception_and_replacements() -> None:
    (alert,) = alerts(catalog_of_terms(AVOIDING), "We wrote to the Clients.")
    assert alert.message == (
        "Say 'Customers' or 'Tenants', not 'Clients', unless a solicitor's. Nobody chose us: 100 per cent true."
    )
    assert alert.suggestions == ["Customers", "Tenants"]
    assert "level: suggestion" in rules(catalog_of_terms(AVOIDING))["client"]


@pytest.mark.parametrize(
    ("prose", "wrong"),
    [
        ("The client account, a Client\naccount and CLIENT ACCOUNTS.", []),
        ("A client\u2019s state is no client state.", ["client"]),
        ("Client-side, non-client, e-client and clientele.", []),
        ("The CRM, two CRMs, a crm.", ["CRM", "CRMs"]),
        ("The poor\nbox and a poor-box.", ["poor\nbox", "poor-box"]),
    ],
)
def test_vale_finds_exactly_the_wrong_words(prose: str, wrong: list[str]) -> None:
    assert [prose[alert.start : alert.end] for alert in alerts(catalog_of_terms(AVOIDING), prose)] == wrong


def test_vale_replaces_retired_terms() -> None:
    assert "Say '%s', not '%s'. The term is retired." in rules(catalog_of_terms(AVOIDING))["poor-box"]


def test_vale_agrees_with_the_check() -> None:
    """Except in names such as Ms Client and Mr Pledge, which Vale does not recognise."""
    text, _ = marked_text()
    prose = prose_of(text)
    ours = {(use.start, use.end) for use in Language(glossary()).uses_in(text) if use.kind == "avoided"}
    theirs = {(alert.start, alert.end) for alert in alerts(glossary(), prose)}
    assert len(ours) > 50 and ours <= theirs
    assert [text[start:end] for start, end in sorted(theirs - ours)] == ["Client", "Pledge"]


def test_file_names_are_valid_everywhere() -> None:
    words = ["x" * 300, f"{'x' * 300} y", "水", "火", "a-2", "a", "a.", "a!"]
    found = vale.files(catalog_of_terms({"a": {"title": "alpha", "avoid": words}}))
    assert len(found) == len(words) + 1
    assert all(len(path.rpartition("/")[2]) < 100 for path in found)
