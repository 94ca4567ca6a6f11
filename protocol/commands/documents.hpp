#pragma once
// Documents (domain.md 7).

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/vocabulary/document_terms.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/proposal_terms.hpp"

namespace tavolo::commands {

/// What POST /api/documents answered to the same account, word for word. `stored` is the SHA-256 of the encrypted file.
struct UploadedFile {
  DocumentMedia media{};
  Sha256Hex sha256;
  std::int64_t size = 0;
  Sha256Hex stored;
  bool operator==(const UploadedFile&) const = default;
};
BOOST_DESCRIBE_STRUCT(UploadedFile, (), (media, sha256, size, stored))

/// With a sitting, or one of its items, or a proposal. `name` is the file's, as its reader will save it.
struct FileDocument {
  static constexpr std::string_view method = "file_document";
  CommandId command_id;
  std::optional<SittingId> sitting;
  std::optional<AgendaItemId> item;
  std::optional<ProposalId> proposal;
  DocumentReach reach{};
  Text<3, 200> title;
  Text<1, 200> name;
  UploadedFile file;
};
BOOST_DESCRIBE_STRUCT(FileDocument, (), (command_id, sitting, item, proposal, reach, title, name, file))

struct WithdrawDocument {
  static constexpr std::string_view method = "withdraw_document";
  CommandId command_id;
  DocumentId document;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawDocument, (), (command_id, document, reason))

/// Everybody in the sitting is to look at this document now; without one, at none any more.
struct ShowDocument {
  static constexpr std::string_view method = "show_document";
  CommandId command_id;
  SittingId sitting;
  std::optional<DocumentId> document;
};
BOOST_DESCRIBE_STRUCT(ShowDocument, (), (command_id, sitting, document))

}  // namespace tavolo::commands
