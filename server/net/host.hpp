#pragma once
// What the lines of one table share, all used on the io thread. Owned by server/cli/serve.

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "server/audit/history.hpp"
#include "server/feed/feed.hpp"
#include "server/identity/identity.hpp"
#include "server/identity/password_pool.hpp"
#include "server/mail/sender.hpp"
#include "server/net/meters.hpp"
#include "server/net/options.hpp"
#include "server/net/sightings.hpp"
#include "server/print/printer.hpp"
#include "server/publish/publisher.hpp"
#include "server/push/sender.hpp"
#include "server/search/search.hpp"
#include "server/stamp/covering.hpp"
#include "server/table/table.hpp"

namespace tavolo::record {
class Registry;
}
namespace tavolo::witness {
class Collector;
}

namespace tavolo::net {

class Documents;

struct Host {
  table::Table& table;
  feed::Feed& feed;
  audit::History& history;
  search::Search& search;
  identity::Identity& identity;
  identity::PasswordPool& passwords;
  std::function<void(std::function<void()>)> post;  ///< onto the io thread
  const ServerOptions& options;
  std::string slug;
  std::string registry_origin;
  std::string registry_vkey;
  /// Later, from and on the io thread; at once where no server runs.
  std::function<void(std::chrono::nanoseconds, std::function<void()>)> after = [](auto, const auto& act) { act(); };
  std::shared_ptr<Meters> meters = std::make_shared<Meters>();
  std::size_t erasures_followed = 0;  ///< orders of erasure that the accounts have followed
  Sightings sightings;
  print::Printer* printer = nullptr;           ///< none: minutes are read as pages alone
  push::Sender* push = nullptr;                ///< none: nobody is told anything
  mail::Sender* mail = nullptr;                ///< none: no e-mail is sent
  Documents* documents = nullptr;              ///< none: no file comes in or goes out
  std::filesystem::path published;             ///< folder of the public files of the logs; empty: none are given out
  publish::Publisher* publisher = nullptr;     ///< who writes them; none: they stay as they are
  const record::Registry* registry = nullptr;  ///< used on the io thread; none: only the logs' present keys are known
  witness::Collector* witnesses = nullptr;     ///< none: nobody is asked to cosign
  std::string witness_policy;                  ///< its text
  bool stamping = false;                       ///< an authority is asked for time stamps
  /// The time stamp that covers an entry of the table.
  std::function<std::optional<stamp::Covering>(std::uint64_t)> stamp_of = [](auto) { return std::nullopt; };
  /// Puts on record what is about to be removed because its term is over. False: it is not on record now, and stays.
  std::function<bool(const identity::Lapsed&, LocalDate)> record_retention = [](const auto&, auto) { return true; };
  std::function<void(mail::Report)> on_mail = [](const auto&) {
  };  ///< called on the io thread with what became of letters

  Instant now() const { return table.moment().now; }
  audit::Source source() const { return {table.log(), table.state(), table.calendar()}; }
};

/// Makes sure that every holder of a mandate or an office on record has an account (decision 20). Only what is
/// committed may be in the state when this is called. Who was erased from the record has none any more.
void accounts_follow_record(Host& host);

}  // namespace tavolo::net
