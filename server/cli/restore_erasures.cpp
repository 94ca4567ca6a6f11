#include "server/cli/restore_erasures.hpp"

#include <optional>
#include <vector>

#include "server/base/random.hpp"
#include "server/cli/instance.hpp"
#include "server/cli/run_loop.hpp"
#include "server/record/beside.hpp"
#include "server/table/entry_draft.hpp"

namespace tavolo::cli {
namespace {

struct NewerOrders {
  std::string origin;
  std::vector<events::RedactionOrdered> orders;
};

/// From a copy: the newer data are not ours to open.
Result<NewerOrders> orders_in(const std::filesystem::path& newer, const std::filesystem::path& copy,
                              const std::string& slug, std::uint64_t from) {
  if (auto copied = record::copy_log(newer, slug, copy); !copied) return std::unexpected(copied.error());
  const auto log = record::Log::open({copy, "", slug});
  if (!log) return std::unexpected(log.error());
  NewerOrders found{(*log)->origin(), {}};
  const auto read = (*log)->for_each_entry(0, [&](const record::StoredEntry& entry) -> Result<void> {
    if (entry.seq < from || entry.envelope.type != events::RedactionOrdered::type) return {};
    const auto event = table::event_of(entry);
    if (!event) return std::unexpected(event.error());
    found.orders.push_back(std::get<events::RedactionOrdered>(*event));
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return found;
}

commands::ApplyRedaction again(const events::RedactionOrdered& order, const ErasureTarget& target) {
  commands::ApplyRedaction command;
  command.command_id = CommandId{random_uuid()};
  command.targets = {target};
  command.legal_basis = order.legal_basis;
  command.decided_on = order.decided_on;
  command.decided_by = order.decided_by.value.value_or(Text<3, 300>::of("Ordine a registro dopo la copia"));
  command.reason = Reason::of("Applicato di nuovo dopo il ripristino di una copia precedente all'ordine.");
  return command;
}

bool is_absent(const Refusal& refusal) {
  return refusal.code == "not_found" || refusal.code == "erased_already" || refusal.code == "nothing_to_erase" ||
         refusal.code == "erasure_not_possible";
}

Result<void> apply(Instance& instance, RunLoop& loop, const NewerOrders& newer, ErasedAgain& done) {
  table::Table& table = instance.table();
  for (const auto& order : newer.orders) {
    ++done.orders;
    for (const ErasureTarget& target : order.targets) {
      std::optional<table::Answer> answer;
      table.submit(domain::AsSystem{}, "system", again(order, target),
                   [&answer](table::Answer given) { answer = std::move(given); });
      loop.run_until([&] { return answer.has_value(); });
      if (*answer) {
        ++done.applied;
      } else if (is_absent(answer->error())) {
        ++done.absent;
      } else {
        return fail(answer->error().code, "an order of erasure could not be applied again");
      }
    }
  }
  net::accounts_follow_record(instance.host());
  return {};
}

}  // namespace

Result<ErasedAgain> apply_newer_erasures(const std::filesystem::path& data, const std::filesystem::path& newer,
                                         const std::string& slug) {
  RunLoop loop;
  const net::ServerOptions options;
  auto instance = Instance::open({data, "", slug}, options, [&loop](auto act) { loop.post(std::move(act)); });
  if (!instance) return std::unexpected(instance.error());
  table::Table& table = (*instance)->table();
  const std::filesystem::path copy = data / ".erasures";
  std::error_code ignored;
  std::filesystem::remove_all(copy, ignored);
  const auto orders = orders_in(newer, copy, slug, table.committed_size());
  std::filesystem::remove_all(copy, ignored);
  if (!orders) return std::unexpected(orders.error());
  if (orders->origin != table.state().origin) {
    return fail("other_origin", newer.string() + " is of the log " + orders->origin);
  }
  ErasedAgain done;
  done.first = table.committed_size();
  auto applied = apply(**instance, loop, *orders, done);
  done.last = table.committed_size() - 1;
  bool stopped = false;
  table.stop([&] { stopped = true; });
  loop.run_until([&] { return stopped; });
  if (!applied) return std::unexpected(applied.error());
  return done;
}

}  // namespace tavolo::cli
