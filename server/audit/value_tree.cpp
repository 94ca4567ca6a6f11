#include "server/audit/value_tree.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "protocol/json/profile.hpp"
#include "server/base/result.hpp"

namespace tavolo::audit {
namespace {

/// What does not say how a thing stands: its id, what may be done with it, where its entries are, which `entries`
/// tells.
constexpr std::array<std::string_view, 12> left_out{"id",           "acts",           "path",        "index",
                                                    "versions",     "digest",         "refusal",     "leaf_hash",
                                                    "opened_index", "declared_index", "asked_entry", "answer_entry"};

/// In this order; the first that every item has, each another.
constexpr std::array<std::string_view, 11> identities{"id",   "request", "guest", "organisation", "giver",  "bench",
                                                      "node", "area",    "phase", "kind",         "version"};

ValueTree tree_at(const std::vector<json::Node>& nodes, std::uint32_t at) {
  const json::Node& node = nodes[at];
  ValueTree tree;
  tree.kind = node.kind;
  json::append_canonical(tree.text, nodes, at);
  if (node.kind == json::Kind::string) tree.word = std::string(node.text);
  if (node.kind == json::Kind::integer) tree.word = tree.text;
  if (node.kind != json::Kind::object && node.kind != json::Kind::array) return tree;
  for (std::uint32_t child = at + 1; child < node.end;) {
    const bool scalar = nodes[child].kind != json::Kind::object && nodes[child].kind != json::Kind::array;
    if (node.kind == json::Kind::object) tree.names.emplace_back(nodes[child].key);
    tree.items.push_back(tree_at(nodes, child));
    child = scalar ? child + 1 : nodes[child].end;
  }
  return tree;
}

using Items = std::map<std::string, const ValueTree*>;

struct Keyed {
  Items items;
  std::vector<std::string> order;
};

/// Of a block of the minutes its item too; of a point of the agenda, the id is in its entry.
std::string identity_of(const ValueTree& item, std::string_view name) {
  if (const ValueTree* entry = item.member("entry"); name == "id" && entry && entry->kind == json::Kind::object) {
    return entry->word_of("id");
  }
  return item.word_of(name);
}

std::optional<Keyed> keyed_by(const std::vector<ValueTree>& items, std::string_view name) {
  Keyed keyed;
  for (const ValueTree& item : items) {
    std::string key = name == "block" ? item.word_of("item") : identity_of(item, name);
    if (name == "block" && key.empty()) key = item.word_of("block");
    if (key.empty() || key.size() > 80 || !keyed.items.emplace(key, &item).second) return std::nullopt;
    keyed.order.push_back(std::move(key));
  }
  return keyed;
}

std::optional<rpc::DifferentValue> told(const std::string& json) {
  if (json.empty()) return std::nullopt;
  const auto value = rpc::DifferentValue::parse(json);
  return value ? *value : rpc::DifferentValue::of("\"…\"");
}

class Comparison {
 public:
  Comparison(std::string_view type, std::vector<rpc::DifferentField>& out) : type_(type), out_(out) {}

  void compare(const std::string& path, const std::string& item, const ValueTree* before, const ValueTree* after) {
    if (before && after && before->text == after->text) return;
    const auto is = [](const ValueTree* tree, json::Kind kind) { return !tree || tree->kind == kind; };
    // what comes or goes is told in one, and so is a fraction
    const bool in_parts = path.empty() || (before && after && !is_fraction(*before) && !is_fraction(*after));
    if (in_parts && is(before, json::Kind::object) && is(after, json::Kind::object)) {
      return compare_members(path, item, before, after);
    }
    if (before && after && is(before, json::Kind::array) && is(after, json::Kind::array)) {
      return compare_lists(path, item, *before, *after);
    }
    add(path, item, before ? before->text : "", after ? after->text : "", false);
  }

 private:
  void compare_members(const std::string& path, const std::string& item, const ValueTree* before,
                       const ValueTree* after) {
    std::set<std::string> names;
    for (const ValueTree* tree : {before, after}) {
      if (tree) names.insert(tree->names.begin(), tree->names.end());
    }
    for (const std::string& name : names) {
      if (std::ranges::find(left_out, name) != left_out.end()) continue;
      std::string inner = path;
      if (!inner.empty()) inner += '.';
      inner += name;
      compare(inner, item, before ? before->member(name) : nullptr, after ? after->member(name) : nullptr);
    }
  }

  void compare_lists(const std::string& path, const std::string& item, const ValueTree& before,
                     const ValueTree& after) {
    // an item within an item is not named by one id
    if (item.empty() && std::ranges::all_of(before.items, is_object) && std::ranges::all_of(after.items, is_object)) {
      for (const std::string_view name : names_of_items(path)) {
        const auto earlier = keyed_by(before.items, name);
        const auto later = keyed_by(after.items, name);
        if (!earlier || !later) continue;
        const std::size_t told = out_.size();
        compare_keyed(path, earlier->items, later->items);
        if (out_.size() == told && earlier->order != later->order) add(path, item, before.text, after.text, false);
        return;
      }
    }
    const std::string went = without(before, after);
    const std::string came = without(after, before);
    if (went == "[]" && came == "[]") return add(path, item, before.text, after.text, false);  // another order
    add(path, item, went == "[]" ? "" : went, came == "[]" ? "" : came, true);
  }

  static bool is_fraction(const ValueTree& tree) { return tree.member("num") && tree.member("den"); }
  static bool is_object(const ValueTree& tree) { return tree.kind == json::Kind::object; }

  static std::vector<std::string_view> names_of_items(const std::string& path) {
    if (path == "texts") return {"block"};
    return {identities.begin(), identities.end()};
  }

  void compare_keyed(const std::string& path, const Items& before, const Items& after) {
    std::set<std::string> keys;
    for (const auto& [key, tree] : before) keys.insert(key);
    for (const auto& [key, tree] : after) keys.insert(key);
    for (const std::string& key : keys) {
      const auto earlier = before.find(key);
      const auto later = after.find(key);
      compare(path, key, earlier == before.end() ? nullptr : earlier->second,
              later == after.end() ? nullptr : later->second);
    }
  }

  /// The items of one list that the other has not, each as often as it has more of it.
  static std::string without(const ValueTree& list, const ValueTree& other) {
    std::multiset<std::string_view> left;
    for (const ValueTree& one : other.items) left.insert(one.text);
    std::string text = "[";
    for (const ValueTree& one : list.items) {
      if (const auto found = left.find(one.text); found != left.end()) {
        left.erase(found);
        continue;
      }
      if (text.size() > 1) text += ',';
      text += one.text;
    }
    text += ']';
    return text;
  }

  void add(const std::string& path, const std::string& item, const std::string& before, const std::string& after,
           bool part) {
    rpc::DifferentField field;
    field.type = Text<1, 40>::of(type_);
    field.field = Text<1, 200>::of(path);
    if (!item.empty()) field.item = Text<1, 80>::of(item);
    field.part = part;
    field.before = told(before);
    field.after = told(after);
    out_.push_back(std::move(field));
  }

  std::string_view type_;
  std::vector<rpc::DifferentField>& out_;
};

}  // namespace

const ValueTree* ValueTree::member(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

std::string ValueTree::word_of(std::string_view name) const {
  const ValueTree* held = member(name);
  return held ? held->word : std::string();
}

bool ValueTree::is_true(std::string_view name) const {
  const ValueTree* held = member(name);
  return held && held->text == "true";
}

ValueTree tree_of(std::string_view json) {
  const json::Scan scan(json, {.max_depth = 64, .max_bytes = std::size_t{1} << 28U});
  TAVOLO_CHECK(!scan.fault());
  return tree_at(scan.nodes(), 0);
}

void compare_values(std::string_view type, const ValueTree* before, const ValueTree* after,
                    std::vector<rpc::DifferentField>& out) {
  Comparison(type, out).compare("", "", before, after);
}

}  // namespace tavolo::audit
