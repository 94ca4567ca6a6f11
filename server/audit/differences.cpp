#include "server/audit/differences.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include "protocol/views/sittings.hpp"
#include "server/audit/value_tree.hpp"
#include "server/feed/render.hpp"

namespace tavolo::audit {
namespace {

using rpc::Difference;
using rpc::DifferenceGroup;
using rpc::DifferenceKind;

constexpr std::size_t most_entries = 20;

struct KindOfThing {
  std::string_view id;    ///< "node" of "node-3"
  std::string_view type;  ///< of the value that is the thing itself
  DifferenceGroup group;
};
constexpr std::array<KindOfThing, 19> kinds_of_things{{
    {"proposal", "proposal", DifferenceGroup::proposals},
    {"vote", "vote", DifferenceGroup::votes},
    {"poll", "poll", DifferenceGroup::votes},
    {"plan", "plan", DifferenceGroup::plan},
    {"node", "plan_node", DifferenceGroup::plan},
    {"organisation", "organisation", DifferenceGroup::bodies},
    {"mandate", "mandate", DifferenceGroup::mandates},
    {"appointment", "appointment", DifferenceGroup::mandates},
    {"sitting", "sitting", DifferenceGroup::sittings},
    {"sitting_request", "sitting_requests", DifferenceGroup::sittings},
    {"document", "document", DifferenceGroup::documents},
    {"regulation", "regulation", DifferenceGroup::rules},
    {"cycle", "cycle", DifferenceGroup::rules},
    {"table", "table", DifferenceGroup::table},
    {"zone", "zone", DifferenceGroup::table},
    {"comune", "comune", DifferenceGroup::table},
    {"item", "catalogue_item", DifferenceGroup::table},
    {"finding", "finding", DifferenceGroup::findings},
    {"redaction", "redaction", DifferenceGroup::erasures},
}};

/// What is of the hour, or says what can be done and waits.
constexpr std::array<std::string_view, 4> left_out{"activity", "comment", "desk", "waiting"};

/// The members that are told of a value which else is of the hour, and hold a list.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> told_alone{
    {{"deliveries", "lines"}, {"floor", "bodies"}}};

/// States at the end of a life, whatever thing has them; none of them is a state in the midst of another's.
constexpr std::array<std::string_view, 12> last_states{"annulled",  "cancelled", "closed",  "deserted",
                                                       "discarded", "excluded",  "expired", "inadmissible",
                                                       "refused",   "replied",   "revoked", "withdrawn"};

using Value = Past::Value;

/// A value at both moments.
struct Pair {
  const Value* from = nullptr;
  const Value* to = nullptr;
};
/// All values of one thing, by type and full id.
using Thing = std::map<std::pair<std::string, std::string>, Pair>;

std::string_view kind_of(std::string_view id) { return id.substr(0, id.rfind('-')); }

std::uint64_t number_of(std::string_view id) {
  std::uint64_t n = 0;
  const std::string_view digits = id.substr(id.rfind('-') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

const KindOfThing& kind_of_thing(std::string_view id) {
  const auto* found = std::ranges::find(kinds_of_things, kind_of(id), &KindOfThing::id);
  // a subject of discussion of another kind is the table's
  static constexpr KindOfThing other{"", "", DifferenceGroup::table};
  return found == kinds_of_things.end() ? other : *found;
}

/// One value for each request of the list of those that wait. When one came and went, only its own entries say.
std::vector<Value> requests_of(const Past::Stood& stood) {
  std::vector<Value> requests;
  for (const Value& value : stood.values) {
    if (value.ref.type != views::SittingRequests::type) continue;
    const ValueTree list = audit::tree_of(value.json);
    const ValueTree* lines = list.member("lines");
    if (!lines) continue;
    for (const ValueTree& line : lines->items) {
      requests.push_back({{value.ref.type, line.word_of("request")}, 0, line.text});
    }
  }
  return requests;
}

std::optional<ValueTree> tree_of(const Value* value) {
  return value ? std::optional(audit::tree_of(value->json)) : std::nullopt;
}

void drop_member(ValueTree& tree, std::string_view name) {
  const auto found = std::ranges::find(tree.names, name);
  if (found == tree.names.end()) return;
  tree.items.erase(tree.items.begin() + (found - tree.names.begin()));
  tree.names.erase(found);
}

/// As what is told of it: of the list of requests, how many ask and whether they have to be heard.
std::optional<ValueTree> told_of(const std::string& type, const Value* value) {
  const auto* alone = std::ranges::find(told_alone, type, &std::pair<std::string_view, std::string_view>::first);
  if (alone == told_alone.end()) {
    auto tree = tree_of(value);
    if (tree && type == views::SittingRequests::type) drop_member(*tree, "lines");
    return tree;
  }
  const ValueTree whole = audit::tree_of(value ? value->json : "{}");
  const ValueTree* list = whole.member(alone->second);
  return audit::tree_of("{\"" + std::string(alone->second) + "\":" + (list ? list->text : "[]") + "}");
}

std::optional<ValueTree> newest(const Pair& pair) { return tree_of(pair.to ? pair.to : pair.from); }

bool is_over(const std::optional<ValueTree>& thing) {
  if (!thing) return false;
  const auto last = [&](std::string_view name) {
    return std::ranges::find(last_states, thing->word_of(name)) != last_states.end();
  };
  return last("state") || last("status") || thing->is_true("ended") || thing->member("withdrawn_at") != nullptr;
}

/// The entry of the notice whose agenda takes up that request, if it is one.
std::optional<std::uint64_t> met_by(const domain::State& state, const ObjectRef& object) {
  const auto id = parse_id<SittingRequestIdTag>(object.text);
  if (!id) return std::nullopt;
  const auto asked = std::ranges::find(state.sittings_asked, *id, &domain::SittingAsked::id);
  if (asked == state.sittings_asked.end() || !asked->met_by) return std::nullopt;
  const auto& convened = state.sittings.at(*asked->met_by).convened;
  return convened ? std::optional(convened->index) : std::nullopt;
}

class Comparing {
 public:
  Comparing(const Past::Stood& from, const Past::Stood& to, const std::set<std::string>& erased)
      : from_(from), erased_(erased), requests_from_(requests_of(from)), requests_to_(requests_of(to)) {
    for (const auto* values : {&from.values, &requests_from_}) take(*values, &Pair::from);
    for (const auto* values : {&to.values, &requests_to_}) take(*values, &Pair::to);
    for (const auto& [id, thing] : things_) {
      if (kind_of(id) == "redaction") note_order(main_of(id));
      if (kind_of(id) == "regulation") note_regulation(id);
    }
  }

  std::vector<Difference> all() const {
    std::vector<Difference> found;
    for (const auto& [id, thing] : things_) {
      if (auto one = difference(id, thing)) found.push_back(*std::move(one));
    }
    const auto order = [](const Difference& one) {
      const std::string_view id = one.id.text;
      return std::tuple(one.group, std::ranges::find(kinds_of_things, kind_of(id), &KindOfThing::id), number_of(id));
    };
    std::ranges::sort(found, {}, order);
    return found;
  }

 private:
  void take(const std::vector<Value>& values, const Value* Pair::* side) {
    for (const Value& value : values) {
      if (std::ranges::find(left_out, value.ref.type) != left_out.end()) continue;
      things_[feed::wire_id(value.ref)][{value.ref.type, value.ref.id}].*side = &value;
    }
  }

  /// The value that is the thing itself; neither side: this reader has none.
  Pair main_of(const std::string& id) const {
    const auto thing = things_.find(id);
    if (thing == things_.end()) return {};
    const auto main = thing->second.find({std::string(kind_of_thing(id).type), id});
    return main == thing->second.end() ? Pair{} : main->second;
  }

  /// An order that came between the two moments.
  void note_order(const Pair& order) {
    if (order.from || !order.to) return;
    const ValueTree tree = audit::tree_of(order.to->json);
    const ValueTree* targets = tree.member("targets");
    if (!targets) return;
    for (const ValueTree& target : targets->items) {
      orders_[target.word_of("object")].push_back(static_cast<std::int64_t>(order.to->seq) - 1);
    }
  }

  /// The newest version of the first moment, against which later ones are held.
  void note_regulation(const std::string& id) {
    if (const Pair pair = main_of(id); pair.from && (regulation_.empty() || number_of(regulation_) < number_of(id))) {
      regulation_ = id;
    }
  }

  std::optional<Difference> difference(const std::string& id, const Thing& thing) const {
    Difference one;
    const Pair main = main_of(id);
    const auto order = orders_.find(id);
    one.id = ObjectRef{id};
    one.group = kind_of_thing(id).group;
    one.erased = erased_.contains(id) || order != orders_.end();
    one.kind = kind_between(id, main, order != orders_.end());
    add_fields(id, thing, one);
    const bool told = one.kind != DifferenceKind::changed || !one.fields.empty();
    if (!told) return std::nullopt;
    for (const auto& [name, pair] : thing) {
      const Value* newest = pair.to;
      const bool same = pair.from && pair.to && pair.from->json == pair.to->json;
      if (newest && !same && newest->seq > from_.size)
        one.entries.push_back(static_cast<std::int64_t>(newest->seq) - 1);
    }
    if (order != orders_.end()) one.entries.insert(one.entries.end(), order->second.begin(), order->second.end());
    one.label = label_of(id, main);
    return one;
  }

  static DifferenceKind kind_between(std::string_view id, const Pair& main, bool ordered) {
    if (!main.from && main.to) return DifferenceKind::added;
    // only those that wait are kept: one that waits no more was taken up, declined or withdrawn
    if (main.from && !main.to && kind_of(id) == "sitting_request") return DifferenceKind::ended;
    if (main.from && !main.to) return DifferenceKind::gone;
    if (ordered) return DifferenceKind::erased;
    if (!main.from || main.from->json == main.to->json) return DifferenceKind::changed;
    return !is_over(tree_of(main.from)) && is_over(tree_of(main.to)) ? DifferenceKind::ended : DifferenceKind::changed;
  }

  void add_fields(const std::string& id, const Thing& thing, Difference& one) const {
    if (one.kind == DifferenceKind::added && kind_of(id) == "regulation" && !regulation_.empty()) {
      const auto before = tree_of(main_of(regulation_).from);
      const auto after = tree_of(main_of(id).to);
      compare_values("regulation", &*before, &*after, one.fields);
    }
    const Pair main = main_of(id);
    if ((main.from == nullptr) != (main.to == nullptr)) return;
    const auto compare = [&](const std::string& type, const Pair& pair) {
      if (pair.from && pair.to && pair.from->json == pair.to->json) return;
      const auto before = told_of(type, pair.from);
      const auto after = told_of(type, pair.to);
      compare_values(type, before ? &*before : nullptr, after ? &*after : nullptr, one.fields);
    };
    const std::string_view type_of_thing = kind_of_thing(id).type;
    for (const auto& [name, pair] : thing) {
      if (name.first == type_of_thing) compare(name.first, pair);
    }
    for (const auto& [name, pair] : thing) {
      if (name.first != type_of_thing) compare(name.first, pair);
    }
  }

  /// Its number or code with its title or name; a mandate is called after its body too.
  std::optional<views::Label> label_of(const std::string& id, const Pair& main) const {
    const auto tree = newest(main);
    if (!tree) return std::nullopt;
    std::string label;
    const auto add = [&label](const std::string& word) {
      if (!label.empty() && !word.empty()) label += ' ';
      label += word;
    };
    if (kind_of(id) != "comune" && kind_of(id) != "item")
      add(tree->word_of("number").empty() ? tree->word_of("code") : tree->word_of("number"));
    for (const std::string_view name : {"title", "name", "label", "holder_name"}) {
      if (tree->word_of(name).empty()) continue;
      add(tree->word_of(name));
      break;
    }
    if (kind_of(id) == "mandate") {
      const auto body = newest(main_of(tree->word_of("organisation")));
      const std::string name = body ? body->word_of("name") : std::string();
      if (!label.empty() && !name.empty()) label += ", ";
      label += name;
    }
    if (label.empty()) return std::nullopt;
    const auto made = views::Label::parse(label);
    return made ? std::optional(*made) : std::nullopt;
  }

  const Past::Stood& from_;
  const std::set<std::string>& erased_;
  const std::vector<Value> requests_from_;
  const std::vector<Value> requests_to_;
  std::map<std::string, Thing> things_;
  std::map<std::string, std::vector<std::int64_t>> orders_;  ///< by what they name, their entries
  std::string regulation_;
};

}  // namespace

std::vector<rpc::Difference> differences(const Past::Stood& from, const Past::Stood& to,
                                         const std::set<std::string>& erased) {
  return Comparing(from, to, erased).all();
}

rpc::DifferenceGroup group_of(std::string_view id) { return kind_of_thing(id).group; }

void name_entries(const History& history, const domain::State& state, const domain::Acting& acting, std::uint64_t from,
                  std::uint64_t to, std::vector<rpc::Difference>& items) {
  for (rpc::Difference& one : items) {
    std::set<std::int64_t> entries;
    if (const auto met = met_by(state, one.id); met && *met >= from && *met < to) {
      one.entries.push_back(static_cast<std::int64_t>(*met));
    }
    for (const std::int64_t index : one.entries) {
      const auto next = history.around(std::nullopt, static_cast<std::uint64_t>(index), state, acting).next;
      if (next && *next == index + 1) entries.insert(index);
    }
    for (auto at = std::optional(static_cast<std::int64_t>(from)); entries.size() <= most_entries;) {
      at = history.around(one.id, static_cast<std::uint64_t>(*at), state, acting).next;
      if (!at || static_cast<std::uint64_t>(*at) > to) break;
      entries.insert(*at - 1);
    }
    one.more_entries = entries.size() > most_entries;
    if (one.more_entries) entries.erase(std::next(entries.begin(), most_entries), entries.end());
    one.entries.assign(entries.begin(), entries.end());
  }
}

std::vector<rpc::DifferenceCount> counts_of(const std::vector<rpc::Difference>& items) {
  std::vector<rpc::DifferenceCount> counts;
  for (const rpc::Difference& one : items) {
    if (counts.empty() || counts.back().group != one.group) {
      counts.emplace_back();
      counts.back().group = one.group;
    }
    rpc::DifferenceCount& count = counts.back();
    switch (one.kind) {
      case DifferenceKind::added:
        ++count.added;
        break;
      case DifferenceKind::changed:
        ++count.changed;
        break;
      case DifferenceKind::ended:
        ++count.ended;
        break;
      case DifferenceKind::erased:
        ++count.erased;
        break;
      case DifferenceKind::gone:
        ++count.gone;
        break;
    }
  }
  return counts;
}

}  // namespace tavolo::audit
