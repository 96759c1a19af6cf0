"""Reading a table of procedure.toml: each wrong key or value becomes a finding, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from feel.findings import Finding

FILE = "procedure.toml"
_MOST_TEXT = 4_000

Findings = list[Finding]


def report(found: Findings, key: str, vi: str, en: str, *, rule: str = "procedure-value") -> None:
    """Add an error about the key *key* of procedure.toml."""
    found.append(Finding(rule, "error", FILE, key, f"{key}: {vi}", f"{key}: {en}"))


class Settings:
    """One table of procedure.toml; reads each key once and tells at the end which keys nobody knows."""

    def __init__(self, table: Mapping[str, Any], path: str, found: Findings) -> None:
        """Read *table*, which stands at *path* ("fees[2]", empty at the top); findings go to *found*."""
        self.table = table
        self.path = path
        self.found = found
        self.read: set[str] = set()

    def text(self, key: str, *, needed: bool = False, pattern: str | None = None, sample: str = "") -> str:
        """A text; empty when it is absent or wrong. *pattern* must match all of it, *sample* shows how."""
        value = self._value(key, needed=needed)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip() or len(value) > _MOST_TEXT:
            self.wrong(key, "phải là một đoạn chữ không rỗng.", "must be a text that is not empty.")
            return ""
        if pattern is not None and not re.fullmatch(pattern, value.strip()):
            self.wrong(
                key, f"'{value[:80]}' sai dạng; ví dụ đúng: {sample}.", f"'{value[:80]}' should be like {sample}."
            )
            return ""
        return value.strip()

    def choice(self, key: str, options: Collection[str], *, default: str | None = None) -> str:
        """One of *options*; *default* when absent, an error when there is none."""
        value = self._value(key, needed=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str) or value not in options:
            self._choices(key, value, options)
            return default or ""
        return value

    def choices(self, key: str, options: Collection[str] | None, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts, each one of *options* when these are given, none of them twice."""
        value = self._value(key, needed=needed)
        if value is None:
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
            self.wrong(key, "phải là một danh sách chữ không rỗng.", "must be a list of texts that is not empty.")
            return ()
        if len(set(value)) != len(value):
            self.wrong(key, "có mục lặp lại.", "has an item twice.")
        for item in value:
            if options is not None and item not in options:
                self._choices(key, item, options)
        return tuple(value)

    def count(self, key: str, *, default: int | None = 0) -> int:
        """A whole number from zero; *default* when absent, an error when that is None."""
        value = self._value(key, needed=default is None)
        if value is None:
            return default or 0
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**12:
            self.wrong(key, "phải là số nguyên từ 0 trở lên.", "must be a whole number from 0.")
            return 0
        return value

    def day(self, key: str, *, needed: bool = False) -> date | None:
        """A date, written without quotes: 2026-07-01."""
        value = self._value(key, needed=needed)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.wrong(
                key, "phải là ngày, viết không có dấu nháy: 2026-07-01.", "must be a date: 2026-07-01, no quotes."
            )
            return None
        return value

    def yes(self, key: str) -> bool:
        """true or false; false when absent."""
        value = self._value(key, needed=False)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, "phải là true hoặc false.", "must be true or false.")
        return value is True

    def table_at(self, key: str) -> Settings | None:
        """The table at *key*; None when absent."""
        value = self._value(key, needed=False)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(key, f"phải là một bảng, viết [{key}].", f"must be a table, written [{key}].")
            return None
        return Settings(value, self._at(key), self.found)

    def tables(self, key: str) -> list[Settings]:
        """The tables of the list at *key*, written [[key]]; none when absent."""
        value = self._value(key, needed=False)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"phải là danh sách bảng, viết [[{key}]].", f"must be a list of tables, written [[{key}]].")
            return []
        return [Settings(item, f"{self._at(key)}[{number}]", self.found) for number, item in enumerate(value, 1)]

    def done(self) -> None:
        """Report every key that was not read."""
        for key in self.table:
            if key not in self.read:
                report(
                    self.found,
                    self._at(key),
                    "không có mục cấu hình nào tên này. Hãy kiểm tra cách viết.",
                    "there is no setting of this name. Check its spelling.",
                    rule="procedure-key",
                )

    def wrong(self, key: str, vi: str, en: str) -> None:
        """Report that the value at *key* does not fit."""
        report(self.found, self._at(key), vi, en)

    def _value(self, key: str, *, needed: bool) -> Any:
        self.read.add(key)
        value = self.table.get(key)
        if value is None and needed:
            report(self.found, self._at(key), "còn thiếu.", "is missing.", rule="procedure-missing")
        return value

    def _choices(self, key: str, value: object, options: Collection[str]) -> None:
        allowed = ", ".join(sorted(options))
        self.wrong(key, f"'{value}' không dùng được; hãy chọn: {allowed}.", f"'{value}' must be one of: {allowed}.")

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key
