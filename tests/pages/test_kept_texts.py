"""Texts are kept as HTML for all pages, unless they depend on the page."""

from interlock.catalog import Key
from interlock.pages.page_context import PageContext
from interlock.pages.settings import Settings
from interlock.site import checking
from tests.conftest import TODAY, Handbook

FRONT, BACK, PERMIT = Key("link", "front"), Key("link", "back"), Key("term", "permit")


def test_a_kept_text_is_as_its_page_needs_it(tiny: Handbook) -> None:
    context = PageContext(checking.check(tiny({}), TODAY).facts, Settings())
    on_front, on_term = context.on_page(FRONT), context.on_page(PERMIT)
    for _ in range(2):
        assert 'class="term"' in on_front.inline("They ask for a permit.")
        assert 'class="term"' not in on_term.inline("They ask for a permit.")


def test_a_relative_link_starts_at_its_own_page(tiny: Handbook) -> None:
    context = PageContext(checking.check(tiny({}), TODAY).facts, Settings())
    links = [context.on_page(key).inline("[Here](more.pdf)") for key in (FRONT, BACK)]
    assert "chain/front/more.pdf" in links[0] and "chain/back/more.pdf" in links[1]
    pointed = [context.on_page(key).block("See [here].\n\n[here]: more.pdf") for key in (FRONT, BACK)]
    assert pointed[0] != pointed[1]
