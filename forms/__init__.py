"""What people fill in: form schemas and the check of answers."""

from forms.answers import Checked, check, plain
from forms.expressions import mentioned, problems
from forms.form import Field, Form
from forms.schema import read

__all__ = ["Checked", "Field", "Form", "check", "mentioned", "plain", "problems", "read"]
