#pragma once
// Documents as screens list them.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>

#include "protocol/views/table.hpp"
#include "protocol/vocabulary/document_terms.hpp"

namespace tavolo::views {

/// Audience: the desk with a sitting that is a draft, else as `reach` says and what it is filed with allows; members
/// once it is withdrawn. The file itself is at GET /documenti/<id>.
struct FiledDocument {
  static constexpr std::string_view type = "document";
  DocumentId id;
  std::optional<SittingId> sitting;
  std::optional<AgendaItemId> item;  ///< absent too when a draft was written anew without it
  std::optional<ProposalId> proposal;
  DocumentReach reach{};
  bool late = false;  ///< filed after the days that the regulation asks for
  Instant filed_at;
  std::optional<OrganisationId> organisation;  ///< absent: the secretary filed it
  std::optional<Label> title;
  std::optional<Attachment> file;
  std::optional<Instant> withdrawn_at;
  std::optional<Body> withdrawal_reason;
};
BOOST_DESCRIBE_STRUCT(FiledDocument, (),
                      (id, sitting, item, proposal, reach, late, filed_at, organisation, title, file, withdrawn_at,
                       withdrawal_reason))

}  // namespace tavolo::views
