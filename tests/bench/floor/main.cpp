// The smallest server that tavolo_load can talk to: one epoll thread, one row an act, one commit for all that a turn of
// the loop has read, one shared frame for everybody. No rules, no accounts, no encryption, no tree, no receipts: what
// is left is what sockets and a disk cost. It trusts its one client.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "tavolo_floor: %s\n", why.c_str());
  std::exit(1);
}

struct Line {
  int socket = -1;
  bool upgraded = false;
  bool stuck = false;  ///< the socket takes no more for now
  bool voted = false;
  std::string in;
  std::string out;
};

/// Rows, committed in groups.
class Acts {
 public:
  explicit Acts(const char* file) {
    run(sqlite3_open(file, &db_));
    run(sqlite3_exec(db_,
                     "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                     "CREATE TABLE acts (seq INTEGER PRIMARY KEY, line INTEGER, text TEXT) STRICT;",
                     nullptr, nullptr, nullptr));
    run(sqlite3_prepare_v2(db_, "INSERT INTO acts (line, text) VALUES (?, ?)", -1, &insert_, nullptr));
  }
  ~Acts() {
    sqlite3_finalize(insert_);
    sqlite3_close(db_);
  }
  Acts(const Acts&) = delete;
  Acts& operator=(const Acts&) = delete;

  void add(std::size_t line, std::string_view text) {
    if (!begun_) run(sqlite3_exec(db_, "BEGIN", nullptr, nullptr, nullptr));
    begun_ = true;
    run(sqlite3_bind_int64(insert_, 1, static_cast<sqlite3_int64>(line)));
    run(sqlite3_bind_text(insert_, 2, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
    if (sqlite3_step(insert_) != SQLITE_DONE) give_up(sqlite3_errmsg(db_));
    run(sqlite3_reset(insert_));
    ++count_;
  }
  void commit() {
    if (begun_) run(sqlite3_exec(db_, "COMMIT", nullptr, nullptr, nullptr));
    begun_ = false;
  }
  long count() const { return count_; }

 private:
  void run(int status) {
    if (status != SQLITE_OK) give_up(sqlite3_errmsg(db_));
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  bool begun_ = false;
  long count_ = 0;
};

/// What stands in quotes after `name`.
std::string_view text_of(std::string_view message, std::string_view name) {
  const auto at = message.find(name);
  if (at == std::string_view::npos) return {};
  const auto from = at + name.size();
  return message.substr(from, message.find('"', from) - from);
}

std::string header_of(std::size_t length) {
  std::string head = "\x81";
  if (length < 126) return head + static_cast<char>(length);
  const int bytes = length < 65536 ? 2 : 8;
  head += static_cast<char>(bytes == 2 ? 126 : 127);
  for (int i = bytes - 1; i >= 0; --i) head += static_cast<char>(length >> static_cast<unsigned>(8 * i) & 0xffU);
  return head;
}

std::string accept_of(std::string_view key) {
  const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, 20> hash{};
  EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha1(), nullptr);
  std::array<unsigned char, 32> base64{};
  EVP_EncodeBlock(base64.data(), hash.data(), hash.size());
  return reinterpret_cast<const char*>(base64.data());
}

class Floor {
 public:
  Floor(const char* file, const char* ready) : acts_(file), epoll_(epoll_create1(0)), buffer_(1U << 18U) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 1024) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      give_up(std::strerror(errno));
    }
    watch(EPOLL_CTL_ADD, listener_, EPOLLIN, listening);
    std::FILE* out = std::fopen(ready, "w");
    if (!out) give_up("cannot write the ready file");
    std::fprintf(out, "http://127.0.0.1:%d\n", ntohs(address.sin_port));
    std::fclose(out);
  }

  [[noreturn]] void run() {
    std::vector<epoll_event> events(1024);
    for (;;) {
      const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
      for (int i = 0; i < count; ++i) {
        const auto& event = events[static_cast<std::size_t>(i)];
        if (event.data.u64 == listening) {
          accept();
        } else {
          if ((event.events & EPOLLOUT) != 0) flush(event.data.u64);
          if ((event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0) read(event.data.u64);
        }
      }
      acts_.commit();
      tell();
    }
  }

 private:
  static constexpr std::uint64_t listening = ~0ULL;

  void watch(int how, int socket, std::uint32_t events, std::uint64_t line) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = line;
    epoll_ctl(epoll_, how, socket, &event);
  }

  void accept() {
    for (;;) {
      const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK);
      if (socket < 0) return;
      const int yes = 1;
      setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      lines_.push_back({.socket = socket, .in = {}, .out = {}});
      watch(EPOLL_CTL_ADD, socket, EPOLLIN, lines_.size() - 1);
    }
  }

  void read(std::size_t number) {
    Line& line = lines_[number];
    if (line.socket < 0) return;
    const auto got = ::recv(line.socket, buffer_.data(), buffer_.size(), 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
      ::close(line.socket);
      line.socket = -1;
      return;
    }
    line.in.append(buffer_.data(), static_cast<std::size_t>(got));
    if (!line.upgraded) return upgrade(number);
    std::size_t at = 0;
    while (const std::size_t taken = take(number, at)) at += taken;
    line.in.erase(0, at);
  }

  void upgrade(std::size_t number) {
    Line& line = lines_[number];
    if (!line.in.ends_with("\r\n\r\n")) return;
    const auto at = line.in.find("Sec-WebSocket-Key: ");
    if (at == std::string::npos) give_up("not an upgrade");
    const auto from = at + 19;
    const std::string key = line.in.substr(from, line.in.find('\r', from) - from);
    line.in.clear();
    line.upgraded = true;
    line.out =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Protocol: tavolo.v1\r\nSec-WebSocket-Accept: " +
        accept_of(key) + "\r\n\r\n";
    waiting_.push_back(number);
  }

  /// Handles the frame at `at`; its size, 0 when it is not whole.
  std::size_t take(std::size_t number, std::size_t at) {
    std::string& in = lines_[number].in;
    if (in.size() - at < 6) return 0;
    std::size_t length = static_cast<std::uint8_t>(in[at + 1]) & 0x7fU;
    std::size_t head = 2;
    if (length == 127) give_up("a request of more than 64 KiB");
    if (length == 126) {
      length =
          static_cast<std::size_t>(static_cast<std::uint8_t>(in[at + 2]) << 8 | static_cast<std::uint8_t>(in[at + 3]));
      head = 4;
    }
    if (in.size() - at < head + 4 + length) return 0;
    char* payload = in.data() + at + head + 4;
    for (std::size_t i = 0; i < length; ++i) payload[i] = static_cast<char>(payload[i] ^ in[at + head + i % 4]);
    if ((in[at] & 0x0f) == 1) handle(number, {payload, length});
    return head + 4 + length;
  }

  void handle(std::size_t number, std::string_view message) {
    Line& line = lines_[number];
    const std::string_view method = text_of(message, "\"method\":\"");
    std::string result = "{}";
    if (method == "prepare_vote") {
      ++vote_;
      answered_ = 0;
      for (auto& each : lines_) each.voted = false;
      result = "{\"created\":\"vote-" + std::to_string(vote_) + "\"}";
    } else if (method == "cast_position") {
      acts_.add(number, message);
      if (!line.voted) {
        line.voted = true;
        ++answered_;
        turnout_changed_ = true;
      }
      result = "{\"seq\":" + std::to_string(acts_.count()) + "}";
    } else if (method == "post_comment") {
      acts_.add(number, message);
      comments_ += comments_.empty() ? "" : ",";
      comments_ += "{\"id\":\"comment-" + std::to_string(acts_.count()) +
                   "\",\"seq\":" + std::to_string(acts_.count()) +
                   ",\"type\":\"comment\",\"value\":{\"capacity\":\"delegate\",\"hidden\":false,\"organisation\":"
                   "\"organisation-17\",\"posted_at\":\"2026-11-22T06:00:00.000Z\",\"replies\":0,\"stance\":"
                   "\"favourable\",\"subject\":\"node-1\",\"text\":\"";
      comments_ += text_of(message, "\"text\":\"");
      comments_ += "\",\"version\":1}}";
      result = "{\"seq\":" + std::to_string(acts_.count()) + "}";
    }
    const auto id_at = message.find("\"id\":") + 5;
    const std::string answer = "{\"id\":" + std::string(message.substr(id_at, message.find(',', id_at) - id_at)) +
                               ",\"jsonrpc\":\"2.0\",\"result\":" + result + "}";
    if (line.out.empty()) waiting_.push_back(number);
    line.out += header_of(answer.size()) + answer;
  }

  /// What is committed goes out: to each line its answers and the one frame of all in one write.
  void tell() {
    std::string changed = std::exchange(comments_, {});
    if (std::exchange(turnout_changed_, false)) {
      changed += changed.empty() ? "" : ",";
      changed += "{\"id\":\"vote-" + std::to_string(vote_) + "\",\"seq\":" + std::to_string(acts_.count()) +
                 ",\"type\":\"ballot\",\"value\":{\"answered\":" + std::to_string(answered_) +
                 ",\"by_bench\":[],\"of\":1000}}";
    }
    if (changed.empty()) {
      for (const std::size_t number : waiting_) flush(number);
    } else {
      const std::string text = "{\"jsonrpc\":\"2.0\",\"method\":\"table.changed\",\"params\":{\"changed\":[" + changed +
                               "],\"removed\":[],\"seq\":" + std::to_string(acts_.count()) + "}}";
      const std::string frame = header_of(text.size()) + text;
      for (std::size_t number = 0; number < lines_.size(); ++number) {
        if (lines_[number].upgraded) write(number, frame);
      }
    }
    waiting_.clear();
  }

  void flush(std::size_t number) { write(number, {}); }

  void write(std::size_t number, std::string_view frame) {
    Line& line = lines_[number];
    if (line.socket < 0 || (line.out.empty() && frame.empty())) return;
    iovec parts[2] = {{line.out.data(), line.out.size()}, {const_cast<char*>(frame.data()), frame.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    const auto sent = ::sendmsg(line.socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    const std::size_t gone = sent < 0 ? 0 : static_cast<std::size_t>(sent);
    const std::size_t all = line.out.size() + frame.size();
    if (gone < line.out.size()) {
      line.out.erase(0, gone);
      line.out += frame;
    } else {
      frame.remove_prefix(gone - line.out.size());
      line.out.assign(frame);
    }
    if ((gone < all) == line.stuck) return;
    line.stuck = gone < all;
    watch(EPOLL_CTL_MOD, line.socket, line.stuck ? EPOLLIN | EPOLLOUT : EPOLLIN, number);
  }

  Acts acts_;
  int epoll_ = -1;
  int listener_ = -1;
  std::vector<Line> lines_;
  std::vector<char> buffer_;
  std::vector<std::size_t> waiting_;  ///< lines that have something to be told
  std::string comments_;
  long vote_ = 0;
  long answered_ = 0;
  bool turnout_changed_ = false;
};

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("tavolo_floor DATABASE READY_FILE\n", stderr);
    return 2;
  }
  ::signal(SIGPIPE, SIG_IGN);
  Floor(words[1], words[2]).run();
}
