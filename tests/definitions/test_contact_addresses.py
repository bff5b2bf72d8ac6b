"""Web addresses in fields: a sign of the sentence around one is no part of it."""

import pytest

from interlock.definitions.contact_addresses import web_fault


@pytest.mark.parametrize("sign", [",", ";", ":"])
def test_a_sign_behind_an_address_is_told(sign: str) -> None:
    fault = web_fault(f"https://fees.example/permits{sign}")
    assert fault is not None
    assert fault.remedy == "Write `https://fees.example/permits`."


@pytest.mark.parametrize("address", ["https://fees.example/a,b;c", "https://words.example/Apple_Inc.", "https://fees.example"])
def test_signs_within_an_address_stay(address: str) -> None:
    assert web_fault(address) is None
