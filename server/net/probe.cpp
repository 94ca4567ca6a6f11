#include "server/net/probe.hpp"

#include <netdb.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <memory>
#include <system_error>

namespace tavolo::net {
namespace {

constexpr int patience_s = 30;  ///< a busy machine is not one that is out of reach
constexpr std::size_t max_answer = 64U * 1024U;

class Socket {
 public:
  explicit Socket(int number) : number_(number) {}
  ~Socket() {
    if (number_ >= 0) ::close(number_);
  }
  Socket(Socket&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Result<Socket> connect_to(const WebAddress& address) {
  const std::string name = address.host + " port " + address.port;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int code = ::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found); code != 0) {
    return fail("unreachable", name + ": " + ::gai_strerror(code));
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(found, ::freeaddrinfo);
  int reason = 0;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    Socket socket(::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol));
    const timeval patience{patience_s, 0};
    ::setsockopt(socket.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket.number(), one->ai_addr, one->ai_addrlen) == 0) return socket;
    reason = errno;
  }
  return fail("unreachable", name + ": " + std::system_category().message(reason));
}

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Session = std::unique_ptr<SSL, decltype(&SSL_free)>;

/// The bytes of one connection, encrypted or not.
class Channel {
 public:
  static Result<Channel> open(const Probe& asked, ProbeAnswer& answer) {
    auto socket = connect_to(asked.address);
    if (!socket) return std::unexpected(socket.error());
    Channel channel(*std::move(socket));
    if (asked.address.encrypted) {
      if (auto begun = channel.encrypt(asked, answer); !begun) return std::unexpected(begun.error());
    }
    return channel;
  }

  bool write(const std::string& text) {
    if (session_) return SSL_write(session_.get(), text.data(), static_cast<int>(text.size())) > 0;
    return ::send(socket_.number(), text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
  }
  std::string read_some() {
    std::string piece(4096, '\0');
    const auto got = session_ ? SSL_read(session_.get(), piece.data(), static_cast<int>(piece.size()))
                              : ::recv(socket_.number(), piece.data(), piece.size(), 0);
    piece.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return piece;
  }

 private:
  explicit Channel(Socket socket) : socket_(std::move(socket)) {}

  /// A certificate that is not believed is told, not refused: the caller wants to see the rest too.
  Result<void> encrypt(const Probe& asked, ProbeAnswer& answer) {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    TAVOLO_CHECK(context_ != nullptr);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    SSL_CTX_set_default_verify_paths(context_.get());
    if (!asked.ca_file.empty() && SSL_CTX_load_verify_locations(context_.get(), asked.ca_file.c_str(), nullptr) != 1) {
      return fail("tls_failed", asked.ca_file + " holds no certificates in PEM form");
    }
    session_.reset(SSL_new(context_.get()));
    TAVOLO_CHECK(session_ != nullptr);
    SSL_set_fd(session_.get(), socket_.number());
    SSL_set_tlsext_host_name(session_.get(), asked.address.host.c_str());
    if (SSL_connect(session_.get()) != 1) {
      const unsigned long code = ERR_get_error();
      const char* text = code == 0 ? "the connection was closed" : ERR_reason_error_string(code);
      return fail("tls_failed", asked.address.authority() + ": " + (text == nullptr ? "no TLS 1.2 or 1.3" : text));
    }
    const std::unique_ptr<X509, decltype(&X509_free)> shown(SSL_get1_peer_certificate(session_.get()), X509_free);
    if (shown) answer.certificate = facts_of(shown.get(), asked.address.host);
    if (const long verdict = SSL_get_verify_result(session_.get()); verdict != X509_V_OK) {
      answer.distrust = X509_verify_cert_error_string(verdict);
    }
    return {};
  }

  Socket socket_;
  Context context_{nullptr, SSL_CTX_free};
  Session session_{nullptr, SSL_free};
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// Status line and header fields (RFC 9112 section 2); false when it is no HTTP.
bool read_head(const std::string& text, ProbeAnswer& answer) {
  const auto end = text.find("\r\n\r\n");
  if (!text.starts_with("HTTP/1.") || end == std::string::npos || text.size() < 12) return false;
  if (std::from_chars(text.data() + 9, text.data() + 12, answer.status).ec != std::errc{}) return false;
  for (std::size_t at = text.find("\r\n"); at < end;) {
    const auto next = text.find("\r\n", at + 2);
    const std::string line = text.substr(at + 2, next - at - 2);
    const auto colon = line.find(':');
    const auto value = line.find_first_not_of(" \t", colon + 1);
    if (colon != std::string::npos) {
      answer.headers.emplace_back(lower(line.substr(0, colon)), value == std::string::npos ? "" : line.substr(value));
    }
    at = next;
  }
  answer.body_start = text.substr(end + 4);
  return true;
}

}  // namespace

Result<WebAddress> WebAddress::parse(const std::string& url) {
  WebAddress address;
  std::string rest;
  if (url.starts_with("https://")) {
    address.encrypted = true;
    rest = url.substr(8);
  } else if (url.starts_with("http://")) {
    rest = url.substr(7);
  }
  if (rest.ends_with('/')) rest.pop_back();
  const auto colon = rest.ends_with(']') ? std::string::npos : rest.rfind(':');
  address.port = colon == std::string::npos ? (address.encrypted ? "443" : "80") : rest.substr(colon + 1);
  address.host = rest.substr(0, colon);
  if (address.host.starts_with('[') && address.host.ends_with(']')) {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  const bool digits = !address.port.empty() && address.port.find_first_not_of("0123456789") == std::string::npos;
  if (address.host.empty() || !digits || address.host.find_first_of("/?#@ []") != std::string::npos) {
    return fail("bad_url", "'" + url + "' is no address such as https://tavolo.example.it");
  }
  return address;
}

std::string WebAddress::authority() const {
  const std::string shown = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return port == (encrypted ? "443" : "80") ? shown : shown + ":" + port;
}

std::string WebAddress::origin() const { return (encrypted ? "https://" : "http://") + authority(); }

std::string ProbeAnswer::header(const std::string& name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

Result<ProbeAnswer> probe(const Probe& asked) {
  ProbeAnswer answer;
  auto channel = Channel::open(asked, answer);
  if (!channel) return std::unexpected(channel.error());
  std::string request =
      "GET " + asked.path + " HTTP/1.1\r\nHost: " + asked.address.authority() + "\r\nUser-Agent: tavolo-doctor\r\n";
  bool connection_said = false;
  for (const auto& [name, value] : asked.headers) {
    request.append(name).append(": ").append(value).append("\r\n");
    connection_said = connection_said || lower(name) == "connection";
  }
  if (!connection_said) request += "Connection: close\r\n";
  const std::string name = asked.address.origin() + asked.path;
  if (!channel->write(request + "\r\n")) return fail("no_answer", name + ": the connection was closed");
  std::string got;
  while (got.size() < max_answer) {
    const std::string piece = channel->read_some();
    if (piece.empty()) break;
    got += piece;
    // A line that is kept open for an upgrade does not end.
    if (connection_said && got.find("\r\n\r\n") != std::string::npos) break;
  }
  if (!read_head(got, answer)) return fail("no_answer", name + ": no answer in HTTP/1.1");
  return answer;
}

}  // namespace tavolo::net
