"""The pages on which officers work. One module a noun; each opens a Work, calls one verb or query, and renders."""

from __future__ import annotations

from api.pages import (
    approving,
    asides,
    assigning,
    caselist,
    cases,
    desk,
    frame,
    home,
    inbox,
    intake,
    many,
    receipts,
    signin,
    tasks,
)
from api.pages.edge import NotSignedIn, NotYet, blp

blp.after_request(frame.protect)
blp.register_error_handler(NotSignedIn, signin.welcome)
blp.register_error_handler(NotYet, signin.welcome)

__all__ = [
    "approving",
    "asides",
    "assigning",
    "blp",
    "caselist",
    "cases",
    "desk",
    "home",
    "inbox",
    "intake",
    "many",
    "receipts",
    "signin",
    "tasks",
]
