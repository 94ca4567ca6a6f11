#pragma once
// What whoever holds the machine may do: accounts, tokens, the first offices, the clock. `tavolo admin` asks the
// running server over DATA/admin.sock, or does it itself when none runs (decision 19).

#include <boost/describe/class.hpp>
#include <functional>
#include <optional>
#include <string>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {

enum class AdminAction {
  accounts,
  invitations,
  reset_password,
  disable,
  enable,
  sign_out,
  unpause,
  token,
  tokens,
  revoke_token,
  appoint,
  accept_clock,
  sighting
};
BOOST_DESCRIBE_ENUM(AdminAction, accounts, invitations, reset_password, disable, enable, sign_out, unpause, token,
                    tokens, revoke_token, appoint, accept_clock, sighting)

struct AdminRequest {
  AdminAction action{};
  std::optional<Email> email;        ///< of the account
  std::optional<Text<1, 120>> name;  ///< of a token; of the holder of an office; of a request that doctor sent
  std::optional<std::int64_t> days;  ///< how long a token holds
  std::optional<ObjectRef> token;    ///< "token-3"
  std::optional<Role> role;
};
BOOST_DESCRIBE_STRUCT(AdminRequest, (), (action, email, name, days, token, role))

struct AdminAnswer {
  bool done = false;
  MultilineText<0, 200000> text;  ///< for the terminal
};
BOOST_DESCRIBE_STRUCT(AdminAnswer, (), (done, text))

/// On the io thread; answers once, there.
void administer(Host& host, const AdminRequest& request, const std::function<void(AdminAnswer)>& answer);

}  // namespace tavolo::net
