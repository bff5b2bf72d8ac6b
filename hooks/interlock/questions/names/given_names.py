"""Finds names of people in prose by their given names: `Joan Harding`, or `Joan` alone.

Only given names that mean nothing else are known: Mark, Grace and Victoria are also words and places. Streets, laws, ships and
saints that are named after people are no people, nor does a handbook tell anything of those whom everybody knows.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.names.named_after_people import BEFORE, BEHIND, KEPT, NAMED_AFTER_PEOPLE, OWNED, PLACES, WELL_KNOWN

GIVEN_NAMES = frozenset(
    """
    Aaron Abdul Abdullah Abigail Abraham Adam Adrian Agnes Agnieszka Ahmed Aidan Aisha Alan Alastair Alberto
    Alejandro Alex Alexander Alfred Alice Alicia Alison Alistair Allison Amanda Amelia Amina Amir Amit Amy Andrea
    Andrew Andrzej Andy Angela Angie Anil Anita Ann Anna Anne Annette Anthea Anthony Antonio Anwar Aoife Arjun
    Arthur Ashok Asif Audrey Barbara Beatrice Becky Benjamin Bernadette Bernard Bethany Bilal Brenda Brendan Brian
    Bridget Bronwen Callum Cameron Carlos Caroline Cath Catherine Cathy Cecilia Charles Chloe Chris Christine
    Christopher Ciara Claire Clara Colin Colleen Conor Craig Cynthia Daniel Darren Dave David Debbie Deborah Deepak
    Denise Dennis Derek Diane Dimitri Dominic Donald Donna Doreen Doris Dorothy Doug Duncan Dylan Eddie Edith Edward
    Eileen Elaine Eleanor Elena Ellen Elsie Emily Emma Eric Esther Ethan Eunice Ewa Fatima Felicity Fernando Fiona
    Frances Francesca Freddie Frederick Gareth Gary Gavin Gemma Geoff Geoffrey George Gerald Geraldine Gerry Gillian
    Giovanni Giulia Gladys Glenda Gordon Graeme Graham Greg Gregory Gurpreet Gwen Hamish Hannah Hans Harold Harpreet
    Harriet Hassan Heidi Helen Helena Howard Hugh Hussein Ian Ibrahim Imran Ingrid Isaac Isabel Isabella Ismail Ivan
    Jackie Jacob Jacqueline Jacques Jakub James Jamie Jamila Jane Janet Janice Jason Javier Jeff Jeffrey Jennifer
    Jenny Jeremy Jessica Jill Jim Joan Joanna Joanne Jodie Joel John Jonathan Joseph Josephine Joshua Joyce Judith
    Julie Justine Karen Katarzyna Kate Kath Katharine Katherine Kathleen Kathryn Kathy Katie Katy Kelly Kenneth Kev
    Kevin Khadija Khalid Kieran Kirsten Kirsty Kofi Krzysztof Kwame Laura Lauren Lawrence Leah Leanne Leonard Leroy
    Lesley Liam Linda Lisa Liz Lizzie Louise Lucy Luigi Lydia Lynne Mahmoud Malcolm Malgorzata Mandy Manjit Marcus
    Margaret Margarita Maria Marian Marianne Marilyn Marion Marjorie Marta Martha Mary Maryam Matthew Maureen Megan
    Mehmet Melanie Melissa Michael Michelle Mick Mike Mildred Miriam Mohamed Mohammad Mohammed Moira Monika Morag
    Muhammad Muriel Mustafa Nadia Nadine Nancy Naomi Nasreen Natalie Natasha Nathan Nathaniel Neil Ngozi Niamh
    Nicholas Nicky Nicola Nicole Nigel Nina Noah Noel Noreen Olga Oliver Olivia Omar Oonagh Owen Padraig Pam Pamela
    Patricia Patrick Paul Paula Pauline Pawel Pete Peter Philip Phillip Phoebe Phyllis Piotr Priya Rachel Rajesh
    Ravi Raymond Rebecca Rhiannon Rhys Richard Ricky Rita Robert Roberta Roberto Roderick Ronald Ronnie Rosalind Roy
    Rupert Ruth Ryan Sally Samantha Samira Samuel Sandra Sanjay Sanjeev Sarah Sean Sebastian Sharon Shaun Shazia
    Sheila Shona Sian Simon Siobhan Sonia Sophia Sophie Stefan Stella Steph Stephanie Stephen Steve Steven Stuart
    Sunil Sunita Susan Suzanne Svetlana Sylvia Tanya Tariq Teresa Terry Theresa Thomas Tim Timothy Tina Tomasz Tony
    Tracey Tracy Trevor Trish Ursula Usman Valerie Vanessa Vera Veronica Vicky Vijay Vikram Vincent Vivian Vladimir
    Wendy Wilfred William Winifred Wojciech Yasmin Yolanda Yusuf Yvette Yvonne Zainab Zoe
    """.split()  # noqa: SIM905
)
# Titles before a given name: those of private people are told by themselves.
_TITLES = frozenset(
    """
    Cllr Dame Dr Duchess Duke Earl King Lady Lord Miss Mr Mrs Ms Mx Prince Princess Prof Professor Queen Rev Revd Sir
    """.split()  # noqa: SIM905
)
_MOST_SURNAMES = 2
_WORD = r"(?:(?:St|Mr|Mrs|Ms|Dr|Rev|Prof|Cllr|[A-Z])\.|(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?)"
# Blanks, or the end of a line within a paragraph.
BLANKS = r"(?:[^\S\n]++\n?|\n)[^\S\n]*+"
# Words with capitals that stand in a row, and what follows where they are the owners of something with a name.
_CAPITALS = lazy_pattern(rf"(?<![\w@/.-]){_WORD}(?:{BLANKS}{_WORD})*(?![\w@]|\.\w)(?P<owned>['’]s?\s+[A-Z])?")
_CAPITAL = lazy_pattern(_WORD)
_LONGEST_BEFORE = 30  # characters, with blanks around them
# `the Peter Principle`, `a lifeboat called Helen Blake`, `the Gospel of John` and `Vincent de Paul` are no people.
_THING_BEFORE = lazy_pattern(
    rf"\b(?:an?|the|(?:{'|'.join(sorted(BEFORE))})s?|(?:is|are|was|were|it|one) (?:called|named)|named after|known as"
    r"|de|(?:book|church|feast|gospel|isle|parish) of(?: (?:saints?|ss|st))?)\s{1,2}\Z",
    re.I,
)
# `Edward Boyle library`, `Howard and Duncan Streets`, `Martha's rule`, `Charles III`, `Alexander the Great`.
_THING_BEHIND = lazy_pattern(
    rf"(?:(?:,{BLANKS}{_WORD}){{0,2}},?{BLANKS}(?:and|or|&){BLANKS}{_WORD}(?:{BLANKS}{_WORD})?)?"
    rf"{BLANKS}(?:(?:{BEHIND})s?|(?:{PLACES})s?)\b"
    rf"|['’]s?{BLANKS}(?:{OWNED}|{KEPT})\b"
    rf"|{BLANKS}(?:(?:II+|IV|VI*|IX|XI*V?)\b|the{BLANKS}[A-Z])"
)
# `Charlton Adam`, where no sentence begins as in `Ask Adam`.
_WITHIN_SENTENCE = lazy_pattern(r"[a-zà-ÿ0-9,(]\s{1,2}\Z")
# Between two names in a list: `Saints Peter and Paul`.
_AND = lazy_pattern(r"(?:,|,? (?:and|or|&))\s")
# Quicker to find than `_CAPITAL`, in every text with a given name.
_PLAIN_WORD = lazy_pattern(r"[A-Z][a-z]+")


def may_name_people(text: str) -> bool:
    """Whether a given name stands in a text."""
    return not GIVEN_NAMES.isdisjoint(_PLAIN_WORD.findall(text))


def _is_given(word: str) -> bool:
    return word in GIVEN_NAMES or word.partition("-")[0] in GIVEN_NAMES


def people_named(text: str, others: Collection[str]) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each name of a person. `others`: words in small letters that are no part of such names.

    >>> text = "Ask Joan, or Peter Harding in payroll. Not St Mary's, Martha's Rule, Storm Ciara or Robert Street."
    >>> [text[begins:ends] for begins, ends in people_named(text, ())]
    ['Joan', 'Peter Harding']
    """
    after_thing = -1
    for run in _CAPITALS.finditer(text):
        words = [*_CAPITAL.finditer(text, run.start(), run.start("owned") if run["owned"] else run.end())]
        before = [*takewhile(lambda word: not _is_given(word[0]), words)]
        name = words[len(before) :]
        if _is_of_thing(text, run, words, before) or (
            0 <= after_thing < run.start() and _AND.fullmatch(text, after_thing, run.start())
        ):
            after_thing = run.end()
        elif name and not run["owned"] and _names_person(text, before, name, others):
            yield name[0].start(), name[-1].end()


def _is_of_thing(text: str, run: re.Match[str], words: Sequence[re.Match[str]], before: Sequence[re.Match[str]]) -> bool:
    """Whether what stands before a name says that a thing has it."""
    if before:
        is_within = len(before) == len(words) - 1 and _WITHIN_SENTENCE.search(text, max(0, run.start() - 3), run.start())
        return bool(is_within) or any(word[0].rstrip(".").lower().removesuffix("s") in BEFORE for word in before)
    return _THING_BEFORE.search(text, max(0, run.start() - _LONGEST_BEFORE), run.start()) is not None


def _names_person(text: str, before: Sequence[re.Match[str]], name: Sequence[re.Match[str]], others: Collection[str]) -> bool:
    """Whether words with capitals, of which the first is a given name, name somebody who is not known to everybody."""
    words = [word[0].lower() for word in name]
    return not (
        len(name) > 1 + _MOST_SURNAMES
        or (before and before[-1][0].rstrip(".") in _TITLES)
        or any(word in others or word in NAMED_AFTER_PEOPLE or word.removesuffix("s") in NAMED_AFTER_PEOPLE for word in words)
        or " ".join(word[0] for word in name[:2]) in WELL_KNOWN
        or _THING_BEHIND.match(text, name[-1].end())
    )
