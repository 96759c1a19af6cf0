"""What the command line says when a call is refused: one message, the right language, exit code 2."""

from __future__ import annotations

import click

BAD = 2


def language(arguments: list[str]) -> str:
    """The language asked for, readable even when the rest of the call is not."""
    for first, second in zip(arguments, [*arguments[1:], ""], strict=True):
        if first == "--lang=en" or (first == "--lang" and second == "en"):
            return "en"
    return "vi"


def refuse(message: str) -> int:
    """Print *message* for the person and give the exit code of a refusal."""
    click.echo(message, err=True)
    return BAD


def of_click(error: click.ClickException, lang: str) -> str:
    """What *error* of the command line parser says, in *lang*."""
    if lang == "en":
        return error.format_message()
    return _vietnamese(error)


def _vietnamese(error: click.ClickException) -> str:
    match error:
        case click.exceptions.NoSuchCommand():
            return f"Không có lệnh '{error.command_name}'. Xem --help."
        case click.NoSuchOption():
            return f"Không có tùy chọn {error.option_name}. Xem --help."
        case click.MissingParameter():
            return f"Thiếu tham số {_name(error)}. Xem --help."
        case click.BadParameter():
            return f"Tham số {_name(error)} không hợp lệ: {error.message}"
        case click.FileError():
            return f"Không đọc được tệp {error.ui_filename}."
        case click.UsageError():
            return f"Gọi lệnh chưa đúng: {error.format_message()} Xem --help."
        case _:
            return error.format_message()


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return error.param.opts[0] if error.param.param_type_name == "option" else str(error.param.human_readable_name)
