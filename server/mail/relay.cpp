#include "server/mail/relay.hpp"

#include <curl/curl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "protocol/vocabulary/scalars.hpp"
#include "server/base/freed.hpp"
#include "server/base/time.hpp"
#include "server/mail/message.hpp"
#include "server/storage/files.hpp"

namespace tavolo::mail {
namespace {

/// How long the answer to a text that went out is waited for when the program is to stop.
constexpr std::int64_t last_answer_ms = 3'000;

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  TAVOLO_CHECK(started == CURLE_OK);
}

struct Place {
  std::string scheme;
  std::string host;
  std::string port;
};

/// Scheme, host and port of a relay's address; nothing for one that holds more, such as a password.
std::optional<Place> place_of(const std::string& url) {
  start_curl();
  const std::unique_ptr<CURLU, Freed<curl_url_cleanup>> parsed(curl_url());
  TAVOLO_CHECK(parsed != nullptr);
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) return std::nullopt;
  const auto part = [&](CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(parsed.get(), which, &text, 0) != CURLUE_OK) return std::string();
    std::string out(text);
    curl_free(text);
    return out;
  };
  Place place{part(CURLUPART_SCHEME), part(CURLUPART_HOST), part(CURLUPART_PORT)};
  const std::string path = part(CURLUPART_PATH);
  const bool more = !(path.empty() || path == "/") || !part(CURLUPART_QUERY).empty() ||
                    !part(CURLUPART_FRAGMENT).empty() || place.host.empty();
  if (more || (place.scheme != "smtp" && place.scheme != "smtps")) return std::nullopt;
  if (place.port.empty()) place.port = place.scheme == "smtps" ? "465" : "587";
  return place;
}

bool is_loopback(const std::string& host) {
  return host == "localhost" || host.starts_with("127.") || host == "[::1]" || host == "::1";
}

/// "550 5.1.1" of "550 5.1.1 <a@b> unknown": what follows may name persons.
std::string codes_of(const std::string& line) {
  const auto of = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  std::string out = line.substr(0, 3);
  const std::string rest = line.size() > 4 ? line.substr(4, line.find(' ', 4) - 4) : "";
  const auto dots = std::ranges::count(rest, '.');
  if (dots == 2 && rest.size() <= 11 && std::ranges::all_of(rest, of)) out += " " + rest;
  return out;
}

std::string word_for(CURLcode fault) {
  switch (fault) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "host_unknown";
    case CURLE_COULDNT_CONNECT:
      return "unreachable";
    case CURLE_OPERATION_TIMEDOUT:
      return "too_slow";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return "certificate";
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
      return "no_tls";
    case CURLE_LOGIN_DENIED:
      return "login_denied";
    default:
      return "line_broken";
  }
}

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

void set_place(CURL* curl, const RelayOptions& options, const Credentials& credentials) {
  const auto place = place_of(options.url);
  TAVOLO_CHECK(place.has_value());
  // The path is what we call ourselves in EHLO.
  const std::string url = place->scheme + "://" + place->host + ":" + place->port + "/" + domain_of(options.from);
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(options.plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca_file.c_str());
  if (!credentials.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, credentials.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, credentials.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_ms));
  curl_easy_setopt(curl, CURLOPT_FTP_RESPONSE_TIMEOUT, static_cast<long>((options.answer_ms + 999) / 1'000));
  curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, 30L);
}

}  // namespace

Result<void> check_relay(const RelayOptions& options) {
  const auto place = place_of(options.url);
  if (!place) {
    return fail("mail_relay_invalid",
                "the relay is to be smtp://host[:port] or smtps://host[:port], without user, password or path");
  }
  if (!Email::parse(options.from)) return fail("mail_from_invalid", "the sender is no e-mail address");
  if (options.plain && !is_loopback(place->host)) {
    return fail("mail_plain_refused",
                "without encryption mail goes to a relay on this machine alone, not to " + place->host);
  }
  return {};
}

Result<Credentials> read_credentials(const std::filesystem::path& file) {
  struct stat seen{};
  // What systemd hands over (LoadCredential=) is for the service alone, though its mode shows the mask of an ACL.
  const char* handed_over = std::getenv("CREDENTIALS_DIRECTORY");
  const bool of_systemd = handed_over != nullptr && file.parent_path() == handed_over;
  if (!of_systemd && stat(file.c_str(), &seen) == 0 && (seen.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail("mail_credentials_invalid", file.string() + " is open to others: chmod go= " + file.string());
  }
  auto text = storage::read_file(file, 4'096);
  if (!text) return std::unexpected(text.error());
  const auto line = [&text] {
    const auto end = text->find('\n');
    std::string first = text->substr(0, end);
    *text = end == std::string::npos ? "" : text->substr(end + 1);
    if (first.ends_with('\r')) first.pop_back();
    return first;
  };
  Credentials credentials;
  credentials.user = line();
  credentials.password = line();
  if (credentials.user.empty() || credentials.password.empty() || !text->empty()) {
    return fail("mail_credentials_invalid", file.string() + " is to hold two lines: user and password");
  }
  return credentials;
}

/// One libcurl handle, whose connection serves the next letter too.
struct Relay::Line {
  CURL* handle = nullptr;
  const Hooks* hooks = nullptr;
  bool text_wanted = false;  ///< the relay answered 354
  bool all_read = false;
  std::int64_t stop_at = 0;  ///< steady; 0: nobody wants to stop
  std::string answer;        ///< codes of the last answer

  Line() {
    start_curl();
    handle = curl_easy_init();
    TAVOLO_CHECK(handle != nullptr);
  }
  ~Line() { curl_easy_cleanup(handle); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  void begin(const Hooks* with) {
    curl_easy_reset(handle);
    hooks = with;
    text_wanted = false;
    all_read = false;
    stop_at = 0;
    answer.clear();
  }

  static std::size_t on_answer(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& line = *static_cast<Line*>(self);
    const std::string said(bytes, size * count);
    // "250-..." goes on; 221 answers our goodbye, which follows whatever went wrong.
    if (said.size() < 4 || said[3] == '-' || said.starts_with("221")) return size * count;
    line.answer = codes_of(said);
    if (said.starts_with("354") && !line.text_wanted) {
      if (line.hooks && line.hooks->before_text && !line.hooks->before_text()) return 0;
      line.text_wanted = true;
    }
    return size * count;
  }
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& line = *static_cast<Line*>(self);
    if (!line.hooks || !line.hooks->stopping || !line.hooks->stopping()) return 0;
    if (!line.text_wanted) return 1;
    const std::int64_t now = steady_clock_ms();
    if (line.stop_at == 0) line.stop_at = now + last_answer_ms;
    return now >= line.stop_at ? 1 : 0;
  }
};

Relay::Relay(RelayOptions options, Credentials credentials)
    : options_(std::move(options)), credentials_(std::move(credentials)), line_(std::make_unique<Line>()) {}

Relay::~Relay() = default;

std::string Relay::name() const {
  const auto place = place_of(options_.url);
  return place ? place->scheme + "://" + place->host + ":" + place->port : "";
}

Carried Relay::carry(const Letter& letter, const std::string& message_id, Instant date, const Hooks& hooks) {
  CURL* const curl = line_->handle;
  line_->begin(&hooks);
  set_place(curl, options_, credentials_);
  Message message(curl, letter, &line_->all_read);
  message.add_headers(options_, letter, message_id, date);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + options_.from + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, message.to());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, message.headers());
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, message.mime());
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, Line::on_answer);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, line_.get());
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, Line::on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, line_.get());
  const CURLcode fault = curl_easy_perform(curl);
  // What it points to ends here.
  curl_easy_reset(curl);
  const std::string& answer = line_->answer;
  if (fault == CURLE_OK) return {Verdict::accepted, answer};
  const bool stopped = fault == CURLE_ABORTED_BY_CALLBACK;
  const bool write_stopped = fault == CURLE_WRITE_ERROR;
  if (line_->text_wanted) {
    // 354 is the answer before the text: then none came to it.
    const bool answered = !answer.starts_with("354");
    if (answered && answer.starts_with('5')) return {Verdict::refused, answer};
    if (answered && answer.starts_with('4')) return {Verdict::again, answer};
    if (line_->all_read) return {Verdict::uncertain, word_for(fault)};
    return {stopped ? Verdict::broken_off : Verdict::again, word_for(fault)};
  }
  if (stopped || write_stopped) return {Verdict::broken_off, ""};
  const bool of_the_letter = fault == CURLE_SEND_ERROR && (answer.starts_with('5') || answer.starts_with('4'));
  if (!of_the_letter) return {Verdict::no_relay, word_for(fault)};
  // 421: the relay closes the line. 530, 535: it wants somebody else. None is of the letter.
  if (answer.starts_with("421") || answer.starts_with("53")) return {Verdict::no_relay, answer};
  return {answer.starts_with('5') ? Verdict::refused : Verdict::again, answer};
}

Result<void> Relay::greet() {
  CURL* const curl = line_->handle;
  line_->begin(nullptr);
  set_place(curl, options_, credentials_);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, Line::on_answer);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, line_.get());
  curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
  std::array<char, CURL_ERROR_SIZE> why{};
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why.data());
  const CURLcode fault = curl_easy_perform(curl);
  curl_easy_reset(curl);
  if (fault == CURLE_OK) return {};
  return fail("mail_relay_unreachable", word_for(fault) + ": " + (why[0] ? why.data() : curl_easy_strerror(fault)));
}

}  // namespace tavolo::mail
