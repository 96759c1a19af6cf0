"""The ways in which a filing comes: seven, kept in detail; the portal knows three.

Source: Circular 11/2025/TT-BKHCN, annex, group 12, items 1, 2 and 3b.
"""

from __future__ import annotations

from dataclasses import dataclass

PROXY = "proxy"
DIRECT, ONLINE, POST = 1, 2, 3  #: the portal's values


@dataclass(frozen=True, slots=True)
class Channel:
    """One way: its name, the portal's value for it, and whether papers come over a counter."""

    code: str
    name: str
    portal: int
    on_paper: bool


# Our choice: at a kiosk a person signs in and files by himself, so it is online for the portal; all else that people
# hand over is direct.
CATALOGUE = {
    channel.code: channel
    for channel in (
        Channel("counter", "Trực tiếp tại Bộ phận Một cửa", DIRECT, True),
        Channel("post", "Qua dịch vụ bưu chính công ích", POST, True),
        Channel("carrier", "Qua thuê dịch vụ của doanh nghiệp, cá nhân", DIRECT, True),
        Channel(PROXY, "Qua ủy quyền", DIRECT, True),
        Channel("online", "Trực tuyến tại Cổng Dịch vụ công quốc gia", ONLINE, False),
        Channel("mobile", "Lưu động hoặc tại chỗ, ngoài trụ sở", DIRECT, True),
        Channel("kiosk", "Tại thiết bị tự phục vụ", ONLINE, False),
    )
}
