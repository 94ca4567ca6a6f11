#include "server/net/outbox.hpp"

#include <algorithm>
#include <utility>

namespace tavolo::net {
namespace {

constexpr std::uint8_t final_text = 0x81;
/// Of an idle line.
constexpr std::size_t kept_capacity = 2;

/// Writes the header of an unmasked text message of `length` bytes; its size.
std::uint8_t write_header(std::array<char, 10>& header, std::uint64_t length) {
  header[0] = static_cast<char>(final_text);
  if (length < 126) {
    header[1] = static_cast<char>(length);
    return 2;
  }
  const std::uint8_t length_bytes = length <= 0xFFFF ? 2 : 8;
  header[1] = static_cast<char>(length_bytes == 2 ? 126 : 127);
  for (std::uint8_t i = 0; i < length_bytes; ++i) {
    header[static_cast<std::size_t>(2 + i)] = static_cast<char>((length >> (8U * (length_bytes - 1U - i))) & 0xFFU);
  }
  return static_cast<std::uint8_t>(2 + length_bytes);
}

}  // namespace

bool Outbox::push(Frame text) {
  Piece piece;
  piece.bytes = std::move(text);
  piece.header_size = write_header(piece.header, piece.bytes->size());
  if (bytes_ + piece.size() > limit_bytes_ && !empty()) return false;
  bytes_ += piece.size();
  waiting_.push_back(std::move(piece));
  return true;
}

void Outbox::put_own(std::string bytes) {
  Piece piece;
  piece.bytes = std::make_shared<const std::string>(std::move(bytes));
  piece.own = true;
  bytes_ += piece.size();
  waiting_.push_back(std::move(piece));
}

void Outbox::next(std::vector<boost::asio::const_buffer>& runs, std::size_t most) {
  if (leaving_.empty()) std::swap(leaving_, waiting_);
  runs.clear();
  std::size_t skip = written_;
  const auto add = [&](const char* data, std::size_t size) {
    const std::size_t skipped = std::min(skip, size);
    skip -= skipped;
    if (size > skipped && runs.size() < most) runs.emplace_back(data + skipped, size - skipped);
  };
  for (const Piece& piece : leaving_) {
    if (runs.size() == most) return;
    add(piece.header.data(), piece.header_size);
    add(piece.bytes->data(), piece.bytes->size());
  }
}

bool Outbox::sent(std::size_t count) {
  bytes_ -= count;
  written_ += count;
  bool own_went = false;
  auto first = leaving_.begin();
  for (; first != leaving_.end() && written_ >= first->size(); ++first) {
    written_ -= first->size();
    own_went = own_went || first->own;
  }
  leaving_.erase(leaving_.begin(), first);
  if (std::exchange(cut_, false)) drop_texts(leaving_, written_ > 0 ? 1 : 0);
  if (leaving_.empty() && leaving_.capacity() > kept_capacity) leaving_ = {};
  return own_went;
}

void Outbox::cut() {
  drop_texts(waiting_, 0);
  cut_ = !leaving_.empty();
}

void Outbox::clear() {
  leaving_.clear();
  waiting_.clear();
  bytes_ = written_ = 0;
}

void Outbox::drop_texts(std::vector<Piece>& pieces, std::size_t from) {
  std::size_t kept = from;
  for (std::size_t i = from; i < pieces.size(); ++i) {
    if (pieces[i].own) {
      std::swap(pieces[kept++], pieces[i]);
    } else {
      bytes_ -= pieces[i].size();
    }
  }
  pieces.resize(kept);
}

}  // namespace tavolo::net
