// Lists that an auditor asks of the history: exceptions with their reasons, and who acted how often.

#include <algorithm>
#include <map>

#include "server/audit/overrides.hpp"
#include "server/audit/reading.hpp"
#include "server/audit/value_tree.hpp"

namespace tavolo::audit {
namespace {

/// Of a disclosure that says more than the reason, the reason alone.
void keep_member(views::EntryField& field, std::string_view member) {
  if (member.empty() || !field.value) return;
  const ValueTree tree = tree_of(field.value->str());
  const ValueTree* held = tree.member(member);
  if (held) {
    field.value = views::EntryValue::of(held->text);
  } else {
    field.value.reset();
    field.state = views::FieldState::missing;
  }
}

}  // namespace

QueryAnswer<views::OverridePage> History::answer(const Source& source, const domain::Acting& acting,
                                                 const commands::ListOverrides& query) const {
  auto [begin, end] = span_of(source.calendar, query.from, query.to);
  if (query.before) {
    const auto before = number_in(*query.before);
    if (!before) return std::unexpected(unknown_thing("/before"));
    end = std::min(end, *before);
  }
  views::OverridePage page;
  page.size = static_cast<std::int64_t>(lines_.size());
  const Indexes& all = found(every_override);
  for (auto at = std::ranges::lower_bound(all, end); at != all.begin();) {
    const std::uint64_t index = *--at;
    if (index < begin) break;
    const auto kind = override_of(index, source.state);
    const bool wanted = kind && (!query.kinds || std::ranges::find(*query.kinds, *kind) != query.kinds->end());
    if (!wanted || !visible(lines_[index], source.state, acting)) continue;
    if (page.items.size() == entries_a_page) {
      page.next = Cursor{std::to_string(page.items.back().line.index)};
      break;
    }
    views::OverrideLine line{shown(index, source.state, acting), *kind, std::nullopt};
    if (const ReasonPlace place = reason_place(*kind); !place.field.empty()) {
      const auto entry = source.log.read_one(index);
      if (!entry) return std::unexpected(unreadable(entry.error()));
      line.reason = field_for(source.state, acting, *entry, place.field);
      keep_member(*line.reason, place.member);
    }
    page.items.push_back(std::move(line));
  }
  return page;
}

views::ActCounts History::answer(const Source& source, const domain::Acting& acting,
                                 const commands::CountActs& query) const {
  const auto [begin, end] = span_of(source.calendar, query.from, query.to);
  const bool by_office = sees_under(acting);
  std::map<std::tuple<std::uint32_t, Capacity, Under, std::uint32_t>, views::ActCount> counts;
  for (std::uint64_t index = begin; index < end; ++index) {
    const Line& line = lines_[index];
    if (!visible(line, source.state, acting)) continue;
    views::ActCount& count = counts[{line.organisation, line.capacity, by_office ? line.under : Under::nothing,
                                     by_office ? line.office : 0}];
    if (count.acts == 0) {
      if (line.organisation != 0) count.organisation = OrganisationId{line.organisation};
      count.capacity = line.capacity;
      count.first = static_cast<std::int64_t>(index);
      count.under = under(line, source.state, acting);
    }
    ++count.acts;
    const auto kind = override_of(index, source.state);
    if (kind && is_exception(*kind)) ++count.overrides;
    count.last = static_cast<std::int64_t>(index);
    count.last_at = line.ts;
  }
  views::ActCounts answer;
  answer.size = static_cast<std::int64_t>(lines_.size());
  for (const auto& [who, count] : counts) answer.items.push_back(count);
  return answer;
}

}  // namespace tavolo::audit
