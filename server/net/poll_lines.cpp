#include "server/net/poll_lines.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "server/base/bytes.hpp"
#include "server/base/random.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {
namespace {

constexpr std::size_t line_name_bytes = 16;
constexpr std::uint64_t largest_since = (std::uint64_t{1} << 53U) - 1;

const Refusal not_signed_in{"not_signed_in", "rules#permissions", {}};
const Refusal line_ended{"line_ended", "rules#wire", {}};
const Refusal rate_limited{"rate_limited", "rules#wire", {}};
const Refusal wrong_method{"wrong_method", "RFC 9110", {}};

HttpResponse bad_form(std::string_view parameter) {
  return refusal_response(400, {"bad_form", "rules#wire", R"({"pointer":"?)" + std::string(parameter) + "\"}"});
}

/// What a close code of a WebSocket is as an answer.
HttpResponse ending(std::uint16_t code) {
  switch (code) {
    case close_signed_out:
      return refusal_response(401, not_signed_in);
    case close_audiences_changed:
      return refusal_response(410, {"audiences_changed", "rules#resume", {}});
    case close_going_away:
      return refusal_response(503, {"table_stopped", "rules#durability", {}});
    default:
      return refusal_response(410, line_ended);
  }
}

/// Nothing when the parameter is absent.
std::optional<std::string_view> parameter(const HttpRequest& request, std::string_view name) {
  std::string_view rest = request.query;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

bool is_line_name(std::string_view text) {
  return text.size() == 2 * line_name_bytes &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

/// One line: the polls on one side, the member's conversation on the other.
class PollLine final : public Link, public std::enable_shared_from_this<PollLine> {
 public:
  PollLine(Host& host, std::shared_ptr<MemberLines> members, SignedIn who)
      : host_(host), member_(host, std::move(members), std::move(who)), used_ms_(steady_clock_ms()) {}

  void start() { member_.on_open(weak_from_this()); }

  void send(Frame frame) override {
    if (!poll_) {
      parting_ = std::move(frame);
      return;
    }
    answer_poll(json_response(200, *frame));
  }
  bool idle() const override { return poll_ && !ended_; }
  void close(std::uint16_t code, std::string_view) override {
    if (ended_) return;
    ended_ = code;
    if (poll_) answer_poll(ending(code));
  }

  /// `done` gets the text of the response, or what ended the line instead.
  void call(std::string_view text, std::function<void(HttpResponse)> done) {
    if (ended_) return done(ending(*ended_));
    const auto call = std::make_shared<Call>(shared_from_this(), std::move(done));
    member_.call(text, [call](std::string answer) { call->answer(json_response(200, std::move(answer))); });
  }

  void poll(std::uint64_t since, const std::weak_ptr<Remote>& asker, HttpReply reply) {
    if (poll_) answer_poll(refusal_response(409, {"poll_replaced", "rules#wire", {}}));
    if (ended_) return reply(ending(*ended_));
    if (!member_.within_rate()) return reply(refusal_response(429, rate_limited));
    if (since > host_.feed.seq()) return reply(refusal_response(409, {"record_rewritten", "rules#resume", {}}));
    poll_ = std::move(reply);
    polled_ms_ = steady_clock_ms();
    if (parting_) return answer_poll(json_response(200, *std::exchange(parting_, nullptr)));
    ++polls_;
    member_.hear_since(since);
    const auto waiting = poll_ ? asker.lock() : nullptr;
    if (!waiting) return;
    waiting->when_gone([weak = weak_from_this(), poll = polls_] {
      if (const auto line = weak.lock(); line && line->polls_ == poll) line->hung_up();
    });
  }

  void tick(std::int64_t steady_ms) {
    if (poll_ && steady_ms - polled_ms_ >= host_.options.limits.poll_hold_ms) {
      HttpResponse nothing = text_response(204, "", "");
      nothing.headers.emplace_back("Cache-Control", "no-store");
      answer_poll(std::move(nothing));
    }
  }

  bool in_use() const { return poll_ || calls_ > 0; }
  /// Since when nobody has asked for it; of a line that is not in use.
  std::int64_t used_ms() const { return used_ms_; }
  bool has_poll() const { return static_cast<bool>(poll_); }
  bool joined() const { return member_.joined(); }
  const SignedIn& who() const { return member_.who(); }

 private:
  /// A request that waits for its answer. Keeps the line; when the line ends without one, its sender is told.
  class Call {
   public:
    Call(std::shared_ptr<PollLine> line, std::function<void(HttpResponse)> done)
        : line_(std::move(line)), done_(std::move(done)) {
      ++line_->calls_;
    }
    ~Call() {
      if (done_) answer(ending(line_->ended_.value_or(close_going_away)));
    }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    void answer(HttpResponse response) {
      if (!done_) return;
      --line_->calls_;
      line_->used_ms_ = steady_clock_ms();
      std::exchange(done_, nullptr)(std::move(response));
    }

   private:
    std::shared_ptr<PollLine> line_;
    std::function<void(HttpResponse)> done_;
  };

  /// Nobody reads an answer to the poll; what comes now is for the next one.
  void hung_up() {
    if (!std::exchange(poll_, nullptr)) return;
    used_ms_ = steady_clock_ms();
  }

  void answer_poll(HttpResponse response) {
    used_ms_ = steady_clock_ms();
    std::exchange(poll_, nullptr)(std::move(response));
  }

  Host& host_;
  MemberLine member_;
  HttpReply poll_;           ///< of the poll that is held
  std::uint64_t polls_ = 0;  ///< that have been held, or answered at once
  std::int64_t polled_ms_ = 0;
  std::int64_t used_ms_;
  std::size_t calls_ = 0;
  Frame parting_;  ///< told when nobody was listening
  std::optional<std::uint16_t> ended_;
};

PollLines::PollLines(Host& host, std::shared_ptr<MemberLines> members) : host_(host), members_(std::move(members)) {}

PollLines::~PollLines() { *alive_ = false; }

bool PollLines::handle(const HttpRequest& request, const HttpReply& reply) {
  const std::string table = "/api/tables/" + host_.slug + "/";
  const bool is_rpc = request.path == table + "rpc";
  if (!is_rpc && request.path != table + "changes") return false;
  const auto refuse = [&](unsigned status, const Refusal& refusal) {
    reply(refusal_response(status, refusal));
    return true;
  };
  if (request.method != (is_rpc ? "POST" : "GET")) return refuse(405, wrong_method);
  if (!anyone_may(is_rpc ? "rpc" : "changes", reply)) return true;
  if (!same_origin(request)) return refuse(403, {"wrong_origin", "rules#permissions", {}});
  if (closing_) return refuse(503, {"closing", "rules#wire", {}});
  const auto who = signed_in(host_, request);
  if (!who) return refuse(401, not_signed_in);
  if (is_rpc) {
    if (sends_json(request, reply)) rpc(request, reply, *who);
  } else {
    changes(request, reply, *who);
  }
  return true;
}

std::shared_ptr<PollLine> PollLines::named(const HttpRequest& request, const HttpReply& reply, const SignedIn& who) {
  const auto name = parameter(request, "line");
  if (!name || !is_line_name(*name)) {
    reply(bad_form("line"));
    return nullptr;
  }
  const auto found = lines_.find(std::string(*name));
  if (found != lines_.end() && found->second->who().credential == who.credential) return found->second;
  reply(refusal_response(410, line_ended));
  return nullptr;
}

void PollLines::rpc(const HttpRequest& request, const HttpReply& reply, const SignedIn& who) {
  if (!parameter(request, "line")) return rpc_without_line(request, reply, who);
  if (const auto line = named(request, reply, who)) line->call(request.body, reply);
}

void PollLines::rpc_without_line(const HttpRequest& request, const HttpReply& reply, const SignedIn& who) {
  const Limits& limits = host_.options.limits;
  auto& rate = joins_.try_emplace(who.account, limits, steady_clock_ms()).first->second;
  if (!rate.take(limits, steady_clock_ms())) return reply(refusal_response(429, rate_limited));
  if (lines_.size() >= limits.max_connections || !room_for(who.account)) {
    return reply(refusal_response(429, {"too_many_connections", "rules#wire", {}}));
  }
  const auto line = std::make_shared<PollLine>(host_, members_, who);
  line->start();
  line->call(request.body, [this, alive = alive_, line = std::weak_ptr(line), reply](HttpResponse response) {
    const auto made = line.lock();
    if (*alive && made && made->joined()) {
      const std::string name = to_hex(random_bytes(line_name_bytes));
      lines_.emplace(name, made);
      response.headers.emplace_back("Tavolo-Line", name);
    }
    reply(std::move(response));
  });
}

void PollLines::changes(const HttpRequest& request, const HttpReply& reply, const SignedIn& who) {
  const auto text = parameter(request, "since").value_or("");
  std::uint64_t since = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), since);
  if (fault != std::errc{} || end != text.data() + text.size() || since > largest_since) {
    return reply(bad_form("since"));
  }
  if (const auto line = named(request, reply, who)) line->poll(since, request.asker, reply);
}

bool PollLines::room_for(identity::AccountId account) {
  std::size_t held = 0;
  auto oldest = lines_.end();
  for (auto at = lines_.begin(); at != lines_.end(); ++at) {
    if (at->second->who().account != account) continue;
    ++held;
    const bool idle = !at->second->in_use();
    if (idle && (oldest == lines_.end() || at->second->used_ms() < oldest->second->used_ms())) oldest = at;
  }
  if (held < host_.options.limits.http_lines_per_account) return true;
  if (oldest == lines_.end()) return false;
  lines_.erase(oldest);
  return true;
}

void PollLines::tick(std::int64_t steady_ms) {
  const auto now = lines_;
  for (const auto& [name, line] : now) {
    line->tick(steady_ms);
    const bool forgotten = !line->in_use() && steady_ms - line->used_ms() > host_.options.limits.ws_idle_timeout_ms;
    if (forgotten) lines_.erase(name);
  }
  for (auto at = joins_.begin(); at != joins_.end();) {
    at = at->second.rested(host_.options.limits, steady_ms) ? joins_.erase(at) : std::next(at);
  }
}

std::size_t PollLines::held() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(lines_, [](const auto& held) { return held.second->has_poll(); }));
}

}  // namespace tavolo::net
