"""Words in the e-mail addresses of teams, which no person is called by: `bookings.team@…`, `accueil@…`."""

_IN_ENGLISH = frozenset(
    {
        "abuse", "access", "admin", "advice", "alerts", "allotment", "and", "answers", "appeals", "archive", "arts", "badge",
        "billing", "booking", "bookings", "building", "burial", "business", "care", "cemetery", "central", "centre", "claims",
        "committee", "community", "complaints", "contact", "control", "council", "crematorium", "customer", "customers", "data",
        "democratic", "desk", "digital", "direct", "dog", "domestic", "duty", "elections", "email", "emergency", "enquiries",
        "environment", "environmental", "events", "facilities", "family", "feedback", "finance", "first", "firstname", "flood",
        "foi", "for", "forename", "forms", "fostering", "front", "general", "health", "hello", "help", "helpdesk", "highways",
        "home", "homes", "housing", "hr", "hub", "human", "inbox", "info", "information", "it", "lastname", "leisure",
        "letters", "library", "licence", "license", "licensing", "line", "local", "mail", "media", "members", "museum", "my",
        "news", "no", "noise", "noreply", "not", "nuisance", "office", "officer", "online", "open", "operations", "out",
        "parking", "pay", "payments", "payroll", "permits", "personnel", "pest", "planning", "post", "press", "privacy",
        "property", "protection", "public", "records", "recruitment", "recycling", "refuse", "registrars", "registration",
        "rents", "repairs", "reply", "request", "requests", "resources", "response", "rough", "safeguarding", "safety",
        "schools", "secretary", "service", "services", "shelter", "shop", "sleeping", "social", "staff", "stalls", "standards",
        "street", "streets", "supplier", "support", "surname", "switchboard", "tax", "taxi", "team", "tenancy", "tenants",
        "the", "tipping", "to", "trading", "training", "transport", "travel", "tree", "us", "volunteer", "warden", "waste",
        "web", "welfare", "your", "youth",
    }
)  # fmt: skip

# The same in German, French, Dutch, Spanish and Italian.
_ABROAD = frozenset(
    {
        "abfall", "accueil", "afval", "algemeen", "amt", "anfrage", "atencion", "auskunft", "ausweise", "bau", "beratung",
        "beschwerde", "biblioteca", "bibliotheek", "bibliotheque", "buero", "buerger", "burger", "bureau", "buzon", "centrale",
        "centro", "ciudadania", "clientes", "comunicacion", "comunicazione", "consultas", "contabilidad", "cultura", "dienst",
        "direccion", "direction", "ecole", "einkauf", "empfang", "etat", "finanzen", "formation", "gebuehren", "geral", "gestion",
        "hilfe", "humaines", "humanos", "informacion", "informatica", "informatique", "jugend", "kasse", "klacht", "klachten",
        "klant", "klanten", "kontakt", "kultur", "kunden", "mairie", "melding", "meldingen", "natuur", "oficina", "ordnung",
        "ouvert", "personal", "personeel", "postfach", "poststelle", "prensa", "presse", "pressestelle", "produccion", "publiek",
        "quejas", "reclamaciones", "reclamation", "reclamations", "recursos", "registro", "ressources", "schule", "secretaria",
        "secretariat", "segreteria", "sekretariat", "service", "servicio", "servicios", "servizi", "sozial", "stadt", "stelle",
        "steuer", "technik", "technique", "tecnico", "termin", "ufficio", "usager", "usagers", "usuario", "usuarios",
        "verwaltung", "vergunning", "vergunningen", "ville", "zaken", "zentrale",
    }
)  # fmt: skip

TEAM_WORDS = _IN_ENGLISH | _ABROAD
