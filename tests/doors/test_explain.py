"""`interlock explain`: what each rule is about."""

from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.cli.rule_texts import rule_explained
from interlock.rules.engine.all_rules import RULES


def test_every_rule_is_explained() -> None:
    for rule in RULES:
        done = CliRunner().invoke(main, ["explain", rule.name])
        assert done.exit_code == 0 and done.output.startswith(f"{rule.name} (")
        assert "Bad: " in done.output and "Good: " in done.output, rule.name


def test_a_misspelt_rule_gets_a_suggestion() -> None:
    done = CliRunner().invoke(main, ["explain", "bad-dates"])
    assert done.exit_code == 2 and "Did you mean `bad-date`?" in done.output


def test_part_of_a_rules_name_lists_the_matching_rules() -> None:
    done = CliRunner().invoke(main, ["explain", "over-capab"])
    assert "Did you mean `promise-over-capability` or `worst-case-over-capability`?" in done.output


def test_without_a_rule_each_is_listed_on_a_line() -> None:
    lines = CliRunner().invoke(main, ["explain"]).output.splitlines()
    assert lines[:2] == ["file:", "  yaml-syntax: A file that cannot be read as YAML."]
    assert [rule.name for rule in RULES if f"  {rule.name}: {rule.headline}" not in lines] == []


def test_a_rule_is_explained_in_lines_that_fit() -> None:
    rule = next(rule for rule in RULES if rule.name == "promise-over-capability")
    words, example = rule_explained(rule, 60).split("Bad: ", 1)
    assert max(len(line) for line in words.splitlines()) <= 60
    assert rule.bad.files["standards/procedures/issue-a-permit.yml"].splitlines()[0] in example


def test_lines_of_an_example_to_look_at_are_marked() -> None:
    lines = CliRunner().invoke(main, ["explain", "retired-reference"]).output.splitlines()
    assert "  > customers: [visitors]" in lines and "  > customers: [residents]" in lines and "    owner: front" in lines


def test_of_a_word_in_many_names_none_is_named() -> None:
    for word in ("", "e"):
        done = CliRunner().invoke(main, ["explain", word])
        assert done.output.endswith(f"There is no rule `{word}`. `interlock explain` lists them all.\n")
