"""The one translation of a refusal: code -> HTTP status, code and params -> a message in a language. No rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.i18n import Language

_CODES: Final[Mapping[int, tuple[str, ...]]] = {
    400: ("malformed", "invalid_query"),
    401: ("unauthenticated", "bad_credentials"),
    403: (
        "forbidden", "foreign_origin", "not_allowed", "no_seat", "titular_votes", "only_own_recusal", "chat_off",
        "only_the_challenged", "person_recused", "not_rapporteur", "public_voice_off", "not_for_citizens", "own_speech",
        "only_the_nominee",
        "second_needed",
        "decided_by_other",
    ),
    404: (
        "not_found", "unknown_job", "unknown_stream", "unknown_council", "unknown_segment", "unknown_organisation",
        "unknown_document", "unknown_file",
        "unknown_seat", "unknown_term", "unknown_person", "unknown_item", "unknown_request", "unknown_ballot",
        "not_in_minutes", "unknown_entry", "unknown_text", "unknown_question", "seat_unknown", "unknown_challenge",
        "unknown_sign_up",
        "unknown_part", "unknown_origin",
        "unknown_day_off", "unknown_election", "segment_unknown", "unknown_office_term",
        "unknown_correction",
        "unknown_process",
    ),
    405: ("method_not_allowed",),
    409: (
        "document_exists", "same_file", "already_withdrawn",
        "minutes_begun", "minutes_published", "minutes_not_finished", "nothing_to_publish", "commitment_exists",
        "entry_exists", "item_in_minutes", "session_goes_on",
        "notice_required", "mode_not_allowed", "place_not_allowed", "announcement_frozen", "nothing_rectified",
        "not_extraordinary", "titular_asks", "session_already_requested", "session_not_requested", "too_few_requests",
        "quorum_reached", "already_answered", "call_already_opened", "answers_open", "days_off_unchanged",
        "refused", "command_id_reused", "stale", "log_not_public", "not_a_rehearsal", "already_set_up",
        "council_already_created", "acronym_taken", "council_extinct", "council_state_unchanged", "segment_exists",
        "organisation_exists", "seat_exists", "seat_number_taken", "term_exists", "term_overlaps",
        "person_holds_seat", "term_ended", "already_sworn", "nothing_expired", "role_held", "role_taken",
        "role_not_held", "series_started", "session_already_registered", "session_not_registered",
        "item_already_carried",
        "nothing_begins",
        "loss_exists", "loss_unchanged", "loss_decided", "loss_not_ready", "loss_undone", "loss_not_declared",
        "session_already_scheduled", "wrong_state", "short_notice", "no_quorum", "no_second_call", "too_early",
        "too_late", "nothing_asked", "no_justification", "excuse_decided", "excuses_open", "not_failed", "other_votes",
        "informative_not_allowed", "informative_session", "open_items", "ballot_unfinished", "not_in_succession",
        "chair_taken", "already_chairs", "not_chairing", "not_sworn", "already_present", "not_present",
        "seat_present", "not_lapsed", "item_exists", "item_closed", "item_on_table", "not_on_table",
        "already_reserved", "already_requested", "floor_taken", "nobody_speaks", "clock_paused", "clock_runs",
        "cannot_preside", "not_next_in_line", "reason_untrue", "chair_recused",
        "already_recused", "not_recused", "recusal_too_late", "recusal_stands", "already_challenged",
        "challenge_pending", "voted_elsewhere", "block_recused",
        "not_while_voting", "no_matter_to_vote", "statement_taken", "nothing_to_reply", "no_interjection",
        "no_time_left", "higher_priority", "other_priority", "already_ruled", "ruling_pending", "not_appealable",
        "appeal_pending", "not_appealed", "sign_up_closed", "sign_ups_full",
        "ballot_exists", "seat_not_present", "voted_by_other", "voted_on_own_device", "no_casting_vote", "chat_closed",
        "empty_electorate", "ballot_not_open", "ballot_not_closed", "already_annulled", "not_in_electorate",
        "no_late_items", "matter_barred", "not_admitted", "already_admitted", "supports_missing", "already_supported",
        "already_asked", "already_urgent", "needs_ballot", "vote_begun", "review_barred",
        "review_spent", "review_lasted", "review_pending", "no_review", "part_exists", "part_closed",
        "amendments_pending", "time_over", "no_time_limit",
        "seat_recused", "already_voted", "not_reconciled", "nothing_to_correct", "not_tied",
        "election_exists", "not_for_election", "election_closed", "not_an_elector", "not_eligible", "already_nominated",
        "not_nominated", "not_accepted", "no_candidates", "candidate_chairs", "seniority_decides", "seniority_equal",
        "office_term_exists",
        "not_called", "called_too_seldom", "nobody_to_call", "tie_unbroken", "no_runoff", "nothing_to_state",
        "correction_exists", "correction_pending", "correction_decided", "ballot_not_proclaimed",
    ),
    410: ("invitation_invalid",),
    413: ("too_large", "file_too_large"),
    415: ("unsupported_media_type", "file_type_unknown"),
    422: (
        "correction_incomplete", "not_held_then",
        "file_empty", "file_missing", "type_differs",
        "unknown_command", "invalid_data", "email_invalid", "name_invalid", "password_too_short",
        "password_too_long", "passwords_differ", "unknown_city_role", "acronym_invalid", "title_missing",
        "bad_instant", "bad_hours", "reason_needed", "bad_occurred_at", "means_needed", "which_seat", "stays_overlap",
        "unknown_speech_kind", "labels_mismatch", "invalid_requirement", "unknown_outcome", "unknown_method",
        "too_few_options", "duplicate_option", "reserved_option", "unknown_option", "abstention_not_allowed",
        "option_not_tied", "dates_reversed", "only_yes_or_no", "wrong_tie_break", "block_needs_items",
        "self_challenge",
        "criteria_insufficient", "election_needed",
        "article_needed", "contact_invalid", "subject_missing",
        "minutes_invalid", "date_needed",
        "rules_invalid",
    ),
    429: ("too_many_attempts", "rate_limited"),
    500: ("internal",),
    501: ("not_available",),
    503: ("unavailable", "stream_behind_witness"),
}  # fmt: skip

STATUS: Final[Mapping[str, int]] = {code: status for status, codes in _CODES.items() for code in codes}
"""Every code an answer can carry. 409: not now, as things stand; 422: not so, whatever the moment."""


def status(code: str) -> int:
    """The HTTP status of a refusal's code. Raises KeyError for a code nobody gave one."""
    return STATUS[code]


def message(code: str, params: Mapping[str, Any], language: Language) -> str:
    """What a refusal says to a reader; never raises, for an answer must always be given."""
    try:
        return language.text(f"refusal.{code}", **_spoken(params))
    except (KeyError, TypeError, ValueError):
        return language.text("refusal.refused")


def answer(body: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """A stored answer as it leaves: a refusal gets its `message`, anything else is as it was."""
    if body.get("ok", True):
        return dict(body)
    return {**body, "message": message(str(body["code"]), body.get("params", {}), language)}


def _spoken(params: Mapping[str, Any]) -> dict[str, Any]:
    """The params, and of a list of field errors the names of the fields."""
    errors = params.get("errors", ())
    return {**params, "fields": [str(error["field"]) for error in errors]}
