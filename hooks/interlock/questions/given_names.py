"""Finds names of people in prose by their given names: `Joan Harding`, or `Joan` alone.

Only given names that mean nothing else are known: Mark, Grace and Victoria are also words and places. Streets, laws and
saints that are named after people are no people.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from interlock.findings.lazy_patterns import lazy_pattern

GIVEN_NAMES = frozenset(
    """
    Aaron Abdul Abdullah Abigail Abraham Adam Adrian Agnes Agnieszka Ahmed Aidan Aisha Alan Alastair Alberto Alejandro
    Alexander Alexandra Alfred Alice Alicia Alison Alistair Allison Amanda Amelia Amina Amir Amy Andrea Andrew Andrzej
    Angela Angus Anita Anna Anne Annette Anthea Antonio Anwar Aoife Arjun Arthur Ashok Audrey Barbara Barry Beatrice
    Benjamin Bernadette Bernard Bethany Beverley Bilal Brenda Brendan Brian Bridget Bronwen Callum Cameron Carlos
    Caroline Catherine Cathy Cecilia Charles Chloe Christine Christopher Ciara Clara Clare Colin Colleen Conor Craig
    Cynthia Daniel Darren David Deborah Debbie Deepak Denise Dennis Derek Diane Dimitri Dominic Donald Donna Doreen
    Doris Dorothy Douglas Duncan Dylan Edith Edward Eileen Elaine Eleanor Elena Ellen Elsie Emily Emma Eric Esther Ethan
    Eunice Ewa Fatima Felicity Fernando Fiona Frances Francesca Frederick Gareth Gavin Gemma Geoffrey George Gerald
    Geraldine Gillian Giovanni Giulia Gladys Glenda Gordon Graham Gregory Gwen Hamish Hannah Hans Harold Harriet Hassan
    Hazel Heidi Helen Helena Howard Hussein Ian Ibrahim Imran Ingrid Isaac Isabel Isabella Ismail Ivan Jacob Jacqueline
    Jacques Jakub James Jamila Jane Janet Janice Jason Javier Jeffrey Jennifer Jeremy Jessica Jill Joan Joanna Joanne
    Joel John Jonathan Joseph Josephine Joshua Joyce Judith Julian Julie Juliet Justine Karen Katarzyna Kate Katharine
    Katherine Kathleen Kathryn Katie Keith Kelly Kenneth Kevin Khadija Khalid Kieran Kimberley Kirsten Kofi Krzysztof
    Kwame Laura Lauren Lawrence Leah Leanne Leonard Leroy Lesley Leslie Liam Linda Lisa Lorraine Louise Lucy Luigi Lydia
    Lynn Lynne Mahmoud Malcolm Malgorzata Marcus Margaret Margarita Maria Marian Marianne Marilyn Marion Marjorie Marta
    Martha Mary Maryam Matthew Maureen Megan Mehmet Melanie Melissa Michael Michelle Mildred Miriam Mohamed Mohammad
    Mohammed Moira Monika Morag Muhammad Muriel Nadia Nancy Naomi Natalie Natasha Nathan Nathaniel Neil Ngozi Niamh
    Nicholas Nicola Nicole Nigel Noah Noel Noreen Norman Oliver Olivia Omar Oonagh Owen Padraig Pamela Patricia Patrick
    Paul Paula Pauline Pawel Peter Philip Phillip Phoebe Phyllis Piotr Priya Rachel Rajesh Ravi Raymond Rebecca Rhiannon
    Rhys Richard Rita Robert Roberta Roberto Roderick Roger Ronald Rosalind Rosemary Roy Russell Ruth Ryan Sally
    Samantha Samira Samuel Sandra Sanjay Sarah Sean Sebastian Sharon Sheila Shirley Sian Simon Siobhan Sofia Sonia
    Sophia Sophie Stefan Stella Stephanie Stephen Steven Stuart Sunita Susan Suzanne Sylvia Tariq Teresa Theresa Thomas
    Timothy Tomasz Tracey Tracy Trevor Tyrone Ursula Valerie Vanessa Vera Veronica Vijay Vincent Vivian Vladimir Wendy
    Wilfred William Winifred Yasmin Yolanda Yusuf Yvette Yvonne Zainab Zoe
    """.split()  # noqa: SIM905
)
# Before a given name: somebody who gave a name to something, or a title that is told by itself.
_NOT_BEFORE = frozenset(
    """
    Camp Cape Cllr Dame Dr Duchess Duke Earl Fort King Lady Lake Lord Miss Mount Mr Mrs Ms Mx Point Pope Port Prince Princess Prof
    Professor Queen Rev Revd River Saint San Santa Sir St The
    """.split()  # noqa: SIM905
)
# `the Peter Principle` is no person.
_ARTICLE = lazy_pattern(r"\b(?:an?|the)\s{1,2}\Z", re.I)
_LONGEST_ARTICLE = 6  # characters, with what stands around it
_MOST_SURNAMES = 2
_WORD = r"(?:(?:St|Mr|Mrs|Ms|Dr|Rev|Prof|Cllr|[A-Z])\.|(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?)"
# Words with capitals that stand in a row, and what follows where they are the owners of something with a name.
_CAPITALS = lazy_pattern(rf"(?<![\w@/.-]){_WORD}(?:[^\S\n]*(?:[^\S\n]|\n)[^\S\n]*{_WORD})*(?![\w@])(?P<owned>['’]s?\s+[A-Z])?")
_CAPITAL = lazy_pattern(_WORD)
# Quicker to find than `_CAPITAL`, in every text with a given name.
_PLAIN_WORD = lazy_pattern(r"[A-Z][a-z]+")


def may_name_people(text: str) -> bool:
    """Whether a given name stands in a text."""
    return not GIVEN_NAMES.isdisjoint(_PLAIN_WORD.findall(text))


def _is_given(word: str) -> bool:
    return word in GIVEN_NAMES or word.partition("-")[0] in GIVEN_NAMES


def people_named(text: str, others: Collection[str]) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each name of a person. `others`: words in small letters that are no part of such names.

    >>> text = "Ask Joan, or Peter Harding in payroll. Not St Mary's, Martha's Rule or the David Hall in Robert Street."
    >>> [text[begins:ends] for begins, ends in people_named(text, {"hall", "street"})]
    ['Joan', 'Peter Harding']
    """
    for run in _CAPITALS.finditer(text):
        words = [*_CAPITAL.finditer(text, run.start(), run.end())]
        before = [*takewhile(lambda word: not _is_given(word[0]), words)]
        name = words[len(before) :]
        if run["owned"] or not 0 < len(name) <= 1 + _MOST_SURNAMES or _is_of_something(text, run.start(), before):
            continue
        if not any(word[0].lower() in others for word in name):
            yield name[0].start(), name[-1].end()


def _is_of_something(text: str, begins: int, before: Sequence[re.Match[str]]) -> bool:
    """Whether something has a given name: `Port Helen`, `the Peter Principle`. `before`: the words with capitals before it."""
    if before:
        return before[-1][0].rstrip(".") in _NOT_BEFORE
    return _ARTICLE.search(text, max(0, begins - _LONGEST_ARTICLE), begins) is not None
