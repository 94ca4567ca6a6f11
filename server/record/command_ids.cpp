#include "server/record/command_ids.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "server/base/random.hpp"

namespace tavolo::record {
namespace {

constexpr std::size_t first_slots = 1024;

struct SipState {
  std::uint64_t a, b, c, d;

  void round() {
    a += b;
    c += d;
    b = std::rotl(b, 13) ^ a;
    d = std::rotl(d, 16) ^ c;
    a = std::rotl(a, 32);
    c += b;
    a += d;
    b = std::rotl(b, 17) ^ c;
    d = std::rotl(d, 21) ^ a;
    c = std::rotl(c, 32);
  }
  void take(std::uint64_t word) {
    d ^= word;
    round();
    round();
    a ^= word;
  }
};

std::uint64_t word_at(std::string_view bytes) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    word |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
  }
  return word;
}

}  // namespace

std::uint64_t siphash(std::uint64_t key_low, std::uint64_t key_high, std::string_view text) {
  SipState state{key_low ^ 0x736f6d6570736575U, key_high ^ 0x646f72616e646f6dU, key_low ^ 0x6c7967656e657261U,
                 key_high ^ 0x7465646279746573U};
  std::string_view rest = text;
  for (; rest.size() >= 8; rest.remove_prefix(8)) state.take(word_at(rest.substr(0, 8)));
  state.take(word_at(rest) | (static_cast<std::uint64_t>(text.size()) << 56U));
  state.c ^= 255U;
  for (int i = 0; i < 4; ++i) state.round();
  return state.a ^ state.b ^ state.c ^ state.d;
}

CommandIds::CommandIds(std::size_t most) : most_(most), slots_(first_slots) {
  key_[0] = word_at(random_bytes(8));
  key_[1] = word_at(random_bytes(8));
}

void CommandIds::add(std::string_view cmd) {
  const std::uint64_t added = fingerprint(cmd);
  const std::lock_guard guard(mutex_);
  if (slots_.empty()) return;
  if (used_ == most_) {
    slots_ = {};
    return;
  }
  if (3 * (used_ + 1) > 2 * slots_.size()) grow();
  put(added);
}

bool CommandIds::may_hold(std::string_view cmd) const {
  const std::uint64_t sought = fingerprint(cmd);
  const std::lock_guard guard(mutex_);
  if (slots_.empty()) return true;
  for (std::size_t at = sought & (slots_.size() - 1); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at] == sought) return true;
  }
  return false;
}

std::uint64_t CommandIds::fingerprint(std::string_view cmd) const {
  return std::max<std::uint64_t>(siphash(key_[0], key_[1], cmd), 1);
}

void CommandIds::put(std::uint64_t fingerprint) {
  std::size_t at = fingerprint & (slots_.size() - 1);
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at] == fingerprint) return;
  }
  slots_[at] = fingerprint;
  ++used_;
}

void CommandIds::grow() {
  const auto before = std::exchange(slots_, std::vector<std::uint64_t>(2 * slots_.size()));
  used_ = 0;
  for (const std::uint64_t fingerprint : before) {
    if (fingerprint != 0) put(fingerprint);
  }
}

}  // namespace tavolo::record
