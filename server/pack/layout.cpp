#include "server/pack/layout.hpp"

#include <algorithm>
#include <iterator>

#include "server/record/canonical.hpp"
#include "server/record/tree.hpp"

namespace tavolo::pack {
namespace {

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += ',';
    record::append_quoted(out, texts[i]);
  }
  out += ']';
}

void append_member(std::string& out, std::string_view key, std::string_view text) {
  out += '"';
  out += key;
  out += "\":";
  record::append_quoted(out, text);
  out += ',';
}

std::optional<std::vector<std::string>> texts_of(std::string_view json) {
  const auto items = record::split_array(json);
  if (!items) return std::nullopt;
  std::vector<std::string> texts;
  for (const auto item : *items) {
    auto text = record::unquote(item);
    if (!text) return std::nullopt;
    texts.push_back(*std::move(text));
  }
  return texts;
}

/// Level 0 of the tree: its bundles, or its tiles.
std::vector<record::Tile> level_0_of(std::uint64_t size, bool entries) {
  std::vector<record::Tile> tiles = record::full_tiles(0, size);
  std::ranges::copy(record::partial_tiles(size), std::back_inserter(tiles));
  std::erase_if(tiles, [&](const record::Tile& tile) { return tile.level != 0 || tile.entries != entries; });
  return tiles;
}

std::unexpected<Error> unreadable() { return fail("pack_unreadable", "pack.json is out of form"); }

}  // namespace

std::vector<record::Tile> bundles_of(std::uint64_t size) { return level_0_of(size, true); }

std::vector<record::Tile> leaf_tiles_of(std::uint64_t size) { return level_0_of(size, false); }

Result<void> for_each_tile(const std::vector<Hash>& leaves,
                           const std::function<Result<void>(const std::string& path, std::string_view bytes)>& put) {
  std::vector<Hash> hashes = leaves;
  for (unsigned level = 0; !hashes.empty(); ++level) {
    for (record::Tile tile : leaf_tiles_of(hashes.size())) {
      std::string bytes;
      for (std::uint64_t i = 0; i < tile.width; ++i) bytes += bytes_of(hashes[tile.n * record::full_tile + i]);
      tile.level = level;
      if (auto done = put(record::tile_path(tile), bytes); !done) return done;
    }
    std::vector<Hash> above;
    for (std::size_t n = 0; n + record::full_tile <= hashes.size(); n += record::full_tile) {
      std::vector<Hash> row(hashes.begin() + static_cast<std::ptrdiff_t>(n),
                            hashes.begin() + static_cast<std::ptrdiff_t>(n + record::full_tile));
      while (row.size() > 1) {
        for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = record::node_hash(row[2 * i], row[2 * i + 1]);
        row.resize(row.size() / 2);
      }
      above.push_back(row.front());
    }
    hashes = std::move(above);
  }
  return {};
}

std::string write_note(const PackNote& note) {
  std::string out = "{\"format\":" + std::to_string(pack_format) + ',';
  append_member(out, "level", note.level);
  if (note.of) {
    out += "\"objects\":";
    append_texts(out, note.objects);
    out += ',';
    append_member(out, "of", *note.of);
  }
  append_member(out, "origin", note.origin);
  append_member(out, "registry", note.registry);
  return out + "\"size\":" + std::to_string(note.size) + '}';
}

Result<PackNote> read_note(std::string_view json) {
  const auto members = record::split_object(json);
  if (!members) return unreadable();
  PackNote note;
  std::int64_t format = 0;
  for (const auto& [key, text] : *members) {
    if (key == "format") format = record::integer_of(text).value_or(0);
    if (key == "level") note.level = record::unquote(text).value_or("");
    if (key == "objects") note.objects = texts_of(text).value_or(std::vector<std::string>());
    if (key == "of") note.of = record::unquote(text);
    if (key == "origin") note.origin = record::unquote(text).value_or("");
    if (key == "registry") note.registry = record::unquote(text).value_or("");
    if (key == "size") note.size = static_cast<std::uint64_t>(record::integer_of(text).value_or(0));
  }
  if (format > pack_format) return fail("pack_too_new", "pack.json is of a form that this program does not know");
  // one spelling only: what is read is what was written
  if (write_note(note) != json) return unreadable();
  return note;
}

std::string write_disclosures(std::uint64_t seq, const std::vector<std::string>& texts) {
  std::string out = "{\"disclosures\":";
  append_texts(out, texts);
  return out + ",\"seq\":" + std::to_string(seq) + '}';
}

std::optional<std::vector<std::string>> read_disclosures(std::string_view json, std::uint64_t seq) {
  const auto members = record::split_object(json);
  if (!members || members->size() != 2 || members->front().first != "disclosures") return std::nullopt;
  auto texts = texts_of(members->front().second);
  if (!texts || write_disclosures(seq, *texts) != json) return std::nullopt;
  return texts;
}

std::string stamp_path(std::string_view prefix, std::uint64_t size) {
  return std::string(prefix) + "tsa/" + std::to_string(size) + ".tsr";
}

std::string write_policy(const std::vector<std::string>& vkeys, const std::vector<record::Policy::Witness>& witnesses) {
  std::string text;
  for (const auto& vkey : vkeys) text += "log " + vkey + '\n';
  for (const auto& witness : witnesses) text += "witness " + witness.name + ' ' + witness.key.vkey() + '\n';
  return text + "quorum none\n";
}

}  // namespace tavolo::pack
