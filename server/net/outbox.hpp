#pragma once
// What one WebSocket has yet to write, in order and bounded in bytes: texts of ours, each framed as one unmasked
// message (RFC 6455, 5.2), and bytes of the protocol's own (handshake, pings, pongs, close), each put in whole, so that
// none can fall inside a message. The bytes of a text are shared by all lines it goes to; only its header is a line's
// own. outbox_stream.hpp writes what this holds.

#include <array>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "server/net/link.hpp"

namespace tavolo::net {

class Outbox {
 public:
  explicit Outbox(std::size_t limit_bytes) : limit_bytes_(limit_bytes) {}

  /// False when the reader is too slow: the text was not taken. One text may be larger than the limit when nothing else
  /// waits.
  bool push(Frame text);
  /// Bytes of the protocol: never refused, since there is at most one at a time.
  void put_own(std::string bytes);

  bool empty() const { return leaving_.empty() && waiting_.empty(); }
  std::size_t bytes() const { return bytes_; }

  /// Puts into `runs` what to write next, in order, at most `most` runs of bytes; they stay where they are until
  /// sent().
  void next(std::vector<boost::asio::const_buffer>& runs, std::size_t most);
  /// The first `count` bytes of what next() gave are written. True when bytes of the protocol went out whole among
  /// them.
  bool sent(std::size_t count);

  /// Forgets the texts of which no byte is written; what next() gave last stays until sent() is called.
  void cut();
  void clear();

 private:
  struct Piece {
    Frame bytes;
    std::array<char, 10> header{};
    std::uint8_t header_size = 0;
    bool own = false;

    std::size_t size() const { return header_size + bytes->size(); }
  };

  void drop_texts(std::vector<Piece>& pieces, std::size_t from);

  std::size_t limit_bytes_;
  std::size_t bytes_ = 0;
  std::vector<Piece> leaving_;  ///< its first piece may be written in part
  std::size_t written_ = 0;     ///< bytes of that piece
  std::vector<Piece> waiting_;  ///< pieces do not move while they leave, so what comes meanwhile waits apart
  bool cut_ = false;
};

}  // namespace tavolo::net
