"""Settings as the environment has them: numbers, addresses, and secrets, which may also lie in a file of their own."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

from feel.errors import Fault

SHORTEST_SECRET = 32  #: characters; our choice: as many as 128 bits take in hex
FEWEST_DIFFERENT = 8  #: characters of a secret that are not the same; "aaaa…" is none


class BadSetting(Fault):
    """{name} must be {wanted}."""

    vi = "{name} phải là {wanted_vi}."


class WeakSecret(Fault):
    """{name} can be guessed: it must be drawn by lot and have {least} characters at least."""

    vi = "{name} dễ đoán: phải là chuỗi ngẫu nhiên dài ít nhất {least} ký tự."


class NoSecretFile(Fault):
    """The file that {name} names cannot be read: {why}."""

    vi = "Không đọc được tệp mà {name} nêu: {why}."


def address(given: Mapping[str, str], name: str) -> str | None:
    """The IP address under *name*; None when nothing is said.

    Raises:
        BadSetting.
    """
    said = given.get(name, "").strip()
    if not said:
        return None
    try:
        return str(ip_address(said))
    except ValueError as error:
        raise BadSetting(name=name, wanted="an IP address", wanted_vi="một địa chỉ IP") from error


def number(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    """The whole number under *name*, *default* when nothing is said.

    Raises:
        BadSetting: it is none, or not within *least* and *most*.
    """
    said = given.get(name, "").strip()
    if not said:
        return default
    if not (said.isascii() and said.isdigit() and least <= int(said) <= most):
        wanted = f"a number from {least} to {most}"
        raise BadSetting(name=name, wanted=wanted, wanted_vi=f"số nguyên từ {least} đến {most}")
    return int(said)


def secret(given: Mapping[str, str], name: str) -> str | None:
    """What stands under *name*, or in the file that is named under *name*_FILE; None when neither is said.

    Raises:
        WeakSecret: whoever knows the program could guess it. NoSecretFile.
    """
    said = given.get(name, "").strip() or _in_file(given, f"{name}_FILE")
    if not said:
        return None
    if len(said) < SHORTEST_SECRET or len(set(said)) < FEWEST_DIFFERENT:
        raise WeakSecret(name=name, least=SHORTEST_SECRET)
    return said


def _in_file(given: Mapping[str, str], name: str) -> str:
    place = given.get(name, "").strip()
    if not place:
        return ""
    try:
        return Path(place).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NoSecretFile(name=name, why=getattr(error, "strerror", None) or "no text") from error
