#pragma once
// A mail relay and one SMTP transaction with it (RFC 5321), by libcurl. Blocking: for the sender's thread, and for
// `tavolo doctor`.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/mail/letter.hpp"

namespace tavolo::mail {

/// Where letters go and in whose name.
struct RelayOptions {
  std::string url;          ///< "smtp://host[:587]" with STARTTLS, or "smtps://host[:465]"
  std::string from;         ///< address alone
  std::string from_name;    ///< said beside it; empty: none
  std::string credentials;  ///< file of two lines, user and password, for its owner alone; empty: no authentication
  std::string ca_file;      ///< PEM, believed in place of the system's authorities; empty: those of the system
  bool plain = false;       ///< no encryption: of a relay on this machine alone
  std::int64_t connect_ms = 30'000;
  std::int64_t answer_ms = 120'000;  ///< for each answer of the relay
};

struct Credentials {
  std::string user;
  std::string password;
};

/// Refuses what would send mail or passwords unencrypted over a network. Errors: `mail_relay_invalid`,
/// `mail_from_invalid`, `mail_plain_refused`.
Result<void> check_relay(const RelayOptions& options);
/// Errors: `mail_credentials_invalid` (not two lines, or open to others), and those of storage::read_file.
Result<Credentials> read_credentials(const std::filesystem::path& file);

enum class Verdict {
  accepted,
  refused,    ///< 5xx for this letter
  again,      ///< 4xx for this letter
  no_relay,   ///< not reached, not trusted, not signed in: it is not the letter's fault
  uncertain,  ///< the text was handed over and no answer came
  broken_off  ///< by the caller, before the text
};
struct Carried {
  Verdict verdict = Verdict::again;
  std::string answer;  ///< "250 2.0.0", "550 5.1.1", or a word for the fault of the line; never an address
};

class Relay {
 public:
  struct Hooks {
    std::function<bool()> stopping;     ///< asked now and then; true breaks off while no text has gone out
    std::function<bool()> before_text;  ///< called once the relay waits for the text; false breaks off
  };
  /// The options hold (check_relay).
  Relay(RelayOptions options, Credentials credentials);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  Carried carry(const Letter& letter, const std::string& message_id, Instant date, const Hooks& hooks);
  /// Greets the relay as far as the certificate and the password, and sends nothing. Error `mail_relay_unreachable`.
  Result<void> greet();
  /// Host and port alone, for the log.
  std::string name() const;

 private:
  struct Line;
  const RelayOptions options_;
  const Credentials credentials_;
  std::unique_ptr<Line> line_;
};

/// A header's value for any text: as it is, or as encoded words (RFC 2047), folded. Line breaks become blanks.
std::string header_words(const std::string& text);
/// "Sun, 22 Nov 2026 10:15:02 +0000" (RFC 5322).
std::string header_date(Instant instant);

}  // namespace tavolo::mail
