"""The shapes of the list of procedures that analysts design."""

from __future__ import annotations

from marshmallow import fields

from api.procedureshapes import ProcedureFilter, ProcedureLine
from api.revisionshapes import RevisionLine
from api.shapes import Shape


class WorkbenchSearch(Shape):
    """A search for procedures that are drafts or were published."""

    filter = fields.Nested(ProcedureFilter, load_default=lambda: {"words": ""})


class WorkbenchVersion(ProcedureLine):
    """A version, the decision that approved it, and what was counted of it."""

    decision = fields.String(required=True, allow_none=True)
    decision_file = fields.String(required=True, allow_none=True)
    errors = fields.Integer(required=True, allow_none=True, metadata={"description": "Found in it; null: not counted"})
    warnings = fields.Integer(required=True, allow_none=True)
    flows = fields.Integer(required=True, allow_none=True, metadata={"description": "Null: not measured"})
    flows_covered = fields.Integer(required=True, allow_none=True)


class Offers(Shape):
    """How many units offer a procedure today."""

    deciding = fields.Dict(
        keys=fields.String(), values=fields.Integer(), required=True, metadata={"description": "Level -> units"}
    )
    receiving = fields.Integer(required=True)
    ended = fields.Boolean(required=True, metadata={"description": "All units that ever decided have ended it"})


class WorkbenchRow(Shape):
    """One procedure that is designed here."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    code = fields.String(required=True)
    state = fields.String(required=True, metadata={"description": "in-force, to-come or never"})
    current = fields.Nested(WorkbenchVersion, required=True, allow_none=True, metadata={"description": "In force"})
    latest = fields.Nested(WorkbenchVersion, required=True, allow_none=True, metadata={"description": "Published last"})
    versions = fields.Integer(required=True, metadata={"description": "So many were published"})
    offered = fields.Nested(Offers, required=True)
    draft = fields.Nested(RevisionLine, required=True, allow_none=True)


class Workbench(Shape):
    """The procedures that analysts design."""

    rows = fields.List(fields.Nested(WorkbenchRow), required=True)
