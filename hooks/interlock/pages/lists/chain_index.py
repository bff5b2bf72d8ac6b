"""The index of the links, below a picture of the whole chain: customers on top, leadership at the bottom."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from interlock.definitions import Link, kind_named
from interlock.findings.nouns import apart, first_of
from interlock.pages.frame import Page
from interlock.pages.lists.index import IndexView, kind_index
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.chain_view import Ring, RingMember
from interlock.pages.pictures.drawing import Picture
from interlock.pages.pictures.whole_picture import LinkSort, sorts, whole_picture
from interlock.questions.chain.handshakes import Handshake

# In the list beside the picture, a link names at most this many of those it relies on.
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class ChainIndexView(IndexView):
    """What `chain-index.html` shows: the index of the links, and the picture of all of them."""

    picture: Picture
    rings: list[Ring]


def chain_index_pages(context: PageContext) -> Iterator[Page]:
    """The index of the links; its first page has the picture of the whole chain, except for the public."""
    for number, page in enumerate(kind_index(context, kind_named("link"))):
        index = page.view
        assert isinstance(index, IndexView)
        shown = sorts(context, context.facts.handshakes)
        if number or not shown or context.is_public:
            yield page
            continue
        view = ChainIndexView(
            **{field.name: getattr(index, field.name) for field in fields(IndexView)},
            picture=whole_picture(context, shown, context.facts.handshakes),
            rings=rings_of(context, shown),
        )
        yield replace(page, template="chain-index.html", view=view)


def rings_of(context: PageContext, shown: list[LinkSort]) -> list[Ring]:
    """The links in the picture by sort, each with those it relies on and its coach."""
    relies_on: dict[str, list[Handshake]] = {}
    for handshake in context.facts.handshakes:
        relies_on.setdefault(handshake.user.id, []).append(handshake)
    return [
        Ring(
            sort.title,
            [
                *(_member(context, link, relies_on.get(link.id, [])) for link in sort.links),
                *([RingMember(Ref("", None), f"{len(sort.folded)} more in the list above")] if sort.folded else []),
            ],
        )
        for sort in shown
    ]


def _member(context: PageContext, link: Link, handshakes: list[Handshake]) -> RingMember:
    shown, more = first_of(handshakes, _MOST_NAMED)
    named = [*(apart(handshake.supplier.title) for handshake in shown), *([f"{more} more"] if more else [])]
    coach = context.ref("link", link.coached_by)
    said = (f"relies on {', '.join(named)}" if named else "", f"coached by {apart(coach.title)}" if coach else "")
    return RingMember(context.to(link), "; ".join(words for words in said if words), link.status == "suspended")
