#include "server/pack/layout.hpp"

#include <algorithm>
#include <bit>

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

std::unexpected<Error> unreadable() { return fail("pack_unreadable", "pack.json is out of form"); }

}  // namespace

std::string tile_number(std::uint64_t n) {
  const auto group = [](std::uint64_t part) {
    std::string digits = std::to_string(part);
    return std::string(3 - digits.size(), '0') + digits;
  };
  std::string text = group(n % 1000);
  while ((n /= 1000) > 0) text = 'x' + group(n % 1000) + '/' + text;
  return text;
}

std::vector<TilePlace> tiles_of(std::uint64_t count) {
  std::vector<TilePlace> places;
  for (std::uint64_t n = 0; n * tile_width < count; ++n)
    places.push_back({n, std::min(tile_width, count - n * tile_width)});
  return places;
}

std::string tile_path(std::string_view level, const TilePlace& place) {
  std::string path = "tile/" + std::string(level) + '/' + tile_number(place.n);
  if (place.width < tile_width) path += ".p/" + std::to_string(place.width);
  return path;
}

Result<void> for_each_tile(const std::vector<Hash>& leaves,
                           const std::function<Result<void>(const std::string& path, std::string_view bytes)>& put) {
  std::vector<Hash> hashes = leaves;
  for (unsigned level = 0; !hashes.empty(); ++level) {
    for (const TilePlace& place : tiles_of(hashes.size())) {
      std::string bytes;
      for (std::uint64_t i = 0; i < place.width; ++i) bytes += bytes_of(hashes[place.n * tile_width + i]);
      if (auto done = put(tile_path(std::to_string(level), place), bytes); !done) return done;
    }
    std::vector<Hash> above;
    for (std::size_t n = 0; n + tile_width <= hashes.size(); n += tile_width) {
      std::vector<Hash> row(hashes.begin() + static_cast<std::ptrdiff_t>(n),
                            hashes.begin() + static_cast<std::ptrdiff_t>(n + tile_width));
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

void append_to_bundle(std::string& bundle, std::string_view leaf) {
  bundle += static_cast<char>(leaf.size() >> 8U);
  bundle += static_cast<char>(leaf.size() & 0xFFU);
  bundle += leaf;
}

std::optional<std::vector<std::string>> split_bundle(std::string_view bundle) {
  std::vector<std::string> leaves;
  while (!bundle.empty()) {
    if (bundle.size() < 2) return std::nullopt;
    const std::size_t size =
        (static_cast<std::size_t>(static_cast<unsigned char>(bundle[0])) << 8U) | static_cast<unsigned char>(bundle[1]);
    if (bundle.size() < 2 + size) return std::nullopt;
    leaves.emplace_back(bundle.substr(2, size));
    bundle.remove_prefix(2 + size);
  }
  return leaves;
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

std::string write_policy(const std::vector<std::string>& vkeys) {
  std::string text;
  for (const auto& vkey : vkeys) text += "log " + vkey + '\n';
  return text + "quorum none\n";
}

}  // namespace tavolo::pack
