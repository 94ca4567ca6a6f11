#include "server/record/tiles.hpp"

#include <charconv>
#include <utility>

namespace tavolo::record {
namespace {

constexpr unsigned bits_a_level = 8;
constexpr unsigned levels = 8;
constexpr std::size_t longest_leaf = 65'535;
constexpr std::string_view entries_word = "entries";

/// Number of complete subtrees of 256^level leaves.
std::uint64_t count_at(unsigned level, std::uint64_t size) { return size >> (bits_a_level * level); }

std::string three_digits(std::uint64_t n) {
  const std::string text = std::to_string(n);
  return std::string(3 - text.size(), '0') + text;
}

std::string place(const Tile& tile) {
  std::string number = three_digits(tile.n % 1000);
  for (std::uint64_t rest = tile.n / 1000; rest > 0; rest /= 1000)
    number = 'x' + three_digits(rest % 1000) + '/' + number;
  return "tile/" + (tile.entries ? std::string(entries_word) : std::to_string(tile.level)) + '/' + number;
}

/// A decimal number without signs and leading zeroes, up to `most`.
std::optional<std::uint64_t> plain_number(std::string_view text, std::uint64_t most) {
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || std::to_string(value) != text || value > most)
    return std::nullopt;
  return value;
}

std::string_view take_segment(std::string_view& path) {
  const auto slash = path.find('/');
  const std::string_view segment = path.substr(0, slash);
  path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  return segment;
}

/// x001/x234/067 in front of `rest`, what follows it left there: "" or ".p/<W>" with the dot at its start.
std::optional<std::uint64_t> take_index(std::string_view& rest) {
  std::uint64_t n = 0;
  for (int group = 0; group < 6; ++group) {
    const bool more = rest.starts_with('x');
    if (more) rest.remove_prefix(1);
    std::uint64_t value = 0;
    if (rest.size() < 3) return std::nullopt;
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + 3, value);
    if (fault != std::errc{} || end != rest.data() + 3) return std::nullopt;
    n = n * 1000 + value;
    rest.remove_prefix(3);
    if (!more) return n;
    if (!rest.starts_with('/')) return std::nullopt;
    rest.remove_prefix(1);
  }
  return std::nullopt;
}

}  // namespace

std::string tile_path(const Tile& tile) {
  if (tile.width == full_tile) return place(tile);
  return partial_folder(tile) + '/' + std::to_string(tile.width);
}

std::string partial_folder(const Tile& tile) { return place(tile) + ".p"; }

std::optional<Tile> parse_tile_path(std::string_view path) {
  const std::string_view whole = path;
  if (take_segment(path) != "tile") return std::nullopt;
  Tile tile;
  const std::string_view kind = take_segment(path);
  tile.entries = kind == entries_word;
  if (!tile.entries) {
    const auto level = plain_number(kind, levels - 1);
    if (!level) return std::nullopt;
    tile.level = static_cast<unsigned>(*level);
  }
  const auto n = take_index(path);
  if (!n) return std::nullopt;
  tile.n = *n;
  if (!path.empty()) {
    constexpr std::string_view partial = ".p/";
    if (!path.starts_with(partial)) return std::nullopt;
    const auto width = plain_number(path.substr(partial.size()), full_tile - 1);
    if (!width || *width == 0) return std::nullopt;
    tile.width = *width;
  }
  // One name each: no groups of zeroes in front.
  return tile_path(tile) == whole ? std::optional(tile) : std::nullopt;
}

std::vector<Tile> full_tiles(std::uint64_t old_size, std::uint64_t size) {
  std::vector<Tile> tiles;
  for (unsigned level = 0; level < levels && count_at(level, size) > 0; ++level) {
    for (std::uint64_t n = count_at(level, old_size) / full_tile; n < count_at(level, size) / full_tile; ++n) {
      tiles.push_back({false, level, n, full_tile});
      if (level == 0) tiles.push_back({true, 0, n, full_tile});
    }
  }
  return tiles;
}

std::vector<Tile> partial_tiles(std::uint64_t size) {
  std::vector<Tile> tiles;
  for (unsigned level = 0; level < levels && count_at(level, size) > 0; ++level) {
    const std::uint64_t count = count_at(level, size);
    if (count % full_tile == 0) continue;
    tiles.push_back({false, level, count / full_tile, count % full_tile});
    if (level == 0) tiles.push_back({true, 0, count / full_tile, count % full_tile});
  }
  return tiles;
}

Result<std::string> tile_bytes(const Tile& tile, const NodeReader& reader) {
  std::vector<std::uint64_t> indexes;
  indexes.reserve(tile.width);
  for (std::uint64_t i = 0; i < tile.width; ++i)
    indexes.push_back(stored_hash_index(bits_a_level * tile.level, tile.n * full_tile + i));
  auto hashes = reader(indexes);
  if (!hashes) return std::unexpected(hashes.error());
  std::string bytes;
  bytes.reserve(hashes->size() * sizeof(Hash));
  for (const Hash& hash : *hashes) bytes += bytes_of(hash);
  return bytes;
}

std::string bundle_bytes(std::span<const std::string> leaves) {
  std::string bytes;
  for (const std::string& leaf : leaves) {
    TAVOLO_CHECK(leaf.size() <= longest_leaf);
    bytes += static_cast<char>(leaf.size() >> 8U);
    bytes += static_cast<char>(leaf.size() & 255U);
    bytes += leaf;
  }
  return bytes;
}

Result<std::vector<std::string>> parse_bundle(std::string_view bytes) {
  std::vector<std::string> leaves;
  while (!bytes.empty()) {
    const auto byte = [&](std::size_t at) { return std::size_t{static_cast<std::uint8_t>(bytes[at])}; };
    const std::size_t length = bytes.size() < 2 ? bytes.size() : byte(0) << 8U | byte(1);
    if (leaves.size() == full_tile || bytes.size() < 2 || bytes.size() - 2 < length)
      return fail("malformed_bundle", "a bundle of entries is cut off, or holds more than 256");
    leaves.emplace_back(bytes.substr(2, length));
    bytes.remove_prefix(2 + length);
  }
  return leaves;
}

}  // namespace tavolo::record
