"""What strangers may see here: whether the public pages are open, where they are led otherwise, what receipts print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app, request

from api import given
from api.given import BadSetting
from feel.errors import Fault

NAME = "motcua.opening"  #: under which the application keeps it
PORTAL = "https://dichvucong.gov.vn"  #: the national portal for public services
NOWHERE = "none"
WEB = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(?:/[A-Za-z0-9._~/\-]*)?")
LOOK_UP = "/tra-cuu"  #: where a case is looked up; behind it the number and the code, as receipts print them


class PublicClosed(Fault):
    """This installation shows nothing to the public."""

    vi = "Hệ thống này không mở trang công khai."


@dataclass(frozen=True, slots=True)
class Opening:
    """The settings of the public pages."""

    is_open: bool = True
    portal: str | None = PORTAL  #: where strangers are led when it is not open; None: nowhere
    address: str | None = None  #: of this installation as strangers reach it; None: as whoever prints reaches it


OPEN = Opening()


def read(said: Mapping[str, str]) -> Opening:
    """The settings in *said*, as the environment has them: MOTCUA_PUBLIC, _PORTAL, _ADDRESS.

    Raises:
        BadSetting.
    """
    return Opening(
        is_open=given.number(said, "MOTCUA_PUBLIC", 1, 0, 1) == 1,
        portal=None if said.get("MOTCUA_PORTAL", "").strip() == NOWHERE else _web(said, "MOTCUA_PORTAL") or PORTAL,
        address=_web(said, "MOTCUA_ADDRESS"),
    )


def chosen() -> Opening:
    """The settings of the running application."""
    found: Opening = current_app.extensions[NAME]
    return found


def require() -> None:
    """Nothing, where the public pages are open.

    Raises:
        PublicClosed.
    """
    if not chosen().is_open:
        raise PublicClosed


def base() -> str:
    """The address of this installation for whoever holds a receipt, without a slash at its end."""
    return (chosen().address or request.host_url).rstrip("/")


def _web(said: Mapping[str, str], name: str) -> str | None:
    address = said.get(name, "").strip()
    if not address:
        return None
    if not WEB.fullmatch(address):
        raise BadSetting(name=name, wanted="an address like https://…", wanted_vi="một địa chỉ như https://…")
    return address
