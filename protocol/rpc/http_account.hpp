#pragma once
// Bodies of the HTTP routes on which a person looks after their own account. They want the cookie of a browser: a
// program's token opens none of them (session_only).
//   POST   /api/password       ChangePassword -> Done; 422 wrong_password (attempts_left), password_too_short and the
//                              like; 429 sign_in_paused (until). Ends the account's other sessions
//   GET    /api/sessions       -> OwnSessions
//   DELETE /api/sessions       -> EndedSessions; all but the one that asks
//   DELETE /api/sessions/{id}  -> Done; 404 unknown_thing. The one that asks too: that is signing out

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <vector>

#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::rpc {

struct ChangePassword {
  Text<1, 256> new_password;
  Text<1, 256> old_password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (new_password, old_password))

/// All that is kept of a browser's name.
enum class BrowserFamily { firefox, chrome, edge, safari, opera, samsung, other };
BOOST_DESCRIBE_ENUM(BrowserFamily, firefox, chrome, edge, safari, opera, samsung, other)

/// All that is kept of a device's system.
enum class SystemFamily { windows, macos, gnu_linux, android, ios, chromeos, other };
BOOST_DESCRIBE_ENUM(SystemFamily, windows, macos, gnu_linux, android, ios, chromeos, other)

/// One web session of the account that asks.
struct OwnSession {
  BrowserFamily browser{};
  Instant created_at;
  bool current = false;  ///< the one that asks
  ObjectRef id;          ///< "session-3": a name, not what opens it
  SystemFamily system{};
  Instant used_at;  ///< last act or question, exact to a minute
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (browser, created_at, current, id, system, used_at))

struct OwnSessions {
  std::vector<OwnSession> sessions;  ///< those that hold, the last used first
};
BOOST_DESCRIBE_STRUCT(OwnSessions, (), (sessions))

struct EndedSessions {
  std::int64_t ended = 0;
};
BOOST_DESCRIBE_STRUCT(EndedSessions, (), (ended))

}  // namespace tavolo::rpc
