#pragma once
// A letter as libcurl sends it. Internal to the room.

#include <curl/curl.h>

#include <array>
#include <memory>

#include "server/mail/relay.hpp"

namespace tavolo::mail {

class Message {
 public:
  /// `all_read` is set once the relay may have the last byte of the text.
  Message(CURL* curl, const Letter& letter, bool* all_read);
  void add_headers(const RelayOptions& options, const Letter& letter, const std::string& message_id, Instant date);

  curl_mime* mime() { return mime_.get(); }
  curl_slist* headers() { return headers_.get(); }
  curl_slist* to() { return to_.get(); }

 private:
  struct ListFree {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
  };
  using Lines = std::unique_ptr<curl_slist, ListFree>;
  struct MimeFree {
    void operator()(curl_mime* mime) const noexcept { curl_mime_free(mime); }
  };
  /// One body as curl reads it.
  struct Reading {
    std::string bytes;
    std::size_t at = 0;
    bool* all_read = nullptr;

    static std::size_t read(char* into, std::size_t size, std::size_t count, void* self);
    static int seek(void* self, curl_off_t offset, int origin);
  };

  static void add(Lines& lines, const std::string& line);
  curl_mimepart* add_part(curl_mime* to, const std::string& bytes, const std::string& type, const char* encoding);

  std::array<Reading, 4> readings_;  ///< before mime_, which reads them to its end
  std::size_t used_ = 0;
  Lines headers_;
  Lines to_;
  std::unique_ptr<curl_mime, MimeFree> mime_;
};

}  // namespace tavolo::mail
