"""`interlock explain`: what a rule is about."""

import click

from interlock.doors.cli import rule_texts
from interlock.doors.cli.options import fitted, terminal_width
from interlock.findings.nearest import did_you_mean
from interlock.findings.printable import printable
from interlock.rules.engine.all_rules import RULES, rule_named

# If more rules than this have a word in their names, that word does not say which of them was meant.
_MOST_NAMED = 8


@click.command()
@click.argument("rule", required=False)
def explain_command(rule: str | None) -> None:
    """Say what a rule is about, with a bad and a good example.

    RULE is the name in square brackets after a finding. Without it, all rules are listed.

    \b
        interlock explain missing-field
    """
    if rule is None:
        click.echo(fitted(rule_texts.rules_named(RULES)), nl=False)
        return
    found = rule_named(rule)
    if found is None:
        names = [known.name for known in RULES]
        holding = [f"`{name}`" for name in names if rule.lower() in name]
        meant = f"Did you mean {' or '.join(holding)}?" if 0 < len(holding) <= _MOST_NAMED else did_you_mean(rule, names)
        near = meant or "`interlock explain` lists them all."
        raise click.UsageError(f"There is no rule `{printable(rule)}`. {near}")
    click.echo(rule_texts.rule_explained(found, terminal_width()))
