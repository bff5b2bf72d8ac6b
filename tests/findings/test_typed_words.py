"""Words of commands that are printed for somebody to type, in a shell of any system."""

import subprocess

import pytest

from interlock.findings.typed_commands import typed_path, typed_word, with_handbook


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("promise/answer-calls", "promise/answer-calls"),
        ("depot manager", '"depot manager"'),
        ("the chief's office", '"the chief\'s office"'),
        (r"C:\our handbook", r'"C:\our handbook"'),
        ("mkdocs>=1.6,<2", '"mkdocs>=1.6,<2"'),
        ("costs $5", "'costs $5'"),
        ("half of 50%", "'half of 50%'"),
        ("a “head” of `all`", "'a “head” of `all`'"),
        ("ends in \\", "'ends in \\'"),
    ],
)
def test_a_word_as_it_is_typed(word: str, typed: str) -> None:
    assert typed_word(word) == typed
    assert subprocess.run(["sh", "-c", f"printf %s {typed}"], capture_output=True, text=True, check=True).stdout == word


def test_a_path_is_never_typed_like_an_option() -> None:
    assert (typed_path("-old"), typed_path("our handbook"), typed_path("a-b")) == ("./-old", '"our handbook"', "a-b")


def test_commands_that_name_a_handbook_name_no_other() -> None:
    told = "Type `interlock check`, or `interlock export pages --handbook DIR --out docs`."
    assert with_handbook(told, "ours") == told.replace("check", "check --handbook ours")
