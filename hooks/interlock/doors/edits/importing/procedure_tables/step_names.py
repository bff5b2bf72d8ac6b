"""The names of fields of a step in headers of columns and before the colon of a line, in English and four other languages."""

from interlock.doors.edits.importing.procedure_tables.about_procedure import plain_name
from interlock.findings.lazy_patterns import lazy_pattern

# Without accents.
NAMES_OF_FIELDS = {
    "does": lazy_pattern(
        r"what(?: to do| happens)?|(?:next )?actions?|tasks?|activit(?:y|ies)|instructions?|do|does|description"
        r"|(?:(?:process|procedure|work) )?steps?"
        r"|was(?: ist zu tun| tun)?|(?:prozess|arbeits|verfahrens)?schritte?|aktivitat(?:en)?|tatigkeit(?:en)?|aufgaben?"
        r"|beschreibung|massnahmen?|anweisung"
        r"|quoi|que faire|taches?|activites?|etapes?|operations?|instructions?"
        r"|wat|stap(?:pen)?|taa?k(?:en)?|handeling(?:en)?|omschrijving"
        r"|pasos?|que(?: hacer)?|tareas?|accion(?:es)?|actividad(?:es)?|descripcion"
    ),
    "by": lazy_pattern(
        r"who(?: does (?:it|this))?|by(?: whom)?|responsible(?: (?:team|person|party|role))?|responsibility|team|owner|role"
        r"|done by|person|department|dept|actor|assigned to|assignee|performed by|carried out by|link"
        r"|wer|durch(?: wen)?|verantwortlich(?:e|er|keit)?|zustandig(?:e|er|keit)?(?: (?:stelle|abteilung))?"
        r"|abteilung|bearbeiter|rolle|stelle"
        r"|qui|par(?: qui)?|(?:service )?responsables?|equipe|acteur|fonction"
        r"|wie|door(?: wie)?|verantwoordelijke?|uitvoerder|afdeling|functie"
        r"|quien|por quien|equipo|unidad"
    ),
    "accountable": lazy_pattern(r"accountable"),
    "within": lazy_pattern(
        r"time(?: (?:allowed|limit|needed|frame))?|within|how long|duration|deadline|by when|sla|target|max(?:imum)? time"
        r"|timeframe"
        r"|(?:bearbeitungs)?zeit|zeitbedarf|zeitvorgabe|dauer|frist|bis wann"
        r"|temps|duree|delai"
        r"|tijd|doorlooptijd|termijn|duur"
        r"|tiempo|plazo|duracion"
    ),
    "if_not": lazy_pattern(
        r"if not|if (?:it|this) (?:fails|does not work)|otherwise|else|exceptions?|on failure|fallback|what if not"
        r"|wenn nicht|falls nicht|sonst|andernfalls|ausnahmen?|bei (?:fehlern?|problemen)"
        r"|sinon|si non|si echec|en cas d['’]echec|exceptions?"
        r"|zo niet|anders|als het niet lukt|uitzondering(?:en)?|si no|en caso contrario|excepcion(?:es)?"
    ),
    "with": lazy_pattern(r"(?:it )?systems?|tools?|systems? used|with|systeme?s?|werkzeuge?|hilfsmittel|outils?"),
    "needs": lazy_pattern(r"inputs?|needs|eingaben?|entrees?"),
    "gives": lazy_pattern(r"outputs?|gives|results?|ausgaben?|ergebnis(?:se)?|sorties?|resultats?"),
}
_LONGEST_NAME = 60
_BRACKETS = lazy_pattern(
    r"(?<!\s)\s*[(\[][^()\[\]]*[)\]]|(?<![.:*?])[.:*?]+(?= |$)|(?<=\w) in (?=(?:min|stun|std|tag|hour|day)).*"
)


def field_names_plain(name: str) -> str:
    """The name of a column in small letters without accents, brackets and marks; empty for what is too long to be a name."""
    return " ".join(_BRACKETS.sub("", plain_name(name)).split()) if len(name) <= _LONGEST_NAME else ""
