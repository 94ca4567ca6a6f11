#include "server/mail/message.hpp"

#include <algorithm>
#include <tuple>

#include "server/base/result.hpp"

namespace tavolo::mail {
namespace {

/// Lines end as RFC 5322 wants them; elsewhere in the program a line's end is one character.
std::string with_crlf(const std::string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 40);
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

std::size_t Message::Reading::read(char* into, std::size_t size, std::size_t count, void* self) {
  auto& reading = *static_cast<Reading*>(self);
  const std::size_t take = std::min(size * count, reading.bytes.size() - reading.at);
  reading.bytes.copy(into, take, reading.at);
  reading.at += take;
  if (reading.at == reading.bytes.size() && reading.all_read) *reading.all_read = true;
  return take;
}

int Message::Reading::seek(void* self, curl_off_t offset, int origin) {
  auto& reading = *static_cast<Reading*>(self);
  if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > reading.bytes.size()) {
    return CURL_SEEKFUNC_FAIL;
  }
  reading.at = static_cast<std::size_t>(offset);
  return CURL_SEEKFUNC_OK;
}

void Message::add(Lines& lines, const std::string& line) {
  curl_slist* longer = curl_slist_append(lines.get(), line.c_str());
  TAVOLO_CHECK(longer != nullptr);
  // The new list holds the old one.
  std::ignore = lines.release();
  lines.reset(longer);
}

curl_mimepart* Message::add_part(curl_mime* to, const std::string& bytes, const std::string& type,
                                 const char* encoding) {
  curl_mimepart* part = curl_mime_addpart(to);
  TAVOLO_CHECK(part != nullptr);
  Reading& reading = readings_[used_++];
  reading.bytes = with_crlf(bytes);
  curl_mime_data_cb(part, static_cast<curl_off_t>(reading.bytes.size()), Reading::read, Reading::seek, nullptr,
                    &reading);
  curl_mime_type(part, type.c_str());
  curl_mime_encoder(part, encoding);
  return part;
}

// mixed { alternative { text, html, calendar }, calendar as a file }: the inner one is what mail programs offer to
// accept, the file is for those that do not know it.
Message::Message(CURL* curl, const Letter& letter, bool* all_read) : mime_(curl_mime_init(curl)) {
  curl_mime* alternative = curl_mime_init(curl);
  TAVOLO_CHECK(mime_ != nullptr && alternative != nullptr);
  add_part(alternative, letter.text, "text/plain; charset=UTF-8", "quoted-printable");
  if (!letter.html.empty()) add_part(alternative, letter.html, "text/html; charset=UTF-8", "quoted-printable");
  const bool calendar = !letter.calendar.empty();
  if (calendar) {
    add_part(alternative, letter.calendar, "text/calendar; charset=UTF-8; method=" + letter.method, "base64");
  }
  curl_mimepart* part = curl_mime_addpart(mime_.get());
  TAVOLO_CHECK(part != nullptr);
  curl_mime_subparts(part, alternative);
  curl_mime_type(part, "multipart/alternative");
  if (calendar) {
    curl_mime_filename(add_part(mime_.get(), letter.calendar, "application/ics; name=seduta.ics", "base64"),
                       "seduta.ics");
  }
  readings_[used_ - 1].all_read = all_read;
  add(to_, "<" + letter.address + ">");
}

void Message::add_headers(const RelayOptions& options, const Letter& letter, const std::string& message_id,
                          Instant date) {
  const std::string from =
      options.from_name.empty() ? options.from : header_words(options.from_name) + " <" + options.from + ">";
  add(headers_, "From: " + from);
  add(headers_, "To: <" + letter.address + ">");
  add(headers_, "Subject: " + header_words(letter.subject));
  add(headers_, "Date: " + header_date(date));
  add(headers_, "Message-ID: <" + message_id + ">");
  add(headers_, "Content-Language: it");
  if (letter.automatic) {
    add(headers_, "Auto-Submitted: auto-generated");
    add(headers_, "X-Auto-Response-Suppress: All");
  }
  if (!letter.unsubscribe.empty()) add(headers_, "List-Unsubscribe: <" + letter.unsubscribe + ">");
}

}  // namespace tavolo::mail
