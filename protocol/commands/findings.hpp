#pragma once
// Findings of an auditor: filed, answered, followed up.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/audit_terms.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::commands {

/// About a thing of the table, an entry of the record, both, or the table at large. An answer is asked by the end of
/// `answer_by`, tomorrow at the earliest.
struct FileFinding {
  static constexpr std::string_view method = "file_finding";
  CommandId command_id;
  std::optional<ObjectRef> subject;
  std::optional<std::int64_t> entry;
  Title title;
  MultilineText<20, 4000> text;
  LocalDate answer_by;
};
BOOST_DESCRIBE_STRUCT(FileFinding, (), (command_id, subject, entry, title, text, answer_by))

struct AnswerFinding {
  static constexpr std::string_view method = "answer_finding";
  CommandId command_id;
  FindingId finding;
  MultilineText<20, 4000> text;
};
BOOST_DESCRIBE_STRUCT(AnswerFinding, (), (command_id, finding, text))

/// Another answer, by a new day.
struct AskFindingAgain {
  static constexpr std::string_view method = "ask_finding_again";
  CommandId command_id;
  FindingId finding;
  MultilineText<20, 4000> text;
  LocalDate answer_by;
};
BOOST_DESCRIBE_STRUCT(AskFindingAgain, (), (command_id, finding, text, answer_by))

struct CloseFinding {
  static constexpr std::string_view method = "close_finding";
  CommandId command_id;
  FindingId finding;
  FindingOutcome outcome{};
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(CloseFinding, (), (command_id, finding, outcome, reason))

/// That the auditor reads what `reading` names, today. The server sends it itself before it answers such a question;
/// the same reading of the same day is recorded once.
struct NoteAuditAccess {
  static constexpr std::string_view method = "note_audit_access";
  CommandId command_id;
  AuditedReading reading{};
};
BOOST_DESCRIBE_STRUCT(NoteAuditAccess, (), (command_id, reading))

}  // namespace tavolo::commands
