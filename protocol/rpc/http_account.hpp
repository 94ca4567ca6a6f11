#pragma once
// Bodies of the HTTP routes on which a person looks after their own account. They want the cookie of a browser: a
// program's token opens none of them (session_only).
//   POST   /api/password       ChangePassword -> Done; 422 wrong_password (attempts_left), password_too_short and the
//                              like; 429 sign_in_paused (until). Ends the account's other sessions
//   GET    /api/sessions       -> OwnSessions
//   DELETE /api/sessions       -> EndedSessions; all but the one that asks
//   GET    /api/account/data   -> OwnData, as a file; noted in the trail of the instance
//   DELETE /api/sessions/{id}  -> Done; 404 unknown_thing. The one that asks too: that is signing out

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/rpc/http_push.hpp"
#include "protocol/vocabulary/enums.hpp"
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

/// A mandate or an office that the person holds or held.
struct OwnOffice {
  ObjectRef id;
  Text<2, 120> name;
  Email email;
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;
  std::optional<Text<3, 300>> evidence;
};
BOOST_DESCRIBE_STRUCT(OwnOffice, (), (id, name, email, valid_from, valid_to, evidence))

/// A value of an entry, canonical JSON.
struct OwnValue {
  Text<1, 60> name;
  MultilineText<0, 250000> value;
};
BOOST_DESCRIBE_STRUCT(OwnValue, (), (name, value))

/// An entry of the record that the person made, with all that was written; or one that names the person, with that.
struct OwnEntry {
  std::int64_t index = 0;
  Instant ts;
  Text<3, 60> event;
  Capacity capacity{};
  ObjectRef object;
  bool own_act = false;
  std::vector<OwnValue> values;
};
BOOST_DESCRIBE_STRUCT(OwnEntry, (), (index, ts, event, capacity, object, own_act, values))

/// What was done to the account.
struct OwnStep {
  Instant at;
  Text<1, 60> act;
  Text<0, 200> subject;
};
BOOST_DESCRIBE_STRUCT(OwnStep, (), (at, act, subject))

/// What the account is told of by e-mail.
struct OwnMail {
  bool calendar_link = false;            ///< there is a secret link to the personal calendar; what it is, is not here
  std::optional<LocalDate> last_digest;  ///< day of the last one
  List<PushKind, 0, 8> kinds;            ///< chosen
  std::vector<Text<1, 200>> told;        ///< what the last digest named, or one before it
};
BOOST_DESCRIBE_STRUCT(OwnMail, (), (calendar_link, last_digest, kinds, told))

/// What became of a letter; see mail::LetterState.
enum class OwnLetterState { waiting, sending, accepted, refused, uncertain, given_up };
BOOST_DESCRIBE_ENUM(OwnLetterState, waiting, sending, accepted, refused, uncertain, given_up)

/// A letter to the account's address that the queue still knows: its text until it is sent, its address for 30 days.
struct OwnLetter {
  Text<1, 300> about;  ///< "notice/sitting-3/0/organisation-7"
  Instant queued_at;
  OwnLetterState state{};
  MultilineText<0, 2000> subject;
  MultilineText<0, 250000> text;
};
BOOST_DESCRIBE_STRUCT(OwnLetter, (), (about, queued_at, state, subject, text))

/// A browser that is told that something waits. Its address and keys are secrets of that browser, and are not here.
struct OwnPushDevice {
  List<PushKind, 0, 8> kinds;
  PushLanguage language{};
  Text<0, 300> service;  ///< "https://updates.push.services.mozilla.com"
};
BOOST_DESCRIBE_STRUCT(OwnPushDevice, (), (kinds, language, service))

/// A program that may act for the account. Its token is not kept.
struct OwnProgram {
  Instant created_at;
  Instant expires_at;
  Text<0, 200> name;
  std::optional<Instant> revoked_at;
  std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(OwnProgram, (), (created_at, expires_at, name, revoked_at, used_at))

/// Everything that is kept of the person at this table and in its account (GDPR art. 15 and 20).
struct OwnData {
  Instant made_at;
  Text<1, 300> table;  ///< origin of the record
  Email email;
  Instant account_created_at;
  bool administrator = false;
  std::vector<OwnOffice> offices;
  std::vector<OwnEntry> entries;
  std::vector<OwnSession> sessions;
  std::vector<OwnProgram> programs;
  OwnMail mail;
  std::vector<OwnLetter> letters;
  std::vector<OwnPushDevice> push_devices;
  std::vector<OwnStep> trail;  ///< newest first, at most 1,000
};
BOOST_DESCRIBE_STRUCT(OwnData, (),
                      (made_at, table, email, account_created_at, administrator, offices, entries, sessions, programs,
                       mail, letters, push_devices, trail))

}  // namespace tavolo::rpc
