"""The stylesheet and names for another site's frame: nothing of ours reaches what is theirs."""

import re

import pytest

from interlock.site.other_sites.host_names import html_with_prefixes, script_with_prefixes
from interlock.site.other_sites.host_stylesheet import SCOPE, THEMES, HostTheme, host_stylesheet
from interlock.site.scripts import classic_script
from interlock.site.theme_folder import THEME

_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_rule_reaches_only_into_our_element(theme: HostTheme) -> None:
    css = host_stylesheet(THEME, theme)
    selectors = [found.rpartition("{")[2].strip() for found in _RULE.findall(css)]
    assert len(selectors) > 300
    # On pages that hold ours, the buttons of Material beside the title are moved; only a team's page asks for this paper.
    assert [each for each in selectors if SCOPE not in each] == ["@page il-sheet"]
    assert "@font-face" not in css
    assert css.count("{") == css.count("}")


def test_lengths_are_those_of_the_root_of_the_theme() -> None:
    material, other = (host_stylesheet(THEME, theme) for theme in (HostTheme("material", 1.25), HostTheme("other")))
    assert "--text-s: .875rem" not in material and "--text-s: 0.7rem" in material
    assert "--text-s: 0.875rem" in other
    assert "-.75rem" not in material and "-0.6rem" in material
    assert "@container body (min-width: 33.6rem)" in material


@pytest.mark.parametrize(
    ("html", "renamed"),
    [
        ('<p class="tag big">', '<p class="il-tag il-big">'),
        ('<div class="interlock" data-class="tag">', '<div class="interlock" data-class="tag">'),
        ("<p>class=&#34;tag&#34;", "<p>class=&#34;tag&#34;"),
    ],
)
def test_classes_get_the_prefix_in_attributes_alone(html: str, renamed: str) -> None:
    assert html_with_prefixes(html) == renamed


def test_scripts_find_and_make_elements_with_our_names() -> None:
    script = script_with_prefixes(classic_script(THEME / "hosts/host.mjs"))
    assert '".il-term[data-definition]"' in script and '"il-tick"' in script and '"il-definition"' in script
    assert 'closest("main, .interlock")' in script
