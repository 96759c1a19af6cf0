"""How a person can be reached: phone numbers and e-mail addresses, in one spelling each."""

from __future__ import annotations

import re

from forms import faults

MOBILE = re.compile(r"0[35789][0-9]{8}")
LANDLINE = re.compile(r"02[0-9]{9}")
ABROAD = re.compile(r"\+[1-9][0-9]{7,14}")
EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@((?!-)[\w-]{1,63}(?<!-)\.)+(?!-)[\w-]{2,63}(?<!-)")


def phone(text: str) -> str:
    """A phone number: digits from 0 on inside the country, `+` and digits abroad. Blanks, dots, hyphens, brackets go.

    Source: numbering plan of Circular 22/2014/TT-BTTTT (mobile: 10 digits, fixed: 11); abroad E.164.
    """
    digits = re.sub(r"[\s().-]", "", text)
    local = re.sub(r"^(\+84|0084)0?", "0", digits)
    if MOBILE.fullmatch(local) or LANDLINE.fullmatch(local):
        return local
    if ABROAD.fullmatch(digits) and not digits.startswith("+84"):
        return digits
    raise faults.NotAPhone


def email(text: str) -> str:
    """An e-mail address, its domain in small letters."""
    if len(text) > 254 or ".." in text or not EMAIL.fullmatch(text):
        raise faults.NotAnEmail
    name, _, domain = text.rpartition("@")
    if name.startswith(".") or name.endswith("."):
        raise faults.NotAnEmail
    return f"{name}@{domain.lower()}"
