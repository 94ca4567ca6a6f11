#pragma once
// All that is kept of one person, for that person (GDPR art. 15 and 20). Sessions are added by the caller.

#include "protocol/rpc/http_account.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {

/// Only while the state is what is committed. Reads every entry of the person: milliseconds a thousand. Errors: those
/// of identity and of the log.
Result<rpc::OwnData> own_data(Host& host, identity::AccountId account);

}  // namespace tavolo::net
