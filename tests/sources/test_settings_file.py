"""Settings in `mkdocs.yml` that cannot be read: each is reported by a finding, and none grows beyond bounds."""

import pytest

from interlock.sources.configuration_file import ConfigurationError, read_configuration
from tests.conftest import Handbook, short
from tests.sources.hostile_yaml import ALIASES_IN_SETTINGS, DEEP_ALIASES


@pytest.mark.parametrize(
    ("inherited", "told"),
    [
        (ALIASES_IN_SETTINGS, "more than 100,000 values, with its aliases written out"),
        ("#" * 1_000_001, "holds more than 1 MB"),
    ],
    ids=["aliases", "a megabyte"],
)
def test_inherited_settings_have_bounds(inherited: str, told: str, tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "site_name: Tinford\nINHERIT: base.yml\n", "base.yml": inherited})
    with pytest.raises(ConfigurationError, match=told):
        read_configuration(folder / "mkdocs.yml")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("a: " + "[" * 100_000, "1:53: error unsafe-yaml This is nested more than 50 levels deep."),
        ("exclude_docs: '!'", "1:16: error bad-value `!` cannot name files, so that it is passed over."),
        ("exclude_docs: |\n  plans/\n  [z-a]\n", "3:3: error bad-value `[z-a]` cannot name files, so that it is passed over."),
        ("exclude_docs: '*a*a*a*a*'", "1:16: error bad-value `*a*a*a*a*` cannot name files, so that it is passed over."),
        ("exclude_docs: |\n  # **** not yet ****\n\n  **/drafts/*-old-*.md\n  !a[b-d]?.md\n", ""),
        ("site_name: 2026-02-30\ncopyright: 0x_\n", ""),
        (ALIASES_IN_SETTINGS, "5:36: error unsafe-yaml This file holds more than 100,000 values, with its aliases written out."),
        ("a0: &a0 " + "[" * 40 + "]" * 40 + "\n" + DEEP_ALIASES.decode(), "2:49: error unsafe-yaml This is nested more than 50"),
        ("extra: &a {b: *a, c: &c [*c]}\n", ""),
        (
            "site_url: javascript:alert(1)\n",
            "1:11: error bad-value This is no web address. Write one that starts with `https://`.",
        ),
        ("edit_uri: javascript://x\n", "1:11: error bad-value This is no web address. Write one that starts with `https://`."),
        ("site_url: http://localhost:8000/x\nrepo_url: https://intranet/b?x=1\nedit_uri: src/default/docs/\n", ""),
    ],
)
def test_settings_that_cannot_be_read_are_findings(settings: str, expected: str, tiny: Handbook) -> None:
    output = short(tiny({"mkdocs.yml": settings}))
    assert output.startswith(f"mkdocs.yml:{expected}") if expected else output == ""
