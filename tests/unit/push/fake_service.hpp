#pragma once
// A push service on this machine: takes requests one after the other and answers what it is told to.

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

namespace tavolo::push {

struct TakenRequest {
  std::string path;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

class FakeService {
 public:
  FakeService() : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
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
  ~FakeService() {
    shutdown(listener_, SHUT_RDWR);
    close(listener_);
    thread_.join();
  }
  FakeService(const FakeService&) = delete;
  FakeService& operator=(const FakeService&) = delete;

  std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// The status lines (with further headers) of the next answers; after them 201.
  void answer_with(std::vector<std::string> heads) {
    const std::lock_guard lock(mutex_);
    heads_ = std::move(heads);
  }
  /// Waits until so many have come.
  bool took(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return taken_.size() >= count; });
  }
  std::vector<TakenRequest> taken() {
    const std::lock_guard lock(mutex_);
    return taken_;
  }

 private:
  void serve() {
    for (;;) {
      const int line = accept(listener_, nullptr, nullptr);
      if (line < 0) return;
      const TakenRequest request = read_from(line);
      std::string head = "HTTP/1.1 201 Created";
      {
        const std::lock_guard lock(mutex_);
        if (!heads_.empty()) {
          head = heads_.front();
          heads_.erase(heads_.begin());
        }
      }
      const std::string answer = head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      (void)!write(line, answer.data(), answer.size());
      close(line);
      const std::lock_guard lock(mutex_);
      taken_.push_back(request);
      changed_.notify_all();
    }
  }
  static TakenRequest read_from(int line) {
    std::string text;
    std::string::size_type end = std::string::npos;
    std::size_t length = 0;
    char bytes[4096];
    while (end == std::string::npos || text.size() < end + 4 + length) {
      const auto size = read(line, bytes, sizeof bytes);
      if (size <= 0) break;
      text.append(bytes, static_cast<std::size_t>(size));
      if (end == std::string::npos) {
        end = text.find("\r\n\r\n");
        if (end != std::string::npos) length = std::stoul(headers_of(text.substr(0, end))["content-length"]);
      }
    }
    TakenRequest request;
    request.path = text.substr(text.find(' ') + 1, text.find(' ', text.find(' ') + 1) - text.find(' ') - 1);
    request.headers = headers_of(text.substr(0, end));
    request.body = text.substr(end + 4);
    return request;
  }
  static std::map<std::string, std::string> headers_of(const std::string& head) {
    std::map<std::string, std::string> headers{{"content-length", "0"}};
    for (auto at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
      const std::string line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
      std::string name = line.substr(0, line.find(':'));
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      headers[name] = line.substr(std::min(line.find(':') + 2, line.size()));
    }
    return headers;
  }

  int listener_;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> heads_;
  std::vector<TakenRequest> taken_;
  std::thread thread_;
};

}  // namespace tavolo::push
