#pragma once
// Words of the auditor's place: findings, what an auditor reads, exceptions with their reasons, what a regulation
// asked.

#include <boost/describe/enum.hpp>

namespace tavolo {

/// open: an answer is awaited; answered: the auditor has it and has not said anything to it.
enum class FindingState { open, answered, closed };
BOOST_DESCRIBE_ENUM(FindingState, open, answered, closed)

/// accepted: the answer is; unresolved: the auditor leaves it there, not content, and says so; withdrawn: there was
/// nothing to find.
enum class FindingOutcome { accepted, unresolved, withdrawn };
BOOST_DESCRIBE_ENUM(FindingOutcome, accepted, unresolved, withdrawn)

/// What an auditor opened that others do not read, or not in this form. On record once an office, kind and day.
enum class AuditedReading {
  history,             ///< lines and entries, those kept for the desk among them
  overrides,           ///< exceptions with their reasons
  compliance,          ///< the report of what the regulation asked
  as_it_stood,         ///< the table at an earlier moment
  selection_exported,  ///< entries taken out as a file
  scan                 ///< what a position or answer was recorded from
};
BOOST_DESCRIBE_ENUM(AuditedReading, history, overrides, compliance, as_it_stood, selection_exported, scan)

/// Acts that leave the ordinary course or end something against somebody's expectation, with the reason on record.
enum class OverrideKind {
  urgent_notice,
  late_item,
  late_document,
  sitting_moved,
  sitting_cancelled,
  sitting_suspended,
  request_declined,
  presence_corrected,
  body_removed,
  speaking_order,
  floor_taken_away,
  speaking_time,
  speaker_warned,
  opened_on_order,  ///< a vote or poll, by the secretary
  closed_early,
  annulled,
  recording_contested,
  chair_takeover,
  office_ended,
  mandate_refused,
  mandate_revoked,
  membership_changed,
  comment_hidden,
  comment_restored,
  document_withdrawn,
  proposal_not_admitted,
  proposal_withdrawn,
  reply_corrected,
  objection_rejected,
  plan_revised,
  draft_discarded,
  clock_accepted,
  erasure
};
BOOST_DESCRIBE_ENUM(OverrideKind, urgent_notice, late_item, late_document, sitting_moved, sitting_cancelled,
                    sitting_suspended, request_declined, presence_corrected, body_removed, speaking_order,
                    floor_taken_away, speaking_time, speaker_warned, opened_on_order, closed_early, annulled,
                    recording_contested, chair_takeover, office_ended, mandate_refused, mandate_revoked,
                    membership_changed, comment_hidden, comment_restored, document_withdrawn, proposal_not_admitted,
                    proposal_withdrawn, reply_corrected, objection_rejected, plan_revised, draft_discarded,
                    clock_accepted, erasure)

/// What a regulation asks that can be held against the record.
enum class ComplianceRule {
  notice_term,        ///< days from the notice to the first call, the shorter term in an urgent one
  notice_delivered,   ///< the notice reached every member body before the first call
  documents_term,     ///< days from the filing of a document to the first call
  second_call_term,   ///< minutes from the first call to the second
  quorum_at_opening,  ///< bodies present when the sitting was opened
  admissibility_term,
  cure_term,
  reply_term,  ///< a motivated reply, from the close of the positions
  vote_duration,
  ratification_term,
  minutes_draft_term,
  minutes_objection_term,  ///< days that bodies have to object
  extract_term,
  finding_term  ///< the day by which an auditor asked an answer
};
BOOST_DESCRIBE_ENUM(ComplianceRule, notice_term, notice_delivered, documents_term, second_call_term, quorum_at_opening,
                    admissibility_term, cure_term, reply_term, vote_duration, ratification_term, minutes_draft_term,
                    minutes_objection_term, extract_term, finding_term)

/// late: it happened after its term; missing: its term is over and it did not; not_kept: less than was asked.
enum class ComplianceVerdict { kept, late, missing, not_kept, not_yet_due };
BOOST_DESCRIBE_ENUM(ComplianceVerdict, kept, late, missing, not_kept, not_yet_due)

enum class ComplianceUnit { days, minutes, bodies };
BOOST_DESCRIBE_ENUM(ComplianceUnit, days, minutes, bodies)

}  // namespace tavolo
