// Erasure by order (decision 13): the order and what it reaches into are one commit, and nothing else is in it.

#include "server/base/random.hpp"
#include "server/domain/redactions.hpp"
#include "server/record/attachments.hpp"
#include "server/table/table.hpp"

namespace tavolo::table {
namespace {

/// Entries a command: its receipt goes to who gave the order as one answer. The rest of a long erasure has command ids
/// of its own, made from the first.
constexpr std::size_t entries_a_command = 100;

/// One event an entry that is reached into, with the names of what goes (format: record/DESIGN.md).
std::vector<events::RedactionApplied> applied(RedactionId redaction, const std::vector<record::UnitField>& fields) {
  std::vector<events::RedactionApplied> all;
  for (const auto& [seq, name] : fields) {
    const auto target = static_cast<std::int64_t>(seq);
    if (all.empty() || all.back().target_seq != target) all.push_back({redaction, target, {}});
    all.back().fields.push_back(FieldName{name});
  }
  return all;
}

}  // namespace

std::expected<void, Refusal> Table::enqueue_erasure(const domain::Acting& acting, Instant now, const std::string& cmd,
                                                    const Hash& binding, const events::Event& order) {
  TAVOLO_CHECK(is_alone());
  const auto& ordered = std::get<events::RedactionOrdered>(order);
  const auto fields = parts_.log->fields_of(domain::units_of(state_, ordered.targets));
  if (!fields) return std::unexpected(Refusal{"table_stopped", "rules#durability", {}});
  const auto files = domain::files_of(state_, ordered.targets);
  if (fields->empty() && files.empty()) return std::unexpected(Refusal{"nothing_to_erase", "rules#erasure", {}});

  std::vector<events::Event> events{order};
  std::string id = cmd;
  Hash bound = binding;
  std::size_t part = 0;
  const auto flush = [&] {
    const std::uint64_t first = encoder_.next_seq();
    const auto queued = enqueue(acting, now, id, bound, events);
    TAVOLO_CHECK(queued.has_value());  // names and numbers alone: far below the size of an entry
    for (std::size_t i = 0; i < events.size(); ++i) {
      const auto* reached = std::get_if<events::RedactionApplied>(&events[i]);
      if (reached == nullptr) continue;
      for (const FieldName& field : reached->fields) {
        queue_.redactions.push_back({first + i, static_cast<std::uint64_t>(reached->target_seq), field.text});
      }
    }
    events.clear();
    id = named_uuid(state_.origin + "/" + cmd + "/" + std::to_string(++part));
    bound = parts_.log->binding("system", id);
  };
  for (auto& reached : applied(ordered.redaction, *fields)) {
    if (events.size() == entries_a_command) flush();
    events.emplace_back(std::move(reached));
  }
  flush();
  queue_.attachments = files;
  return {};
}

void Table::serve_alone() {
  while (!alone_.empty() && is_alone()) {
    const auto act = std::move(alone_.front());
    alone_.pop_front();
    its_turn_ = true;
    act();
    its_turn_ = false;
  }
  if (resting()) return;
  for (auto& act : std::exchange(held_, {})) act();
}

Result<void> Table::finish_erasures() {
  record::AttachmentStore files(*parts_.log);
  for (const auto& [id, document] : state_.documents) {
    if (!document.attachments.erased()) continue;
    if (auto gone = files.forget(document.stored.text); !gone) return gone;
  }
  return {};
}

}  // namespace tavolo::table
