"""Help in one language: sources say "Tiếng Việt. / English.", and a call shows the half that it asked for."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

import click

#: what each command is for, in English, by its words; the Vietnamese stands with the command itself
ENGLISH = {
    "": "Một Cửa: administrative procedures, each of them a BPMN diagram that really runs.",
    "account": "Look for officers, list them for reports, make, activate and lock accounts, give passwords.",
    "account activate": "Activate the account LOGIN, or open one that was locked.",
    "account appoint": "Give the officer LOGIN a post of a unit.",
    "account create": "Make the account LOGIN for the officer FULL_NAME; it waits for its activation.",
    "account enrol": "Make many officers from the spreadsheet FILE (.xlsx or .csv), with a report by row.",
    "account list": "Look for officers by any attribute or several.",
    "account lock": "Lock the account LOGIN; the tasks that the officer held wait for others.",
    "account password": "Give the officer LOGIN a first password, shown this once and to be changed by him.",
    "account rights": "Every right of the officer LOGIN today, with where it comes from.",
    "account sign-out": "End every sign-in of the officer LOGIN.",
    "account take-off-factor": "Take off the second factor of LOGIN, as of a lost telephone; he sets one up again.",
    "adopt": "Write SOURCE, a diagram of another tool, in our dialect.",
    "backup": "Keep database and files as they are at one moment in FILE, while the system runs.",
    "bench": "Measure the engine's speed, with ratios to the library in one run.",
    "calendar": "Look at and edit the office time of units.",
    "calendar assign": "The unit with the code UNIT follows the calendar NAME.",
    "calendar days": "The days of which the calendar NAME (viet-nam: the whole country) says something by itself.",
    "calendar hours": "Show the hours of the calendar NAME, or set those of some weekdays from a day on.",
    "calendar list": "The calendars that there are.",
    "calendar mark": "DAY of the calendar NAME (viet-nam: the whole country) is off, work (made up) or half.",
    "calendar open": "Open the calendar NAME, called TITLE.",
    "calendar show": "Day by day of the calendar NAME: sessions, and how many working days it counts.",
    "calendar unmark": "Take back what the calendar NAME itself says of DAY.",
    "check": "Check procedure folders or .bpmn files; without a path, every procedure that comes along.",
    "coverage": "Run the scenarios of procedures, measure which flows they take, paint and keep it.",
    "demo": "Serve the demonstration on this machine: a small province, officers of every role, 300 cases.",
    "draw": "Draw a diagram as SVG, PNG or PDF, or say it in words.",
    "due": "When a limit that begins at START is due, and until when it is not late.",
    "export": "Write the procedure SLUG of the database into a ZIP file.",
    "fuzz": "Compare the saved run with the living one, step by step, on random cases.",
    "import": "Take a procedure folder or ZIP file into the database as a draft.",
    "import-cases": "Take running and closed cases of another system over from JSON lines or CSV.",
    "import-catalogue": "Read entries of the national catalogue from JSON lines, as published.",
    "migrate": "Bring the database to the tables of this version.",
    "migrate-cases": "Let running cases of SLUG go on by another version; their due dates stay.",
    "new": "Make procedure folders from the step tables of a decision (.docx, .xlsx, .csv).",
    "openapi": "Print the OpenAPI document of the HTTP interface.",
    "parameter": "Show the statutory numbers, or set CODE to VALUE from a day on.",
    "pause-reason": "Show the reasons for which a case may stand still, or add CODE with its NAME.",
    "publish": "Put the procedure SLUG (a folder in bpmn/, or a path) in force.",
    "recompute": "Derive open clocks again after a calendar or a parameter changed.",
    "restore": "Bring back FILE, whole and with its trail sound, or change nothing. Stop serve and worker first.",
    "run": "Try a case of a diagram or procedure, the clock in hand; nothing of it stays.",
    "scenarios": "Run the scenarios of the procedure SLUG in a throw-away database.",
    "screenshots": "Pictures of 12 key pages of a demonstration, as PNG files in FOLDER.",
    "seed": "Fill a database with invented cases that any verb could have left, for trials of speed.",
    "serve": "Serve the pages and the HTTP interface at MOTCUA_HOST:MOTCUA_PORT, 127.0.0.1:8080 by default.",
    "statuses": "List the statuses in the circular's words; with -o draw the chart of what may follow what.",
    "test": "Run everything that must hold: lint, types, layers, tests, scenarios.",
    "token": "Make, list and revoke the API tokens of officers.",
    "token create": "Make an API token of the officer LOGIN; it is shown this once only.",
    "token list": "The tokens of the officer LOGIN: name, scopes, end.",
    "token revoke": "Revoke the token TOKEN_ID.",
    "verify-trail": "Check that no entry of the trails was changed, lost or deleted.",
    "worker": "Do the work that falls due without a person.",
}

#: what the library itself says in help, in Vietnamese
_VIETNAMESE = {
    "Usage: ": "Cách gọi: ",
    "Options": "Tùy chọn",
    "Commands": "Các lệnh",
    "Show the version and exit.": "Hiện phiên bản rồi thoát.",
    "Show this message and exit.": "Hiện phần này rồi thoát.",
}


class Formatter(click.HelpFormatter):
    """Writes help in the language of the call."""

    lang = "vi"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is called."""
        super().write_usage(prog, args, self.said(prefix or "Usage: "))

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(self.said(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """The options or commands, each with its words."""
        super().write_dl([(name, self.said(words)) for name, words in rows], col_max, col_spacing)

    def said(self, words: str) -> str:
        """*words* in the language of this help."""
        both, bracket, rest = words.partition("  [")
        vi, _, en = both.partition(" / ")
        if self.lang == "en":
            return (en or vi) + bracket + rest
        rest = rest.replace("default: ", "mặc định: ").replace("required", "bắt buộc")
        return _VIETNAMESE.get(vi, vi) + bracket + rest


class Context(click.Context):
    """A call whose help is in its language, which is its object: "vi" or "en"."""

    def make_formatter(self) -> click.HelpFormatter:
        """What writes the help of this call."""
        formatter = Formatter(width=self.terminal_width, max_width=self.max_content_width)
        formatter.lang = language_of(self)
        return formatter


def language_of(context: click.Context) -> str:
    """The language that the call of *context* asked for."""
    return context.find_object(str) or "vi"


def worded(command: click.Command, words: str, lang: str) -> click.Command:
    """*command*, called by *words*, and those below it, with their purpose told in *lang*."""
    command.context_class = Context
    doc = inspect.getdoc(command.callback) or ""
    command.help = ENGLISH[words] if lang == "en" else re.sub(r"\n\n.*", "", doc, flags=re.DOTALL)
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            worded(inner, f"{words} {name}", lang)
    return command
