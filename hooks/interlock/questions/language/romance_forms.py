"""The inflected forms of French, Italian and Spanish nouns and adjectives: plurals, and the feminine of persons.

The words of a label before its first preposition agree: `unité spéciale`, `unités spéciales`. Of a single word, the feminine is
made only where its ending is one of persons, as in `administrée`: `contacte` and `plaza` are no forms of `contact` and `plazo`.
A form that is no word does no harm.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from interlock.findings.lazy_patterns import lazy_pattern

# Endings with what may stand in their place; the first that fits counts.
_Endings = dict[str, tuple[str, ...]]


def _endings(table: str) -> _Endings:
    """Endings as they are written below: `al=aux,als`; nothing before the sign is the end of any word."""
    pairs = (pair.partition("=") for pair in table.split())
    return {ending: tuple(others.split(",")) for ending, _, others in pairs}


class _Grammar(NamedTuple):
    """A language's prepositions and endings. `persons` are feminines of any word, `agreeing` those of words beside others."""

    prepositions: frozenset[str]
    plurals: _Endings
    singulars: _Endings
    persons: _Endings
    agreeing: _Endings


_GRAMMARS = {
    "fr": _Grammar(
        frozenset("à au aux avec chez contre dans de des du en entre et hors ou par pour sans sous sur".split()),  # noqa: SIM905
        _endings("s=s x=x z=z ail=ails,aux al=aux,als au=aux eu=eux,eus ou=ous,oux =s"),
        _endings("eaux=eau aux=al,au eux=eux,eu s="),
        _endings(
            """
            ment=ment vieux=vieille chant=chant plant=plant enfant=enfant ant=ante é=ée ien=ienne yen=yenne éen=éenne
            cteur=ctrice ateur=atrice iteur=itrice uteur=utrice eur=euse,eresse,eure er=ère eux=euse agent=agente dent=dente
            rent=rente ient=iente lient=liente scent=scente éfunt=éfunte cubin=cubine jetti=jettie idat=idate vocat=vocate
            tenu=tenue élu=élue prenti=prentie oisin=oisine djoint=djointe verain=veraine catif=cative sonnel=sonnelle
            ionnel=ionnelle ocial=ociale
            """
        ),
        _endings(
            """
            e=e eau=elle el=elle eil=eille on=onne et=ète,ette if=ive eux=euse blic=blique c=che,que
            ais=aise ois=oise s=s x=x =e
            """
        ),
    ),
    "it": _Grammar(
        frozenset(
            """
            a ad agli ai al alla alle allo con da dagli dai dal dalla dallo dei degli del della delle dello di e ed in nei nel
            nella nello o per senza su sul sulla sullo
            """.split()  # noqa: SIM905
        ),
        _endings("ca=che ga=ghe ma=me,mi ista=isti,iste cia=ce,cie gia=ge,gie a=e co=chi,ci go=ghi,gi io=i o=i e=i"),
        _endings("che=ca ghe=ga chi=co ci=co,cio ghi=go i=o,e,io e=a"),
        _endings(
            """
            tore=trice iere=iera adino=adina egato=egata ciato=ciata vocato=vocata ziano=ziana onario=onaria
            itario=itaria amico=amica ologo=ologa dente=dente ente=ente
            """
        ),
        _endings("o=a"),
    ),
    "es": _Grammar(
        frozenset("a al con contra de del e en entre o para por sin sobre u y".split()),  # noqa: SIM905
        _endings("án=anes én=enes ín=ines ón=ones ún=unes és=eses z=ces s=s a=as e=es o=os á=ás é=és i=is =es"),
        _endings("iones=ión ces=z es=,e s="),
        _endings(
            """
            uario=uaria etario=etaria uilino=uilina lumno=lumna ecino=ecina fesor=fesora niño=niña médico=médica
            ficiario=ficiaria onario=onaria dano=dana ciano=ciana dor=dora tor=tora njero=njera ermero=ermera esado=esada
            ugiado=ugiada leado=leada bogado=bogada pacitado=pacitada bilado=bilada
            """
        ),
        _endings("o=a or=ora és=esa"),
    ),
}
ROMANCE = frozenset(_GRAMMARS)
# A preposition that has lost its vowel, before a word: `d'appui`, `dell'ufficio`.
_ELIDED = lazy_pattern(r"(?:d|all|dall|dell|nell|sull)['’]\w.*")
_SHORTEST = 3


def inflected_in_romance(label: str, language: str) -> Iterator[str]:
    """The forms of a label in one of `ROMANCE`; of one with several words in the singular, too.

    >>> list(inflected_in_romance("administré", "fr")), list(inflected_in_romance("utente", "it"))
    (['administrée', 'administrés', 'administrées'], ['utenti'])
    >>> "unités spéciales d'appui" in inflected_in_romance("unité spéciale d'appui", "fr")
    True
    """
    grammar, words = _GRAMMARS[language], label.split()
    ends = (at for at, word in enumerate(words[1:], 1) if word.lower() in grammar.prepositions or _ELIDED.fullmatch(word))
    head = next(ends, len(words))
    phrase, rest, several = words[:head], words[head:], len(words) > 1
    made: list[Sequence[str]] = [phrase]
    if several:
        made += product(*(_changed(word, grammar.singulars) for word in phrase))
    made += [each for phrases in map(partial(_in_feminine, grammar, several=several), made) for each in phrases]
    made += [plural for each in made for plural in product(*(_changed(word, grammar.plurals) for word in each))]
    made += [(plural, *phrase[1:]) for plural in _changed(phrase[0], grammar.plurals)]  # `bureaux accueil`
    yield from dict.fromkeys(" ".join([*form, *rest]) for form in made if [*form] != phrase)


def _changed(word: str, endings: _Endings) -> tuple[str, ...]:
    """The word with other endings, or as it is."""
    if len(word) < _SHORTEST or not word[-1].isalpha() or word.isupper():
        return (word,)
    found = next((ending for ending in endings if word.endswith(ending)), None)
    return (word,) if found is None else tuple(word[: len(word) - len(found)] + other for other in endings[found])


def _in_feminine(grammar: _Grammar, phrase: Sequence[str], *, several: bool) -> list[tuple[str, ...]]:
    """The words in the feminine, and those after the first alone: `témoin protégée`."""
    changed = [_feminines(word, grammar, several=several) for word in phrase]
    made = [*product(*changed), *product((phrase[0],), *changed[1:])]
    return [each for each in made if each != (*phrase,)]


def _feminines(word: str, grammar: _Grammar, *, several: bool) -> tuple[str, ...]:
    """The feminines that a word may have, or the word."""
    made = _changed(word, grammar.persons)
    return made if made != (word,) or not several else _changed(word, grammar.agreeing)
