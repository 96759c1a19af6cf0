"""`motcua screenshots`: pictures of key pages of a demonstration, for whoever reads about it and whoever reviews it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from adapters import chromium
from commands import output
from commands.demo import serving, tour
from commands.demo.installation import Installation
from feel.errors import Fault

CASES = 90  #: as many as fill the lists
WIDE, PHONE = (1280, 800), (360, 740)  #: CSS pixels
DIAGRAM = "/so-do.svg"  #: below the page of its case
STEP = "a[data-main]:not(:has-text('chỉ đạo'))"  #: to a task that is a step of its case
TASK, CASE = (STEP,), (STEP, f"a[href$='{DIAGRAM}']")  #: links that are followed, one by one


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture."""

    name: str
    login: str | None  #: None: before anybody signed in
    path: str
    links: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE


class NotReached(Fault):
    """The page of the picture '{name}' cannot be reached: {why}"""

    vi = "Không mở được trang của ảnh '{name}': {why}"


SHOTS = (
    Shot("01-mot-cua", "mai.mc", "/"),
    Shot("02-tiep-nhan", "mai.mc", "/tiep-nhan/dang-ky-khai-sinh"),
    Shot("03-chung-thuc", "mai.mc", "/chung-thuc"),
    Shot("04-tham-dinh-viec", "lan.cv", "/viec"),
    Shot("05-tham-dinh", "lan.cv", "/viec", TASK),
    Shot("06-ho-so", "lan.cv", "/viec", CASE),
    Shot("07-ky-duyet-dien-thoai", "thanh.ld", "/phe-duyet", TASK, PHONE),
    Shot("08-dieu-hanh", "binh.ks", "/dieu-hanh"),
    Shot("09-thoi-gian-tung-buoc", "binh.ks", tour.HEAT),
    Shot("10-so-do-thu-tuc", "binh.ks", "/thu-tuc/cap-giay-phep-xay-dung"),
    Shot("11-quan-tri-can-bo", "quang.qt", "/quan-tri/can-bo"),
    Shot("12-tra-cuu-dien-thoai", None, tour.LOOK_UP, size=PHONE),
)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--window", is_flag=True, help="Chỉ phần thấy ngay khi mở trang. / Only what a window shows at once.")
def screenshots(folder: Path, window: bool) -> None:
    """Chụp 12 trang chính của bản trình diễn thành tệp PNG trong thư mục FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        installation = Installation(Path(scratch) / "demo")
        installation.make(datetime.now(UTC), CASES)
        engine = installation.engine()
        try:
            with (
                tour.served(serving.application(installation, engine)) as address,
                chromium.browser(Path(scratch)) as driver,
            ):
                for shot in SHOTS:
                    take(driver, address, shot, folder / f"{shot.name}.png", is_whole=not window)
        finally:
            engine.dispose()
    output.tell(f"Đã chụp {len(SHOTS)} trang.", f"{len(SHOTS)} pictures were taken.")


def take(driver: Any, address: str, shot: Shot, target: Path, *, is_whole: bool = True) -> None:
    """The picture *shot* in the file *target*: whole from top to bottom, or what the window shows.

    Raises:
        NotReached.
    """
    width, height = shot.size
    window = driver.new_context(viewport={"width": width, "height": height}, base_url=address)
    page = window.new_page()
    page.goto("/dang-nhap")
    if shot.login is not None:
        page.click(f".demonstration .bar > button[value='{shot.login}']")
        page.wait_for_url(f"{address}/")
    page.goto(shot.path)
    for link in shot.links:
        found = page.locator(link).first
        if not found.count():
            raise NotReached(name=shot.name, why=link)
        page.goto(found.get_attribute("href").removesuffix(DIAGRAM))
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(target), full_page=is_whole)
    window.close()
