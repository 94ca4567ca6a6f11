#pragma once
// Who may read a document: by what it is filed with, and how far it was meant to go.

#include <set>
#include <string>

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

/// Those filed with a sitting and not withdrawn: of an item, or with `item` empty those of the sitting itself and of
/// lines that a draft has no longer. In the order in which they were filed.
std::vector<const Document*> documents_of(const State& state, const Sitting& sitting, std::optional<AgendaItemId> item);

}  // namespace tavolo::domain
