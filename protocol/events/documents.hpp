#pragma once
// Documents: filed and withdrawn, never changed (domain.md 4.3, 7).

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "protocol/events/audience.hpp"
#include "protocol/vocabulary/disclosed.hpp"
#include "protocol/vocabulary/document_terms.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"

namespace tavolo::events {

/// The file is on the disk, encrypted, before this is recorded. With a sitting, or one of its items, or a proposal.
/// `draft`: the sitting was a draft then, so the desk's alone until it is convened. `late`: after the days that the
/// regulation asks for before the first call. `stored` is the SHA-256 of the encrypted file, which names it.
struct DocumentFiled {
  static constexpr std::string_view type = "document.filed";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  DocumentId document;
  std::optional<SittingId> sitting;
  std::optional<AgendaItemId> item;
  std::optional<ProposalId> proposal;
  DocumentReach reach{};
  bool draft = false;
  bool late = false;
  Sha256Hex stored;
  Disclosed<Text<3, 200>> title;
  Disclosed<Attachments> attachments;
  std::string object() const { return to_string(document); }
};
BOOST_DESCRIBE_STRUCT(DocumentFiled, (),
                      (document, sitting, item, proposal, reach, draft, late, stored, title, attachments))

/// It holds no longer as a document of its subject; it stays on record.
struct DocumentWithdrawn {
  static constexpr std::string_view type = "document.withdrawn";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::members;
  DocumentId document;
  Disclosed<Reason> reason;
  std::string object() const { return to_string(document); }
};
BOOST_DESCRIBE_STRUCT(DocumentWithdrawn, (), (document, reason))

/// What everybody in a sitting is to look at now; without a document, nothing any more.
struct DocumentShown {
  static constexpr std::string_view type = "document.shown";
  static constexpr int tv = 1;
  static constexpr EntryAudience audience = EntryAudience::everyone;
  SittingId sitting;
  std::optional<DocumentId> document;
  std::string object() const { return to_string(sitting); }
};
BOOST_DESCRIBE_STRUCT(DocumentShown, (), (sitting, document))

}  // namespace tavolo::events
