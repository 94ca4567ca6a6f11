#pragma once
// All that is kept of one person, for that person (GDPR art. 15 and 20). Sessions and letters are
// added by the caller.

#include "protocol/rpc/http_account.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {

/// Only while the state is what is committed. Reads every entry of the person: milliseconds a thousand. Errors: those
/// of identity and of the log.
Result<rpc::OwnData> own_data(Host& host, identity::AccountId account);

/// A letter to the account's address, as it goes with the rest.
rpc::OwnLetter own_letter(const mail::Held& held);

}  // namespace tavolo::net
