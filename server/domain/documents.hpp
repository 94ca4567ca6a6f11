#pragma once
// Who may read a document: by what it is filed with, and how far it was meant to go.

#include <expected>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "protocol/commands/documents.hpp"
#include "server/base/result.hpp"
#include "server/domain/actor.hpp"
#include "server/domain/permission.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

inline constexpr Audience for_the_desk{Audience::Kind::desk, 0};

/// The desk while its sitting is a draft; members once it is withdrawn, or while its proposal was never admissible;
/// else as it was filed.
Audience audience_of(const State& state, const Document& document);

/// Whether the actor may have the file: whoever reads the document, until it is withdrawn; then only those who act for
/// the desk or audit.
bool may_download(const State& state, const Acting& acting, const Document& document);

/// The stored names of all files that entries name; none of them is ever swept.
std::set<std::string> files_named(const State& state);

/// Whether an entry names this file.
bool is_file_named(const State& state, const Sha256Hex& stored);

/// What a recorded position or answer may rest on: a file or its SHA-256 with what was written, neither with what was
/// said. `known`: the same body's position rests on that file already. Refusals, under `rule`: document_required,
/// document_not_expected, document_is_another, document_filed_already.
std::expected<void, Refusal> check_evidence(const State& state, RecordedChannel channel,
                                            const std::optional<Sha256Hex>& document,
                                            const std::optional<commands::UploadedFile>& file, bool known,
                                            std::string_view rule);

/// The file of a scan or message that was recorded with.
struct Scan {
  Sha256Hex stored;
  Sha256Hex sha256;
};
/// The newest of what was recorded for the body in the vote or poll of that name, for whoever of `actings` may have it:
/// the body and the secretary, who has recorded it; auditors once the ballot is closed (decision 8). Else nothing.
std::optional<Scan> scan_for(const State& state, std::span<const Acting> actings, std::string_view ballot,
                             OrganisationId body);

/// Those filed with a sitting and not withdrawn: of an item, or with `item` empty those of the sitting itself and of
/// lines that a draft has no longer. In the order in which they were filed.
std::vector<const Document*> documents_of(const State& state, const Sitting& sitting, std::optional<AgendaItemId> item);

}  // namespace tavolo::domain
