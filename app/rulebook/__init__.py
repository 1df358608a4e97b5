"""Rules of procedure as files: read and written as YAML, and the profiles that come with the house. Knows no page."""

from app.rulebook.book import Rulebook, file_headers, rulebook
from app.rulebook.problems import Problem, RulesInvalid, problems_of, rules_of
from app.rulebook.ready import READY, ready_profile, ready_text
from app.rulebook.yaml_file import FILE_BYTES, MEDIA_TYPE, read_rules, write_rules

__all__ = [
    "FILE_BYTES",
    "MEDIA_TYPE",
    "READY",
    "Problem",
    "Rulebook",
    "RulesInvalid",
    "file_headers",
    "problems_of",
    "read_rules",
    "ready_profile",
    "ready_text",
    "rulebook",
    "rules_of",
    "write_rules",
]
