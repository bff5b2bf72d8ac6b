"""Settings in `mkdocs.yml` that come together from several places: inherited, taken over from others, or written twice."""

import pytest

from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration
from tests.conftest import Handbook, short
from tests.sources.hostile_yaml import ALIASES_IN_SETTINGS


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
    "settings",
    [
        "x-theme: &theme {name: mkdocs}\nsite_name: Tinford\ntheme: {<<: *theme, locale: en}\n",
        "x-name: &name {name: mkdocs}\nx-icon: &icon {icon: {}}\nsite_name: Tinford\ntheme: {<<: [*icon, *name]}\n",
        "x-site: &site {theme: {name: mkdocs}}\n<<: *site\nsite_name: Tinford\n",
        "x-ours: &ours {audience: staff}\nsite_name: Tinford\nextra: {interlock: {<<: *ours, books: none}}\n",
        "links: &links {homepage: /}\nsite_name: Tinford\nextra:\n  <<: *links\n",
        "site_name: Tinford\nextra: &extra\n  <<: &links [*links, *extra]\n",
    ],
)
def test_settings_may_be_taken_over_from_others(settings: str, tiny: Handbook) -> None:
    assert short(tiny({"mkdocs.yml": settings})) == ""


PUBLIC = "extra:\n  interlock:\n    audience: public\n"
LOST = "stands here for the second time, so that the first, on line"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            f"{PUBLIC}extra: {{social: []}}\n",
            f"4:1: error duplicate-key `extra` {LOST} 1, is lost. Move its entries to the first, and take this one out.",
        ),
        (
            f"{PUBLIC}  interlock: {{books: none}}\n",
            f"4:3: error duplicate-key `interlock` {LOST} 2, is lost. Move its entries to the first, and take this one out.",
        ),
        (f"{PUBLIC}    audience: staff\n", f"4:5: error duplicate-key `audience` {LOST} 3, is lost. Keep one of the two."),
        (
            "plugins:\n  - interlock:\n      audience: public\n      audience: staff\n",
            f"4:7: error duplicate-key `audience` {LOST} 3, is lost. Keep one of the two.",
        ),
        (
            "site_name: Tinford\nsite_name: Ours\n",
            f"2:1: warning duplicate-key `site_name` {LOST} 1, is lost. Keep one of the two.",
        ),
    ],
    ids=["another extra", "another interlock", "another audience", "another audience of the plugin", "another name"],
)
def test_setting_that_stands_twice_is_told(settings: str, expected: str, tiny: Handbook) -> None:
    assert f"mkdocs.yml:{expected}" in short(tiny({"mkdocs.yml": settings}))


NO_SITE = "mkdocs.yml:1:10: error bad-value No site is made, because"


@pytest.mark.parametrize(
    ("inherited", "expected"),
    [
        (
            "../none.yml",
            f"{NO_SITE} `../none.yml` cannot be read: No such file or directory. Correct the path, or take the line out.",
        ),
        ("bad.yml", f"{NO_SITE} `bad.yml` is not valid YAML: did not find expected node content, in line 2. Correct the path,"),
        ("mkdocs.yml", f"{NO_SITE} `mkdocs.yml` inherits from a file that in the end inherits from itself. Take a line"),
        ("/dev/zero", f"{NO_SITE} `/dev/zero` is not a file that can be read. Correct the path, or take the line out."),
        ("docs", f"{NO_SITE} `docs` is not a file that can be read."),
        ("words.yml", f"{NO_SITE} `words.yml` has no settings. Begin it with a line such as `site_name: Our handbook`."),
        ("[a, b]", "mkdocs.yml:1:10: error wrong-type `INHERIT` takes one file. Write `INHERIT: base.yml`."),
        ('"a\\0b"', "mkdocs.yml:1:10: error bad-value This cannot be the name of a file."),
        ("", "mkdocs.yml:1:1: warning missing-field `INHERIT` names no file, without which `mkdocs build` makes no site."),
        ("base.yml", ""),
    ],
)
def test_settings_that_cannot_be_inherited_are_told(inherited: str, expected: str, tiny: Handbook) -> None:
    beside = {"bad.yml": "a: [\n", "words.yml": "only words\n", "base.yml": "site_author: us\n"}
    output = short(tiny({"mkdocs.yml": f"INHERIT: {inherited}\nsite_name: Tinford\n", **beside}))
    assert output.startswith(expected) if expected else output == ""
