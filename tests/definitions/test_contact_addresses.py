"""Web addresses in fields: a sign of the sentence around one is no part of it."""

import pytest

from interlock.definitions.values.contact_addresses import web_fault


@pytest.mark.parametrize("sign", [",", ";", ":"])
def test_a_sign_behind_an_address_is_told(sign: str) -> None:
    fault = web_fault(f"https://fees.example/permits{sign}")
    assert fault is not None
    assert fault.remedy == "Write `https://fees.example/permits`."


@pytest.mark.parametrize(
    "address",
    [
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Ffees.example%2Fpermits&data=05",
        "https://www.google.com/url?sa=t&q=https://fees.example/permits&usg=x",
        "https://urldefense.com/v3/__https://fees.example/permits__;!!x$",
    ],
)
def test_an_address_around_another_one_is_told(address: str) -> None:
    fault = web_fault(address)
    assert fault is not None
    assert fault.remedy == "Write `https://fees.example/permits`."


@pytest.mark.parametrize(
    "address",
    [
        "https://fees.example/a,b;c",
        "https://fees.example/?url=https://words.example",
        "https://words.example/Apple_Inc.",
        "https://fees.example",
    ],
)
def test_signs_within_an_address_stay(address: str) -> None:
    assert web_fault(address) is None
