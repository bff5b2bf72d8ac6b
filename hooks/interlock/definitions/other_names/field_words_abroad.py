"""German, French, Dutch and Spanish words for fields, in the form of `field_words`, and for kinds, as in offices' tables."""

from interlock.definitions.values.plain_letters import without_accents

FIELDS_AND_WORDS_ABROAD = """
title: titel bezeichnung benennung begriff fachbegriff wort titre nom intitulé libellé dénomination terme
id: nummer nr lfd_nr laufende_nummer kennung numéro n°
definition text: bedeutung définition signification
definition summary does what text: beschreibung erklärung erläuterung explication
summary does what text: kurzbeschreibung zusammenfassung kurztext résumé description_courte
body note text: bemerkung bemerkungen anmerkung anmerkungen kommentar notiz remarque remarques commentaire commentaires
tags: schlagwort schlagworte schlagwörter stichworte mot_clé mots_clés
also also_called: synonyme auch_genannt andere_namen synonymes autres_noms aussi_appelé
abbreviation also_called: abkürzung kürzel abréviation sigle
by made_by staffed_by link owner: zuständig zuständige_stelle zuständiges_team zuständigkeit zuständige verantwortlich équipe
by made_by staffed_by link owner: verantwortliche verantwortlicher responsable service_responsable équipe_responsable wer_macht_es
by made_by coached_by+part_of staffed_by link owner: abteilung bereich referat sachgebiet dienststelle fachbereich département
contact.ask_for owner made_by by: ansprechpartner ansprechpartnerin ansprechperson kontaktperson interlocuteur personne_de_contact
coached_by owner: leitung teamleitung vorgesetzte vorgesetzter
phone contact.phone: telefon telefonnummer telefonnr telnr tel_nr rufnummer téléphone numéro_de_téléphone n°_de_téléphone
phone contact.phone: mobil handy mobilnummer handynummer mobiltelefon portable téléphone_portable téléphone_mobile ligne_directe
email contact.email: email_adresse e_mail_adresse mailadresse courriel mél adresse_mail adresse_e_mail adresse_électronique
address contact.place place: adresse anschrift standort gebäude raum ort lieu bâtiment
hours contact.hours: öffnungszeiten sprechzeiten servicezeiten horaires horaires_douverture heures_douverture
url source: webseite internetseite site_web site_internet page_web
limit within due: frist fristen bearbeitungszeit bearbeitungsdauer dauer délai délais délai_de_réponse durée
limit within due: tage werktage arbeitstage kalendertage wochen jours jours_ouvrés semaines
within limit: stunden minuten heures
due planned until: fällig fällig_am fälligkeit échéance date_limite
target.share share: prozent prozentsatz ziel zielwert objectif quote erfüllungsgrad pourcentage taux taux_cible
wording say text: wortlaut zusage versprechen leistungsversprechen engagement promesse
because for with body: grund begründung warum raison motif pourquoi
made_to customers: für_wen an_wen empfänger kunde kunden zielgruppe pour_qui destinataire destinataires usagers public_cible
contact_points channel: kanal kontaktweg canal canaux
kind channel type: art typ kategorie catégorie
example: beispiel beispiele exemple exemples
avoid: vermeiden zu_vermeiden nicht_verwenden nicht_sagen à_éviter ne_pas_dire
related: siehe_auch voir_aussi
valid_from from starts on: gültig_ab gilt_ab en_vigueur_depuis
until due expires: gültig_bis gilt_bis valable_jusquau
steps does: schritte ablauf arbeitsschritte étapes
needs documents: unterlagen nachweise pièces_justificatives documents_requis
eligibility conditions: voraussetzungen conditions_daccès
cost: kosten gebühr gebühren preis coût coûts frais tarif
status: zustand statut état
does: aufgabe aufgaben tätigkeit tätigkeiten tâche tâches missions
languages: sprachen langues
customers: nutzer nutzende
owner made_by by: eigentümer propriétaire
made_to customers: für pour
service: leistung dienstleistung prestation
measure.what: messgröße messung kennzahl mesure indicateur
title: naam benaming begrip nombre título denominación término
id: volgnummer volgnr núm núm_orden
definition text: betekenis definitie significado definición
definition summary does what text: omschrijving beschrijving toelichting descripción explicación
summary does what text: korte_omschrijving samenvatting resumen descripción_breve
body note text: opmerking opmerkingen notities observación observaciones comentario comentarios notas
tags: trefwoord trefwoorden etiquetas palabras_clave
also also_called: synoniem synoniemen ook_wel andere_namen sinónimo sinónimos también_llamado otros_nombres
abbreviation also_called: afkorting abreviatura sigla siglas
by made_by staffed_by link owner: verantwoordelijke verantwoordelijk uitvoerder equipo responsables unidad_responsable
by made_by staffed_by link owner: equipo_responsable
by made_by coached_by+part_of staffed_by link owner: afdeling departamento sección
contact.ask_for owner made_by by: contactpersoon aanspreekpunt persona_de_contacto
coached_by owner: leidinggevende teamleider jefatura responsable_del_equipo
phone contact.phone: telefoon telefoonnummer mobiel tel_nr teléfono número_de_teléfono móvil
email contact.email: e_mailadres emailadres correo correo_electrónico
address contact.place place: adres locatie gebouw kamer dirección ubicación lugar edificio
hours contact.hours: openingstijden openingsuren bereikbaarheid horario horarios horario_de_atención
url source: website_adres página_web sitio_web
limit within due: termijn doorlooptijd behandeltermijn reactietijd plazo plazos tiempo_de_respuesta duración
limit within due: werkdagen dagen weken días días_hábiles semanas
within limit: uren minuten horas minutos
due planned until: vervaldatum streefdatum vencimiento fecha_límite
target.share share: norm streefwaarde doelstelling percentage objetivo porcentaje meta
wording say text: belofte klantbelofte toezegging compromiso promesa
because for with body: reden waarom motivo razón por_qué
made_to customers: voor_wie doelgroep klantgroep para_quién destinatario destinatarios personas_usuarias usuarios
contact_points channel: kanaal kanalen
kind channel type: soort tipo clase categoría
example: voorbeeld voorbeelden ejemplo ejemplos
avoid: vermijden niet_gebruiken evitar no_usar
related: zie_ook véase_también ver_también
valid_from from starts on: geldig_vanaf ingangsdatum vigente_desde válido_desde
until due expires: geldig_tot einddatum vigente_hasta válido_hasta
steps does: stappen werkwijze pasos
needs documents: benodigde_documenten bewijsstukken documentación documentos_necesarios
eligibility conditions: voorwaarden requisitos condiciones
cost: tarief leges coste precio tasas
status: estado
does: taak taken werkzaamheden tarea tareas funciones
languages: talen idiomas
customers: klanten inwoners clientes
owner made_by by: eigenaar propietario
service: dienst servicio
measure.what: meting maatstaf indicador medición
"""

# What a file, a sheet or its first column is called, by kind.
KINDS_ABROAD = {
    "term": "begriff begriffe fachbegriff fachbegriffe glossar terme termes glossaire begrippen "
    "begrippenlijst término términos glosario",
    "link": "équipe équipes equipo equipos",
    "customer": "kunde kunden kundengruppe kundengruppen klantgroep klantgroepen",
    "service": "leistung leistungen dienstleistung dienstleistungen prestation prestations dienst diensten servicio servicios",
    "procedure": "verfahren arbeitsablauf procédure procédures werkproces werkprocessen procedimiento procedimientos",
    "contact-point": "kontaktstelle kontaktstellen anlaufstelle anlaufstellen point_de_contact points_de_contact contactpunt "
    "contactpunten punto_de_contacto puntos_de_contacto",
}

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def ways_to_type(word: str) -> dict[str, None]:
    """The word as it is, without accents, and with its umlauts written out.

    >>> [*ways_to_type("zuständig")]
    ['zuständig', 'zustandig', 'zustaendig']
    """
    return dict.fromkeys((word, without_accents(word), word.translate(_UMLAUTS)))
