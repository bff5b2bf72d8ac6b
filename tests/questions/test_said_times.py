"""Times that customers are told: which of them are ours, and which are theirs, over, or denied."""

import pytest

from interlock.questions.said_times import told_times


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We will call you within two days.", ["two days"]),
        ("I have logged that; we'll ring you back in 2 working days.", ["2 working days"]),
        ("You will hear from us within 10 working days.", ["10 working days"]),
        ("A surveyor will visit within 4 weeks.", ["4 weeks"]),
        ("You'll get your money back within 14 days.", ["14 days"]),
        ("Your new card will reach you in 7 days.", ["7 days"]),
        ("If we miss your bin again, we will come within 24 hours.", ["24 hours"]),
        ("I am not doubting you, we will be with you within 9 days.", ["9 days"]),
        ("It will be with you within a week.", ["a week"]),
        ("We reply the same day.", ["same day"]),
        ("We will call you back by the end of the next working day.", ["next working day"]),
    ],
)
def test_times_in_which_we_do_something(text: str, told: list[str]) -> None:
    assert [each.text for each in told_times(text, "en")] == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir melden uns innerhalb von zwei Tagen."),
        ("fr", "Nous vous rappelons sous 48 heures."),
        ("nl", "We bellen u binnen twee werkdagen terug."),
        ("cy", "Byddwn yn eich ffonio o fewn dau ddiwrnod gwaith."),
        ("es", "Os llamaremos en menos de 48 horas."),
    ],
)
def test_they_are_heard_in_other_languages(language: str, text: str) -> None:
    assert list(told_times(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "Please reply within 14 days.",
        "You can appeal within one month.",
        "If you do not hear from us, call again.",
        "You have 28 days to pay.",
        "Have you lived there for 5 years?",
        "The payment is due within 14 days.",
        "We ask you to pay within 14 days.",
        "We need your form within 14 days.",
        "I can see that you called us within 2 days of the letter.",
        "You must tell us within 21 days.",
        "You will need to return the form within 28 days.",
        "You will have to pay within 14 days.",
        "Your permit will expire in 12 months.",
        "The offer will end within 10 days.",
        "We keep your record for 6 years.",
        "We cannot come within 2 days.",
        "We wrote to you within 3 days.",
        "Where is the nearest stop? It is within 10 minutes' walk.",
        "The fine will be halved if you pay within 14 days.",
        "We will close your case if we do not hear from you within 14 days.",
        "You will be charged unless you cancel within 24 hours.",
        "When will you be home in the next two hours?",
        "We will send a letter that you have to answer within 7 days.",
        "Will you be home in 2 hours?",
        "We open in two weeks.",
        "Your appointment will be in 3 weeks' time.",
        "They will ask you to bring it within 5 days",
        "We will only refund you within 30 days of buying it.",
        "We will not be able to visit you within 5 days.",
        "Can I put you on hold? I will be with you within two minutes.",
        "You will get a fine unless you move within 10 minutes.",
        "You will receive a reminder, and must pay within 7 days.",
        "We will send you a form. Send it back within 10 days.",
        "The library will lend you it for 3 weeks.",
        "Did we call you back within two days?",
        "We are open the next working day.",
        "We were there the same day.",
        "The medicine will work within 30 minutes.",
        "The paint will be dry within 2 hours.",
        "The court will write to you within six weeks.",
        "Your employer will tell you within a month.",
        "The county court will be told within 3 days",
        "Your booking will be cancelled within 24 hours unless you pay.",
        "The bus will be here in 20 minutes.",
        "We will see you in an hour and a half at the hall.",
        "We will keep your place until you decide in 4 weeks.",
        "The council will look at objections that arrive within 21 days.",
    ],
)
def test_times_of_others_are_not_ours(text: str) -> None:
    assert not list(told_times(text, "en"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir haben Ihnen innerhalb von 3 Tagen geschrieben."),
        ("de", "Wir brauchen Ihre Unterlagen innerhalb von 10 Tagen."),
        ("de", "Die Karte, die wir Ihnen schicken, müssen Sie innerhalb von 30 Tagen freischalten."),
        ("de", "Sie bekommen einen Bescheid, gegen den Sie innerhalb von 4 Wochen klagen können."),
        ("fr", "Nous devons recevoir vos pièces sous 8 jours."),
        ("fr", "Nous reprenons les articles rendus sous 30 jours."),
        ("fr", "Vous recevrez un avis à payer sous 30 jours."),
        ("nl", "We vragen u binnen 5 dagen te betalen."),
        ("cy", "Rhaid i chi dalu o fewn 5 diwrnod."),
        ("cy", "Byddwn yn ateb; dylech dalu o fewn 28 diwrnod."),
        ("cy", "Os na fyddwch yn talu o fewn 14 diwrnod, byddwn yn ysgrifennu eto."),
        ("cy", "Byddwn yn cymryd mwy na 5 diwrnod."),
        ("es", "Necesitaremos sus documentos en un plazo de 10 días."),
        ("es", "Devolveremos el dinero de lo que usted devuelva en menos de 30 días."),
        ("it", "Riceverà una lettera che deve firmare entro 10 giorni."),
    ],
)
def test_times_of_others_are_not_ours_abroad(language: str, text: str) -> None:
    assert not list(told_times(text, language))
