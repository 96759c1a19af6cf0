"""What the command line says when a call is refused: one message, the right language, exit code 2."""

from __future__ import annotations

import re
from itertools import pairwise

import click

BAD = 2


def language(arguments: list[str]) -> str:
    """The language asked for, readable even when the rest of the call is not."""
    asked = "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)
    return "en" if asked else "vi"


def refuse(message: str) -> int:
    """Print *message* for the person and give the exit code of a refusal."""
    click.echo(message, err=True)
    return BAD


def of_click(error: click.ClickException, lang: str) -> str:
    """What *error* of the command line parser says, in *lang*."""
    if lang == "en" or isinstance(error, click.exceptions.NoArgsIsHelpError):
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
            return f"Tham số {_name(error)} không hợp lệ{_wanted(error)}. Xem --help."
        case click.FileError():
            return f"Không đọc được tệp {error.ui_filename}."
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} {_value_of(error)}. Xem --help."
        case click.UsageError():
            extra = re.search(r"\((.*)\)", error.message)
            return f"Thừa tham số: {extra[1]}. Xem --help." if extra else "Chưa nêu lệnh. Xem --help."
        case _:
            return error.format_message()


def _value_of(error: click.BadOptionUsage) -> str:
    return "cần một giá trị" if "requires" in error.message else "không nhận giá trị"


def _wanted(error: click.BadParameter) -> str:
    """What the parameter takes, where its type says so."""
    match error.param.type if error.param else None:
        case click.Choice() as choice:
            return f": hãy chọn {', '.join(map(str, choice.choices))}"
        case click.IntRange() as span if span.max is None:
            return f": phải là số nguyên từ {span.min} trở lên"
        case click.IntRange() as span:
            return f": phải là số nguyên từ {span.min} đến {span.max}"
        case click.types.IntParamType():
            return ": phải là số nguyên"
        case click.FloatRange() as span:
            return f": phải là số từ {span.min:.0f} đến {span.max:.0f}"
        case click.ParamType(name="weekdays"):
            return ": ghi 1-5 hoặc 1,3,6 (thứ Hai là 1, Chủ nhật là 7)"
        case click.File() | click.Path():
            return ": không đọc được tệp này"
        case _:
            return ""


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return error.param.opts[0] if error.param.param_type_name == "option" else str(error.param.human_readable_name)
