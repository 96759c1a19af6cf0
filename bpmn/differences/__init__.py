"""What differs between two versions of a procedure, in sentences that an official reads before publishing."""

from bpmn.differences.diagrams import of_diagrams
from bpmn.differences.sentences import Sentence, limit_words, span_words
from bpmn.differences.settings import of_settings

__all__ = ["Sentence", "limit_words", "of_diagrams", "of_settings", "span_words"]
