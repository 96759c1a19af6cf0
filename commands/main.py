"""The command `motcua`: its groups, its languages, and the one place that catches everything."""

from __future__ import annotations

import keyword
import re
import sys
import uuid
from importlib import import_module
from pathlib import Path

import click

from adapters import errorlog
from commands import faults, wording
from feel.errors import Fault

GOOD, NEGATIVE, BAD = 0, 1, 2
VERSION = "0.1.0"
SURROGATE = re.compile("[\ud800-\udfff]")  #: what Python makes of bytes that are no text


#: name -> module that holds the command of that name; read only when asked for, so that each call starts fast
COMMANDS = {
    "account": "commands.account",
    "adopt": "commands.adopt",
    "backup": "commands.backup",
    "bench": "commands.bench",
    "calendar": "commands.calendar",
    "check": "commands.check",
    "coverage": "commands.coverage",
    "demo": "commands.demo",
    "draw": "commands.draw",
    "due": "commands.due",
    "export": "commands.export",
    "fuzz": "commands.fuzz",
    "import": "commands.export",
    "import-cases": "commands.import_cases",
    "import-catalogue": "commands.import_catalogue",
    "migrate": "commands.migrate",
    "migrate-cases": "commands.migrate_cases",
    "new": "commands.new",
    "openapi": "commands.openapi",
    "parameter": "commands.parameter",
    "pause-reason": "commands.pause_reason",
    "publish": "commands.publish",
    "recompute": "commands.recompute",
    "restore": "commands.backup",
    "run": "commands.dryrun",
    "scenarios": "commands.scenarios",
    "screenshots": "commands.screenshots",
    "seed": "commands.seed",
    "serve": "commands.serve",
    "statuses": "commands.statuses",
    "test": "commands.testing",
    "token": "commands.token",
    "verify-trail": "commands.verify_trail",
    "worker": "commands.worker",
}


class Commands(click.Group):
    """The group of all commands, each loaded when it is called or described."""

    context_class = wording.Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called *cmd_name*; None when there is none."""
        module = COMMANDS.get(cmd_name)
        command = getattr(import_module(module), _attribute(cmd_name)) if module else None
        if not isinstance(command, click.Command):
            return None
        return wording.worded(command, cmd_name, wording.language_of(ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the whole command line is for."""
        wording.worded(self, "", wording.language_of(ctx))
        super().format_help_text(ctx, formatter)


def _attribute(name: str) -> str:
    """What the command *name* is called in its module: words that Python keeps for itself bear an underscore."""
    plain = name.replace("-", "_")
    return f"{plain}_" if keyword.iskeyword(plain) else plain


class NoText(Fault):
    """Word {number} of this call is not written in UTF-8."""

    vi = "Từ thứ {number} của lệnh này không viết bằng UTF-8."


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "terminal_width": 100})
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ. / The language.")
@click.version_option(VERSION, prog_name="motcua")
def main(lang: str) -> None:
    """Một Cửa: giải quyết thủ tục hành chính, mỗi thủ tục là một sơ đồ BPMN chạy thật."""
    del lang  # the object of the context says it: help needs it before options are read


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code: 0 fine, 1 a negative result, 2 a bad call or unreadable input."""
    given = sys.argv[1:] if arguments is None else arguments
    lang = faults.language(given)
    try:
        _require_text(given)
        outcome = main.main(given, prog_name="motcua", standalone_mode=False, obj=lang)
    except Fault as fault:
        return faults.refuse(fault.say(lang))
    except click.exceptions.Abort:
        return faults.refuse("Đã dừng." if lang == "vi" else "Stopped.")
    except click.ClickException as error:
        return faults.refuse(faults.of_click(error, lang))
    except Exception:
        return unexpected(lang)
    return outcome if isinstance(outcome, int) else GOOD


def _require_text(arguments: list[str]) -> None:
    """Refuse bytes that are no text, but for the name of a file that is there."""
    for number, argument in enumerate(arguments, 1):
        if not argument.isascii() and SURROGATE.search(argument) and not Path(argument).exists():
            raise NoText(number=number)


def unexpected(lang: str, error: BaseException | None = None) -> int:
    """Tell the person in one line, keep the whole story of *error* in the log under the same reference.

    Without *error* the one being handled is meant.
    """
    reference = uuid.uuid4().hex[:8]
    path = errorlog.path()
    try:
        errorlog.write(reference, error)
    except OSError:
        return faults.refuse(
            f"Something went wrong inside the program, and the log {path} cannot be written."
            if lang == "en"
            else f"Chương trình gặp lỗi bên trong và không ghi được nhật ký {path}."
        )
    if lang == "en":
        return faults.refuse(f"Something went wrong inside the program. Reference {reference}, see {path}.")
    return faults.refuse(f"Chương trình gặp lỗi bên trong. Mã tra cứu {reference}, xem {path}.")
