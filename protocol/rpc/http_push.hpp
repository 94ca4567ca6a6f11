#pragma once
// Bodies of the HTTP routes of Web Push. What is set is set for the browser that asks; the message that a push service
// carries says neither what nor where, only the language in which the browser is to say that there is something new.
//   GET    /api/push  -> PushSettings
//   PUT    /api/push  KeepPush -> PushSettings; 422 push_endpoint_refused, push_key_invalid; 503 push_unavailable
//   POST   /api/push  PushHere -> PushSettings; a browser says which subscription it still holds after signing in anew
//   DELETE /api/push  -> PushSettings

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>

#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::rpc {

/// What a person can be told of.
enum class PushKind {
  vote_open,          ///< a vote on which one's body has not said its position
  vote_closing,       ///< the same, shortly before the close
  cosignature_asked,  ///< one's body is named as co-proposer
  cure_term,          ///< a proposal of one's body is to be completed
  reply,              ///< an answer to a comment of one's body, or a comment on its proposal; to an auditor's finding
  desk,               ///< work of the secretary or the chair
  sitting,            ///< a sitting is convened, or is called a second time
  minutes             ///< minutes that objections can be raised to
};
BOOST_DESCRIBE_ENUM(PushKind, vote_open, vote_closing, cosignature_asked, cure_term, reply, desk, sitting, minutes)

enum class PushLanguage { it, en };
BOOST_DESCRIBE_ENUM(PushLanguage, it, en)

struct PushSettings {
  bool available = false;           ///< this server sends notices
  List<PushKind, 0, 8> kinds;       ///< chosen in this browser; empty: none, as at first
  List<PushKind, 0, 8> offered;     ///< that can come to this person, as what they act as now
  std::optional<Text<1, 100>> key;  ///< applicationServerKey, base64url
};
BOOST_DESCRIBE_STRUCT(PushSettings, (), (available, kinds, offered, key))

struct KeepPush {
  Text<1, 30> auth;  ///< 16 bytes, base64url
  Text<1, 2048> endpoint;
  List<PushKind, 1, 8> kinds;
  PushLanguage language{};
  Text<1, 100> p256dh;  ///< 65 bytes, base64url
};
BOOST_DESCRIBE_STRUCT(KeepPush, (), (auth, endpoint, kinds, language, p256dh))

struct PushHere {
  Text<1, 2048> endpoint;
};
BOOST_DESCRIBE_STRUCT(PushHere, (), (endpoint))

}  // namespace tavolo::rpc
