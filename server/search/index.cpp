#include "server/search/index.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "protocol/vocabulary/enums.hpp"

namespace tavolo::search {
namespace {

constexpr int tiers = 2;
/// Revisions are row numbers of SQLite.
constexpr auto beyond_all = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

std::size_t digest_of(const Document& document) {
  return std::hash<std::string>{}(document.title) * 31 + std::hash<std::string>{}(document.text);
}

/// The title's words alone, or those that it does not have alone.
std::string tier_of(const std::string& match, int tier) {
  const std::string in_title = "{title} : (" + match + ")";
  return tier == 0 ? in_title : "(" + match + ") NOT (" + in_title + ")";
}

}  // namespace

Index::Index() = default;

Index::Table& Index::table_of(SearchKind kind, Shelf shelf) {
  if (const auto found = tables_.find({kind, shelf}); found != tables_.end()) return found->second;
  const std::string name = std::string(name_of(kind)) + "_on_" + std::string(name_of(shelf));
  // no ranking by how rare a word is, so no column sizes; order is the row number's, which FTS5 keeps
  database_.execute("CREATE VIRTUAL TABLE " + name + " USING fts5(title, text, object UNINDEXED, columnsize=0," +
                    " prefix='2 3 4', tokenize=" + std::string(storage::word_rules) + ")");
  Table made{database_.prepare("INSERT INTO " + name + "(rowid, title, text, object) VALUES (?1, ?2, ?3, ?4)"),
             database_.prepare("DELETE FROM " + name + " WHERE rowid = ?1"),
             database_.prepare("SELECT rowid, object, title, text FROM " + name + " WHERE " + name +
                               " MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3")};
  return tables_.emplace(std::pair(kind, shelf), std::move(made)).first->second;
}

void Index::insert(const Document& document) {
  const Standing& standing = document.standing;
  table_of(standing.kind, standing.shelf)
      .insert.run(standing.revision, std::string_view(document.title), std::string_view(document.text),
                  std::string_view(standing.object));
}

void Index::remove(const Standing& standing) { table_of(standing.kind, standing.shelf).remove.run(standing.revision); }

void Index::replace(std::vector<Held>& held, const Holding& holding) {
  std::vector<Held> now;
  for (const Document& document : holding.documents) now.push_back({document.standing, digest_of(document)});
  const auto same = [](const Held& one) {
    return [&one](const Held& other) { return one.standing == other.standing && one.digest == other.digest; };
  };
  for (const Held& old : held) {
    if (std::ranges::none_of(now, same(old))) remove(old.standing);
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (std::ranges::none_of(held, same(now[i]))) insert(holding.documents[i]);
  }
  held = std::move(now);
}

void Index::put(const std::vector<Holding>& holdings) {
  storage::Transaction transaction(database_);
  for (const Holding& holding : holdings) replace(held_[holding.thing], holding);
  transaction.commit();
}

std::vector<Index::Row> Index::rows_of(SearchKind kind, const std::vector<Shelf>& shelves, const std::string& match,
                                       std::uint64_t below, std::size_t limit) {
  std::vector<Row> rows;
  for (const Shelf shelf : shelves) {
    const auto found = tables_.find({kind, shelf});
    if (found == tables_.end()) continue;
    storage::Statement& select = found->second.select;
    select.with(std::string_view(match), below, limit);
    while (select.step()) {
      rows.push_back({{kind, select.text(1), shelf, static_cast<std::uint64_t>(select.integer(0))},
                      select.text(2),
                      select.text(3)});
    }
  }
  std::ranges::sort(rows, std::greater(),
                    [](const Row& row) { return std::pair(row.standing.revision, row.standing.object); });
  if (rows.size() > limit) rows.resize(limit);
  return rows;
}

Group Index::group_of(SearchKind kind, const Request& request, const Question& question) {
  Group group{kind, {}, std::nullopt};
  const std::string match = match_of(question);
  std::uint64_t below = request.after ? request.after->revision : beyond_all;
  Place last{kind};
  for (int tier = request.after ? request.after->tier : 0; tier < tiers; ++tier) {
    // one more than fits on the page tells that there is a next one
    const std::size_t wanted = request.limit + 1 - group.items.size();
    for (Row& row : rows_of(kind, request.shelves, tier_of(match, tier), below, wanted)) {
      if (group.items.size() == request.limit) {
        group.next = last;
        return group;
      }
      last = {kind, tier, row.standing.revision};
      group.items.push_back({std::move(row.standing), marked(tokenizer_, question, row.title),
                             excerpt_of(tokenizer_, question, row.text)});
    }
    below = beyond_all;
  }
  return group;
}

std::vector<Group> Index::find(const Request& request) {
  std::vector<Group> groups;
  const Question question = read_question(tokenizer_, request.text);
  if (question.empty()) return groups;
  for (const SearchKind kind : all_search_kinds) {
    const bool asked = request.after ? request.after->kind == kind : std::ranges::count(request.kinds, kind) > 0;
    if (!asked) continue;
    Group group = group_of(kind, request, question);
    if (!group.items.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace tavolo::search
