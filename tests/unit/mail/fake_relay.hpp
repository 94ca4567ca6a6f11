#pragma once
// A mail relay on this machine, unencrypted: takes letters one line after the other and answers what it is told to.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tavolo::mail {

struct TakenLetter {
  std::string from;
  std::string to;
  std::string text;  ///< header and body as they came, without the last dot
};

class FakeRelay {
 public:
  FakeRelay() : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    socklen_t size = sizeof address;
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    listen(listener_, 16);
    thread_ = std::thread([this] { serve(); });
  }
  ~FakeRelay() {
    shutdown(listener_, SHUT_RDWR);
    close(listener_);
    {
      const std::lock_guard lock(mutex_);
      if (line_ >= 0) shutdown(line_, SHUT_RDWR);
    }
    thread_.join();
  }
  FakeRelay(const FakeRelay&) = delete;
  FakeRelay& operator=(const FakeRelay&) = delete;

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  /// The next answers to a step ("rcpt", "data", "text" ...); after them it agrees. "drop": hangs up instead.
  void answer_with(const std::string& step, std::vector<std::string> answers) {
    const std::lock_guard lock(mutex_);
    answers_[step] = std::move(answers);
  }
  /// Waits until so many letters have been agreed to, or so many times a step was reached.
  bool took(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return taken_.size() >= count; });
  }
  bool reached(const std::string& step, int times) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return steps_[step] >= times; });
  }
  int times(const std::string& step) {
    const std::lock_guard lock(mutex_);
    return steps_[step];
  }
  std::vector<TakenLetter> taken() {
    const std::lock_guard lock(mutex_);
    return taken_;
  }

 private:
  void serve() {
    for (;;) {
      const int line = accept(listener_, nullptr, nullptr);
      if (line < 0) return;
      {
        const std::lock_guard lock(mutex_);
        line_ = line;
      }
      talk(line);
      const std::lock_guard lock(mutex_);
      line_ = -1;
      close(line);
    }
  }

  /// False: hung up.
  bool say(int line, const std::string& step, const std::string& otherwise) {
    std::string answer = otherwise;
    {
      const std::lock_guard lock(mutex_);
      ++steps_[step];
      auto& next = answers_[step];
      if (!next.empty()) {
        answer = next.front();
        next.erase(next.begin());
      }
      changed_.notify_all();
    }
    if (answer == "drop") return false;
    answer += "\r\n";
    return write(line, answer.data(), answer.size()) == static_cast<ssize_t>(answer.size());
  }

  void talk(int line) {
    if (!say(line, "greeting", "220 relay.invalid")) return;
    std::string unread;
    TakenLetter letter;
    for (;;) {
      const auto command = line_of(line, unread, "\r\n");
      if (!command) return;
      const std::string verb = command->substr(0, 4);
      if (verb == "EHLO") {
        if (!say(line, "ehlo", "250 relay.invalid")) return;
      } else if (verb == "MAIL") {
        letter = {inside(*command), "", ""};
        if (!say(line, "mail", "250 2.1.0 ok")) return;
      } else if (verb == "RCPT") {
        letter.to = inside(*command);
        if (!say(line, "rcpt", "250 2.1.5 ok")) return;
      } else if (verb == "DATA") {
        if (!say(line, "data", "354 go on")) return;
        auto text = line_of(line, unread, "\r\n.\r\n");
        if (!text) return;
        letter.text = *text + "\r\n";
        {
          const std::lock_guard lock(mutex_);
          if (answers_["text"].empty()) taken_.push_back(letter);
        }
        if (!say(line, "text", "250 2.0.0 queued")) return;
      } else if (verb == "QUIT") {
        say(line, "quit", "221 bye");
        return;
      } else if (!say(line, "other", "250 ok")) {
        return;
      }
    }
  }

  static std::string inside(const std::string& command) {
    const auto from = command.find('<');
    return command.substr(from + 1, command.find('>') - from - 1);
  }
  static std::optional<std::string> line_of(int line, std::string& unread, const std::string& end) {
    char bytes[4096];
    for (;;) {
      const auto at = unread.find(end);
      if (at != std::string::npos) {
        std::string found = unread.substr(0, at);
        unread.erase(0, at + end.size());
        return found;
      }
      const auto size = read(line, bytes, sizeof bytes);
      if (size <= 0) return std::nullopt;
      unread.append(bytes, static_cast<std::size_t>(size));
    }
  }

  int listener_;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::vector<std::string>> answers_;
  std::map<std::string, int> steps_;
  std::vector<TakenLetter> taken_;
  int line_ = -1;
  std::thread thread_;
};

}  // namespace tavolo::mail
