#include "server/base/random.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"

namespace tavolo {
namespace {

/// How often this process was forked off another: a child must not hand out what its parent does.
unsigned generation() {
  static std::atomic<unsigned> forks{0};
  static const int registered = pthread_atfork(nullptr, nullptr, [] { ++forks; });
  TAVOLO_CHECK(registered == 0);
  return forks;
}

/// A thread's stock of random bytes; what was handed out is wiped from it.
class Stock {
 public:
  std::string take(std::size_t count) {
    if (count > stock_.size()) return draw(count);
    if (left_ < count || drawn_in_ != generation()) {
      drawn_in_ = generation();
      stock_ = draw(stock_.size());
      left_ = stock_.size();
    }
    const std::size_t at = stock_.size() - left_;
    std::string taken = stock_.substr(at, count);
    std::fill_n(stock_.begin() + static_cast<std::ptrdiff_t>(at), count, '\0');
    left_ -= count;
    return taken;
  }

 private:
  static std::string draw(std::size_t count) {
    std::string bytes(count, '\0');
    TAVOLO_CHECK(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) == 1);
    return bytes;
  }

  std::string stock_ = std::string(4096, '\0');
  std::size_t left_ = 0;
  unsigned drawn_in_ = 0;
};

std::string uuid_text(std::string bytes, unsigned version) {
  bytes[6] = static_cast<char>((static_cast<std::uint8_t>(bytes[6]) & 0x0FU) | (version << 4U));
  bytes[8] = static_cast<char>((static_cast<std::uint8_t>(bytes[8]) & 0x3FU) | 0x80U);
  std::string text = to_hex(bytes);
  for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
  return text;
}

}  // namespace

std::string random_bytes(std::size_t count) {
  thread_local Stock stock;
  return stock.take(count);
}

std::string random_uuid() { return uuid_text(random_bytes(16), 4); }

std::string named_uuid(const std::string& name) {
  // The namespace is itself a fixed random UUID, made once for Tavolo.
  static const std::string space = *from_hex("6d1f0a7e5b3c4e0f9a27c1d4e8b95f32");
  std::string digest(20, '\0');
  unsigned length = 0;
  const std::string input = space + name;
  TAVOLO_CHECK(EVP_Digest(input.data(), input.size(), reinterpret_cast<unsigned char*>(digest.data()), &length,
                          EVP_sha1(), nullptr) == 1);
  return uuid_text(digest.substr(0, 16), 5);
}

}  // namespace tavolo
