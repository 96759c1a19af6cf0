"""How large forms and answers may be. Our choice: ten times what the largest form of the national catalogue needs."""

from __future__ import annotations

FORM_BYTES = 1_000_000
FORM_DEPTH = 20  #: levels of components inside components
FIELDS = 1_000
KEY_LENGTH = 100
OPTIONS = 1_000
PATTERN_LENGTH = 200
PATTERN_COST = 30_000_000  #: most ways a pattern may try one answer
PATTERN_TEXT = 300  #: longest answer a pattern is tried on

ANSWER_CHARACTERS = 1_000_000  #: names and texts of one set of answers together
ANSWER_VALUES = 50_000
ANSWER_DEPTH = 30
LINE = 1_000  #: characters of a one-line answer without a maxLength of its own
LINES = 20_000  #: characters of an answer of several lines
ROWS = 500
DIGITS = 15  #: of a number: what every reader of JSON keeps exactly
ERRORS = 200  #: fields named in one refusal
MONEY = 10**15  #: đồng
