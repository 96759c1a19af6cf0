"""Numbers the state gives out: the personal id and the tax code."""

from __future__ import annotations

import re

from forms import faults

# Codes of the provinces as they stood until June 2025: ids given out keep them for life.
PROVINCES = frozenset([
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44,
    45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89,
    91, 92, 93, 94, 95, 96,
])  # fmt: skip
FIRST_COUNTRY = 100
WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def personal_id(text: str) -> str:
    """The 12 digits of a personal id (số định danh cá nhân), blanks inside removed.

    Checked: the place of birth registration (province, or a country code from 100 on) and the digit of century and
    sex. Our choice: centuries up to the 21st, because nobody is born in the 22nd yet.

    Raises:
        NotAPersonalId, NoSuchBirthplace, NoSuchCentury

    Source: Decree 137/2015/ND-CP, article 13; Decree 70/2024/ND-CP; Circular 59/2021/TT-BCA, article 4.
    """
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[0-9]{12}", digits):
        raise faults.NotAPersonalId
    if int(digits[:3]) not in PROVINCES and int(digits[:3]) < FIRST_COUNTRY:
        raise faults.NoSuchBirthplace
    if digits[3] > "3":
        raise faults.NoSuchCentury
    return digits


def tax_code(text: str) -> str:
    """A tax code (mã số thuế): 10 digits, or `NNNNNNNNNN-NNN` of a branch, or the personal id of a person or household.

    A branch may be written without the hyphen.

    Raises:
        NotATaxCode, WrongCheckDigit, and those of `personal_id`

    Source: Circular 86/2024/TT-BTC, article 5 (the personal id serves as tax code from 2025-07-01).
    """
    plain = re.sub(r"\s", "", text)
    if re.fullmatch(r"[0-9]{12}", plain):
        return personal_id(plain)
    found = re.fullmatch(r"([0-9]{10})(?:-?([0-9]{3}))?", plain)
    if found is None or found[2] == "000":
        raise faults.NotATaxCode
    if check_digit(found[1][:9]) != int(found[1][9]):
        raise faults.WrongCheckDigit
    return found[1] if found[2] is None else f"{found[1]}-{found[2]}"


def check_digit(nine: str) -> int:
    """What the tenth digit of a tax code must be for its first nine; 10 means that no code begins so."""
    return 10 - sum(weight * int(digit) for weight, digit in zip(WEIGHTS, nine, strict=True)) % 11
