#pragma once
// "What waits for me" by e-mail: once a day at most, from seven in the morning, when something waits that no e-mail has
// held yet. Each account turns kinds off; who never set a password gets none.

#include <map>
#include <set>
#include <string>

#include "server/net/host.hpp"
#include "server/pages/digest_mail.hpp"
#include "server/push/waiting.hpp"

namespace tavolo::net {

class Digests {
 public:
  explicit Digests(Host& host) : host_(host) {}
  /// Something was committed.
  void note() { changed_ = true; }
  void tick(std::int64_t steady_ms);
  /// A digest is in the queue for good: what it held counts as told.
  void on_queued(const std::string& about);
  /// A digest that waits, of the same things, as the record says them now; nothing for a batch of another kind, or
  /// whose account is gone.
  std::optional<mail::Letter> written_anew(const std::string& about);

 private:
  void look(LocalDate today);
  void look_at(const identity::Account& account, LocalDate today);
  mail::Letter letter_of(const std::string& about, const std::string& address,
                         const std::vector<pages::DigestLine>& lines) const;

  struct Sent {
    identity::AccountId account;
    std::string day;
    std::set<std::string> items;
  };
  Host& host_;
  bool changed_ = true;
  std::int64_t looked_ms_ = 0;
  LocalDate looked_on_{};
  std::map<std::string, Sent> sent_;  ///< by batch
};

}  // namespace tavolo::net
