"""Vietnamese text: folded for a search without tone marks, and keyed for sorting (An Ân Ấn Dung Đạt Đức Em)."""

from __future__ import annotations

import re
import unicodedata

#: Marks that make another letter of the alphabet; the other marks are tones.
LETTER_MARKS = {"\u0306": "b", "\u0302": "c", "\u031b": "d"}  # breve ă, circumflex â ê ô, horn ơ ư
#: Order of the tones in dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
NO_TONE = "1"
SYLLABLE_END = "0"
NUMBER_START = "9"
LONGEST_KEY = 600  #: letters and digits; our choice: of three hundred letters of ours, and what databases have room for
OTHER_LETTER = "zz"
PIECE = re.compile(r"\d+|[^\W\d_]+")


def fold(text: str) -> str:
    """*text* in small letters without any marks, đ as d, spaces as they are: what a search compares."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", kept)


def collate(text: str) -> str:
    """A key of small letters and digits that sorts like a Vietnamese dictionary in any database, whatever its locale.

    It has `LONGEST_KEY` characters at most: a long name in other letters is sorted by its beginning.

    Syllable by syllable: first the letters (a ă â b c d đ e ê …), then the tone; numbers by their size and before
    letters; case, spacing and punctuation do not count.

    Our choice: by syllable and not by whole text, so that all people of one family name stand together.
    """
    pieces = PIECE.findall(unicodedata.normalize("NFC", text).lower())
    return "".join(_number(piece) if piece[0].isdigit() else _syllable(piece) for piece in pieces)[:LONGEST_KEY]


def _number(digits: str) -> str:
    size = digits.lstrip("0") or "0"
    return f"{NUMBER_START}{len(size):02d}{size}{SYLLABLE_END}"


def _syllable(word: str) -> str:
    letters, tones = "", ""
    for character in unicodedata.normalize("NFD", word):
        if character in LETTER_MARKS and letters:
            letters = letters[:-1] + LETTER_MARKS[character]
        elif character in TONES:
            tones += TONES[character]
        else:
            letters += _letter(character)
    return letters + SYLLABLE_END + (tones or NO_TONE)


def _letter(character: str) -> str:
    if character == "đ":
        return "db"
    if "a" <= character <= "z":
        return character + "a"
    return "" if unicodedata.combining(character) else f"{OTHER_LETTER}{ord(character):06x}"
