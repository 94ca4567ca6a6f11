#pragma once
// Who is signed in: by the cookie of a browser or the bearer token of a program.

#include <optional>
#include <string>

#include "server/net/host.hpp"
#include "server/net/link.hpp"

namespace tavolo::net {

struct SignedIn {
  identity::AccountId account;
  std::string email;
  identity::CredentialId credential;
};

/// Nothing when nobody is. A bearer token goes before a cookie.
std::optional<SignedIn> signed_in(Host& host, const HttpRequest& request);
/// Notes the use; false when the session or token holds no longer.
bool still_holds(Host& host, const SignedIn& who);
/// The same without counting as use: listening keeps no session alive (deploy/docs/adr/0018).
bool still_holds_unused(Host& host, const SignedIn& who);

/// The ways in which an account can act at the table: its persons' mandates and offices, whether valid now or not.
std::vector<domain::Actor> actors_of(Host& host, identity::AccountId account);
/// The one of them that is called `acting` ("mandate-5"), or nothing.
std::optional<domain::Actor> actor_called(Host& host, identity::AccountId account, std::string_view acting);

}  // namespace tavolo::net
