// Comments among the differences: what the state keeps of each is enough to tell how it stood at any moment.

#include <algorithm>
#include <map>

#include "protocol/json/write.hpp"
#include "server/audit/differences.hpp"
#include "server/audit/value_tree.hpp"
#include "server/feed/render.hpp"
#include "server/feed/views.hpp"

namespace tavolo::audit {
namespace {

using rpc::Difference;
using rpc::DifferenceKind;

/// As it stood after the first `size` entries; nothing: it was not there yet.
std::optional<domain::Comment> stood_at(const domain::Comment& comment, std::uint64_t size) {
  domain::Comment then = comment;
  const auto later = [size](const auto& step) { return step.stamp.index >= size; };
  std::erase_if(then.versions, later);
  std::erase_if(then.moderation, later);
  // how many answered it the discussion tells
  then.replies = 0;
  return then.versions.empty() ? std::nullopt : std::optional(std::move(then));
}

ValueTree tree_at(const domain::Comment& then, bool hidden_today) {
  views::Comment view = feed::comment_view(then);
  if (hidden_today) view.text.reset();
  return tree_of(json::write(view));
}

/// By what they name, the entries of orders of erasure.
using Orders = std::map<std::string, std::vector<std::uint64_t>>;

Orders orders_of(const domain::State& state) {
  Orders orders;
  for (const auto& [id, order] : state.redactions) {
    for (const ErasureTarget& target : order.targets) orders[target.object.text].push_back(order.ordered.index);
  }
  return orders;
}

std::optional<Difference> difference(const domain::State& state, const Orders& orders, const domain::Comment& comment,
                                     std::uint64_t from, std::uint64_t to) {
  Difference one;
  one.id = ObjectRef{to_string(comment.id)};
  if (const auto named = orders.find(one.id.text); named != orders.end()) {
    one.erased = true;
    for (const std::uint64_t order : named->second) {
      if (order >= from && order < to) one.entries.push_back(static_cast<std::int64_t>(order));
    }
  }
  const bool ordered = !one.entries.empty();
  if (comment.last_change < from && !ordered) return std::nullopt;
  const auto after = stood_at(comment, to);
  if (!after) return std::nullopt;
  const auto before = stood_at(comment, from);
  one.group = group_of(comment.subject.text);
  one.label = feed::label_of(state, one.id.text);
  one.kind = !before ? DifferenceKind::added : ordered ? DifferenceKind::erased : DifferenceKind::changed;
  if (before) {
    const ValueTree earlier = tree_at(*before, comment.hidden());
    const ValueTree later = tree_at(*after, comment.hidden());
    compare_values(views::Comment::type, &earlier, &later, one.fields);
  }
  const bool told = one.kind != DifferenceKind::changed || !one.fields.empty();
  return told ? std::optional(std::move(one)) : std::nullopt;
}

}  // namespace

void add_comments(const domain::State& state, const domain::Acting& acting, std::uint64_t from, std::uint64_t to,
                  std::vector<Difference>& items) {
  const auto audiences = domain::audiences_of(acting);
  const Orders orders = orders_of(state);
  for (const auto& [id, comment] : state.comments) {
    const auto place = feed::place_of(state, {std::string(views::Comment::type), to_string(id)});
    if (!place || std::ranges::find(audiences, place->audience) == audiences.end()) continue;
    auto one = difference(state, orders, comment, from, to);
    if (!one) continue;
    const auto after_its_group = std::ranges::upper_bound(items, one->group, {}, &Difference::group);
    items.insert(after_its_group, *std::move(one));
  }
}

}  // namespace tavolo::audit
