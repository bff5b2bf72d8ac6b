"""Words on hours in texts: that somebody is there day and night, every day or at weekends, in seven languages."""

import re

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.filtered_pattern import FilteredPattern

_NIGHT = (
    r"day (?:and|or) night|night and day|(?:round|around) the clock|24 ?/ ?7|24 hours(?: a day|,? (?:7|seven) days)|at any hour"
    r"|rund um die uhr|tag und nacht|24 stunden(?= (?:am tag|täglich|erreichbar|besetzt|geöffnet|für))"
    r"|jour et nuit|24 ?h(?:eures)?(?: ?/ ?| sur )24|24 ?/ ?24|à toute heure"
    r"|dag en nacht|24 uur per dag|de klok rond|d[ií]a y noche|las 24 horas|24 horas al d[ií]a|a cualquier hora"
    r"|giorno e notte|24 ore su 24|h24|a qualsiasi ora|dd?ydd a nos|24 awr y dydd|rownd y cloc"
)
_EVERY_DAY = (
    r"(?:every|any) day of the (?:week|year)|(?:seven|7) days a week|365 days a year"
    r"|an allen tagen|(?:sieben|7) tage (?:die|in der|pro) woche|tous les jours de la semaine"
    r"|(?:sept|7) ?j(?:ours)?(?: sur | ?/ ?)(?:sept|7)"
    r"|elke dag van de week|(?:zeven|7) dagen (?:per|in de) week|todos los d[ií]as de la semana|(?:siete|7) d[ií]as a la semana"
    r"|tutti i giorni della settimana|(?:sette|7) giorni su (?:sette|7)|bob dydd o['’]r wythnos|(?:saith|7) diwrnod yr wythnos"
)
_WEEKENDS = (
    r"(?:at|on) weekends|weekends too|(?:including|and|also) weekends|am wochenende|an wochenenden|le week-?end|les week-?ends"
    r"|in het weekend|(?:el fin|los fines) de semana|nel fine settimana|nei (?:fine settimana|weekend)"
    r"|(?:ar|dros) y penwythnos|ar benwythnosau"
)
HOURS_IN_WORDS = FilteredPattern(
    lazy_pattern(rf"\b(?:(?P<night>{_NIGHT})|(?:{_EVERY_DAY})|(?P<weekends>{_WEEKENDS}))\b", re.I),
    (
        *("24", "365", "7", "seven", "sieben", "sept", "sette", "siete", "zeven", "saith", "day of the", "any hour", "night"),
        *("clock", "cloc", "klok", "weekend", "week-end", "nacht", "uhr", "nuit", "noche", "notte", "nos", "toute heure"),
        *("cualquier hora", "qualsiasi ora", "tous les jours", "todos los", "tutti i giorni", "elke dag", "allen tagen"),
        *("wochenende", "semana", "settimana", "penwythnos", "benwythnos", "wythnos"),
    ),
)
# In the same part of a sentence, that somebody is there then: `buses run day and night` is about buses.
_SOMEBODY_IS_THERE = lazy_pattern(
    r"\b(?:answer(?:s|ed)?|open|staffed|available|there|on duty|on call|here|help is"
    r"|(?:call|ring|reach|phone|talk to|speak to) us|you ask"
    r"|erreichbar|besetzt|geöffnet|für sie da|sind wir da|ans telefon|rufen sie (?:uns )?an"
    r"|joignables?|ouvert(?:e?s?)|disponibles?|répond(?:ons|ent)?|là pour vous|appelez-nous"
    r"|bereikbaar|geopend|bemand|beschikbaar|bel ons"
    r"|abiert[oa]s?|atend(?:emos|id[oa]s?)|atienden?|respond(?:emos|en?)|contest(?:amos|an?)|llámenos"
    r"|apert[oaie]|disponibil[ei]|rispond(?:iamo|ono|e)|raggiungibil[ei]|reperibil[ei]"
    r"|ar agor|ar gael|yn ateb|ffoniwch ni)\b",
    re.I,
)
# And that this is about something else, is denied, or is so elsewhere.
_ABOUT_ELSE = lazy_pattern(
    r"\b(?:closed?|shut|not|never|nobody|except|but|than|half|outside|messages?|voicemail|online|leave|e-?mail|web|forms?"
    r"|car(?:e|es|ers?|ing)|happen(?:s|ed)?|who|whom|whose|which|that|where|when|if"
    r"|nicht|nie|niemand|kein\w*|außer|aber|geschlossen|nachricht\w*|anrufbeantworter|formular\w*|pflege\w*|wenn"
    r"|pas|jamais|personne|sauf|mais|fermée?s?|messagerie|en ligne|courriels?|formulaires?|qui|que|où|quand"
    r"|niet|nooit|niemand|behalve|maar|gesloten|bericht\w*|formulier\w*|als"
    r"|no (?:abr|atend|atien|respond|contest|est[aá]|hay|se )\w*|nunca|nadie|salvo|excepto|pero|cerrad[oa]s?|mensajes?|en línea|correo|formularios?|quien(?:es)?|donde|cuando"
    r"|non(?!-)|mai|nessuno|tranne|ma|chius[oaie]|messagg\w*|segreteria|modul[oi]|che|chi|dove|quando"
    r"|ddim|byth|neb|ond|ar gau|neges\w*|ar-?lein|e-?bost|ffurflen\w*|pan)\b|, (?:der|die|das|wo|wer)\b|n['’]t\b",
    re.I,
)
_PARTS = lazy_pattern(r"[.;:!?\n]\s*")


def words_on_hours(text: str, *, is_name: bool) -> re.Match[str] | None:
    """The first words on hours that say of somebody that they are there then; a name says it by itself.

    Its group `night` holds words that say of nights too, `weekends` those of Saturday and Sunday alone.

    >>> texts = ("We answer day and night.", "Buses run day and night.", "Wir sind rund um die Uhr erreichbar.")
    >>> [found and found[0] for text in texts for found in [words_on_hours(text, is_name=False)]]
    ['day and night', None, 'rund um die Uhr']
    """
    for part in _PARTS.split(text) if HOURS_IN_WORDS.may_match(text) else ():
        words = HOURS_IN_WORDS.search(part)
        if words and (is_name or _SOMEBODY_IS_THERE.search(part)) and not _ABOUT_ELSE.search(part):
            return words
    return None
