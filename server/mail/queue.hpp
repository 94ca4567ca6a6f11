#pragma once
// The durable queue of outgoing e-mails, DATA/mail.db (0600). Of the sender's thread alone. Why a file of its own, and
// why it is in no backup: deploy/docs/adr/0020.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/mail/letter.hpp"
#include "server/storage/connection.hpp"

namespace tavolo::mail {

inline constexpr const char* queue_error = "mail_queue";
/// In the outcome of a letter that was taken back before it was sent.
inline constexpr std::string_view withdrawn_answer = "withdrawn";

/// How often and how long a letter is tried.
struct Patience {
  std::int64_t pause_ms = 60'000;  ///< after the first failure; doubles with each
  std::int64_t longest_pause_ms = 4 * 3'600'000LL;
  std::int64_t give_up_ms = 48 * 3'600'000LL;    ///< since it was queued
  std::int64_t kept_ms = 30 * 24 * 3'600'000LL;  ///< how long an address stays after its letter is settled
};

/// A letter to be sent now.
struct Due {
  std::int64_t id = 0;
  Profile profile = Profile::ordinary;
  std::string about;
  std::string message_id;  ///< without angle brackets
  Instant queued;
  int attempts = 0;
  Letter letter;
};

/// A letter as the queue knows it: its text until it is sent.
struct Held {
  std::string about;
  Instant queued;
  LetterState state = LetterState::waiting;
  std::string subject;
  std::string text;
};

/// What a receipt was matched with.
struct Matched {
  std::string about;
  std::string label;
  std::string address;  ///< empty when it was removed after its time
};

class Queue {
 public:
  /// Opens or makes DATA/mail.db. Letters that were being handed over when the program ended are uncertain from now on.
  /// `domain`: right of the @ in Message-IDs. Errors: `mail_queue`.
  static Result<std::unique_ptr<Queue>> open(const std::filesystem::path& data, std::string domain);

  /// Takes letters whose keys it has never seen, all in one commit. False: it knew the batch already.
  Result<bool> add(const Batch& batch, Instant now);
  /// The letter whose turn it is at this relay; else when the next one's is, if one waits.
  Result<std::optional<Due>> next(Profile profile, Instant now, std::optional<Instant>& wake);
  /// Gives up what has waited longer than patience has; the batches it belonged to.
  Result<std::vector<std::string>> expire(const Patience& patience, Instant now);

  /// Durable before a byte of the text goes out: from now on a crash leaves it uncertain, never sent twice.
  Result<void> mark_sending(std::int64_t id);
  Result<void> settle(std::int64_t id, LetterState state, const std::string& answer, Instant now);
  /// Tried in vain: waits longer with each time. Tells until when.
  Result<Instant> postpone(const Due& due, const std::string& answer, const Patience& patience, Instant now);

  Result<Report> report(const std::string& about);
  /// Batches whose outcome was not taken note of.
  Result<std::vector<std::string>> untold();
  Result<void> note_told(const std::string& about, bool settled);

  Result<std::optional<Matched>> find(const std::string& message_id);
  /// Letters by state.
  Result<std::map<LetterState, std::int64_t>> count();
  /// Those to an address, in any case of letters, oldest first.
  Result<std::vector<Held>> letters_to(const std::string& address);
  /// Batches of which a letter waits.
  Result<std::vector<std::string>> waiting();
  /// What waits of the batch gets the words of the letter with the same key here; a letter that is not among them is
  /// withdrawn. Words that stood there before are in no file any more.
  Result<void> revise(const Batch& batch, Instant now);
  /// Nothing is sent to an address any more, and it is named nowhere.
  Result<void> forget(const std::string& address);
  /// Removes addresses whose time is over.
  Result<void> prune(const Patience& patience, Instant now);

 private:
  Queue(storage::Connection database, std::string domain);
  std::string new_message_id();

  storage::Connection database_;
  const std::string domain_;
};

}  // namespace tavolo::mail
