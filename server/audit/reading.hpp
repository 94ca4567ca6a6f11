#pragma once
// Inside the room: who may read what of an entry, and the words its files share.

#include <string_view>

#include "server/audit/history.hpp"

namespace tavolo::audit {

/// The desk and auditors: who reads what others may not yet (decision 21).
bool sees_reserved(const domain::Acting& acting);

/// What an entry says to this reader, without its line and its neighbours (history.hpp). The reader may see the entry.
QueryAnswer<views::EntryDetail> detail_of(const Source& source, const domain::Acting& acting, std::uint64_t index);

Capacity capacity_of(std::string_view name);
Refusal unknown_thing(std::string_view pointer);
/// The log cannot be read: the reader learns no more than that; why is for the operator.
Refusal unreadable(const Error& error);

}  // namespace tavolo::audit
