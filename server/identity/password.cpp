#include "server/identity/password.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>

#include "server/base/bytes.hpp"
#include "server/base/random.hpp"

namespace tavolo::identity {

/// The parts of a stored line.
struct StoredPassword {
  ScryptCost cost{0, 0, 0};
  std::string salt;
  std::string hash;

  static std::optional<StoredPassword> parse(std::string_view phc);
};

namespace {

constexpr std::size_t salt_size = 16;
constexpr std::size_t hash_size = 32;
constexpr unsigned floor_log2_n = 15;
constexpr unsigned ceiling_log2_n = 20;
constexpr unsigned floor_r = 8;
constexpr unsigned ceiling_r = 16;
constexpr unsigned ceiling_p = 4;

std::string base64_unpadded(std::string_view bytes) {
  std::string text = to_base64(bytes);
  while (text.ends_with('=')) text.pop_back();
  return text;
}

std::optional<std::string> from_base64_unpadded(std::string_view text) {
  std::string padded(text);
  while (padded.size() % 4 != 0) padded += '=';
  return from_base64(padded);
}

/// Takes `name` and a number of one or two digits off the front, or leaves nothing.
std::optional<unsigned> take_number(std::string_view& text, std::string_view name) {
  if (!text.starts_with(name)) return std::nullopt;
  text.remove_prefix(name.size());
  unsigned value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 2), value);
  if (fault != std::errc{} || text[0] == '0') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::string derive(std::string_view password, std::string_view salt, ScryptCost cost) {
  std::string out(hash_size, '\0');
  const std::uint64_t n = std::uint64_t{1} << cost.log2_n();
  // OpenSSL counts 128 r p + 128 r (N + 2) bytes and stops at 32 MiB unless told otherwise.
  const std::uint64_t max_memory = std::uint64_t{128} * cost.r() * (n + 2 + cost.p()) + 4096;
  TAVOLO_CHECK(EVP_PBE_scrypt(password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                              salt.size(), n, cost.r(), cost.p(), max_memory,
                              reinterpret_cast<unsigned char*>(out.data()), out.size()) == 1);
  return out;
}

HashedPassword written(ScryptCost cost, std::string_view salt, std::string_view hash) {
  return {"$scrypt$ln=" + std::to_string(cost.log2_n()) + ",r=" + std::to_string(cost.r()) +
          ",p=" + std::to_string(cost.p()) + '$' + base64_unpadded(salt) + '$' + base64_unpadded(hash)};
}

Refusal refused(std::string code, std::string detail = {}) {
  return {std::move(code), "rules#passwords", std::move(detail)};
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace

std::optional<StoredPassword> StoredPassword::parse(std::string_view phc) {
  constexpr std::string_view prefix = "$scrypt$";
  if (!phc.starts_with(prefix)) return std::nullopt;
  phc.remove_prefix(prefix.size());
  const auto log2_n = take_number(phc, "ln=");
  if (!log2_n) return std::nullopt;
  const auto r = take_number(phc, ",r=");
  if (!r) return std::nullopt;
  const auto p = take_number(phc, ",p=");
  // The ceilings keep a foreign line from taking all memory; the floor binds what is made, not what is read.
  if (!p || *log2_n > ceiling_log2_n || *r > ceiling_r || *p > ceiling_p || !phc.starts_with('$')) return std::nullopt;
  phc.remove_prefix(1);
  const auto dollar = phc.find('$');
  if (dollar == std::string_view::npos) return std::nullopt;
  auto salt = from_base64_unpadded(phc.substr(0, dollar));
  auto hash = from_base64_unpadded(phc.substr(dollar + 1));
  if (!salt || !hash || salt->size() != salt_size || hash->size() != hash_size) return std::nullopt;
  return StoredPassword{{*log2_n, *r, *p}, *std::move(salt), *std::move(hash)};
}

Result<ScryptCost> ScryptCost::of(unsigned log2_n, unsigned r, unsigned p) {
  if (log2_n < floor_log2_n || log2_n > ceiling_log2_n || r < floor_r || r > ceiling_r || p < 1 || p > ceiling_p) {
    return fail("scrypt_cost_out_of_range",
                "scrypt takes ln from 15 to 20, r from 8 to 16, p from 1 to 4; got ln=" + std::to_string(log2_n) +
                    ", r=" + std::to_string(r) + ", p=" + std::to_string(p));
  }
  return ScryptCost{log2_n, r, p};
}

std::optional<Refusal> check_new_password(std::string_view password, std::string_view email) {
  const bool control =
      std::any_of(password.begin(), password.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
  if (control || !is_utf8(password)) return refused("password_not_text");
  const std::size_t length = count_code_points(password);
  if (length < password_min) return refused("password_too_short", "{\"min\":" + std::to_string(password_min) + "}");
  if (length > password_max) return refused("password_too_long", "{\"max\":" + std::to_string(password_max) + "}");
  if (lowered(password) == lowered(email)) return refused("password_is_email");
  return std::nullopt;
}

HashedPassword hash_password(std::string_view password, ScryptCost cost) {
  const std::string salt = random_bytes(salt_size);
  return written(cost, salt, derive(password, salt, cost));
}

bool verify_password(const HashedPassword& stored, std::string_view password) {
  const auto parts = StoredPassword::parse(stored.phc);
  if (!parts) return false;
  return equal_constant_time(derive(password, parts->salt, parts->cost), parts->hash);
}

HashedPassword unmatchable_password(ScryptCost cost) {
  return written(cost, random_bytes(salt_size), random_bytes(hash_size));
}

void wipe(std::string& secret) {
  OPENSSL_cleanse(secret.data(), secret.size());
  secret.clear();
}

}  // namespace tavolo::identity
