#pragma once
// Who may read what of an entry, and the words that the files of this room share.

#include <string_view>

#include "server/audit/history.hpp"

namespace tavolo::audit {

/// The desk and auditors: who reads what others may not yet (decision 21).
bool sees_reserved(const domain::Acting& acting);

/// Under which mandate or office somebody acted.
bool sees_under(const domain::Acting& acting);
/// False: it asks for what this reader may not know.
bool may_ask(const domain::Acting& acting, const commands::ListEntries& query);

/// What an entry says to this reader, without its line and its neighbours (history.hpp). The reader may see the entry.
QueryAnswer<views::EntryDetail> detail_of(const Source& source, const domain::Acting& acting, std::uint64_t index);

/// The committed fields of an entry that the reader may see, each as it is for this reader.
std::vector<views::EntryField> fields_of(const domain::State& state, const domain::Acting& acting,
                                         const record::StoredEntry& entry);

/// Whether the reader may have a disclosure of an entry that it may see; `name` may be `content`. Of what is erased
/// too.
bool reads(const domain::State& state, const domain::Acting& acting, const record::StoredEntry& entry,
           std::string_view name);

/// One disclosure of an entry that the reader may see, as this reader may have it.
views::EntryField field_for(const domain::State& state, const domain::Acting& acting, const record::StoredEntry& entry,
                            std::string_view name);

std::optional<std::uint64_t> number_in(const Cursor& cursor);

Capacity capacity_of(std::string_view name);
Refusal unknown_thing(std::string_view pointer);
/// The log cannot be read: the reader learns no more than that; why is for the operator.
Refusal unreadable(const Error& error);

}  // namespace tavolo::audit
