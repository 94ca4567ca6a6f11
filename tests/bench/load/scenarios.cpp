#include "tests/bench/load/scenarios.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "tests/bench/load/process.hpp"

namespace tavolo::bench {
namespace {

constexpr std::size_t joining_at_once = 20;

bool is_change(std::string_view text) { return text.starts_with("{\"jsonrpc\":\"2.0\",\"method\":\"table.changed\""); }

/// True for an answer; a refusal ends the program.
bool is_answer(std::string_view text) {
  if (text.starts_with("{\"error\"")) give_up("refused: " + std::string(text.substr(0, 600)));
  return text.starts_with("{\"id\"");
}

/// How many have answered, in the newest value of a ballot; -1 when the text has none.
long turnout_in(std::string_view text) {
  constexpr std::string_view mark = "\"type\":\"ballot\",\"value\":{\"answered\":";
  const auto at = text.rfind(mark);
  return at == std::string_view::npos ? -1 : std::strtol(text.data() + at + mark.size(), nullptr, 10);
}

std::string member_of(std::string_view text, std::string_view name) {
  const std::string mark = "\"" + std::string(name) + "\":\"";
  const auto at = text.find(mark);
  if (at == std::string_view::npos) give_up("no " + std::string(name) + " in " + std::string(text.substr(0, 300)));
  const auto from = at + mark.size();
  return std::string(text.substr(from, text.find('"', from) - from));
}

std::string day_from_now(int days) {
  const std::time_t then = std::time(nullptr) + days * 86'400L;
  std::tm parts{};
  gmtime_r(&then, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

}  // namespace

/// From here to print(): what it took on the wall, of the server's CPU and of our own.
class Scenarios::Span {
 public:
  explicit Span(const Scenarios& owner) : owner_(owner) {}
  double seconds() const { return static_cast<double>(now_ns() - begun_) / 1e9; }
  /// `<what>_per_s`, `<what>_server_us`, `<what>_own_us` of one, the share that each had of one core, and the
  /// bytes of one
  void print(const std::string& what, double count) const {
    const double wall = seconds();
    const auto server = static_cast<double>(cpu_ns(owner_.options_.server_pid) - server_) / 1e9;
    const auto own = static_cast<double>(own_cpu_ns() - own_) / 1e9;
    owner_.print((what + "_per_s").c_str(), count / wall);
    owner_.print((what + "_server_us").c_str(), server / count * 1e6);
    owner_.print((what + "_own_us").c_str(), own / count * 1e6);
    owner_.print((what + "_server_share").c_str(), server / wall);
    owner_.print((what + "_own_share").c_str(), own / wall);
    owner_.print((what + "_bytes").c_str(), static_cast<double>(owner_.lines_.received() - received_) / count);
  }

 private:
  const Scenarios& owner_;
  std::int64_t server_ = cpu_ns(owner_.options_.server_pid);
  std::int64_t own_ = own_cpu_ns();
  std::uint64_t received_ = owner_.lines_.received();
  std::int64_t begun_ = now_ns();
};

Scenarios::Scenarios(Options options) : options_(std::move(options)), lines_(options_.target) {}

void Scenarios::print(const char* name, double value) const { std::printf("%-32s %.3f\n", name, value); }

void Scenarios::print_latencies(const char* name, std::vector<std::int64_t>& ns) const {
  if (ns.empty()) return;
  std::sort(ns.begin(), ns.end());
  const auto at = [&](std::size_t percent) {
    return static_cast<double>(ns[std::min(ns.size() - 1, ns.size() * percent / 100)]) / 1e6;
  };
  print((std::string(name) + "_p50_ms").c_str(), at(50));
  print((std::string(name) + "_p99_ms").c_str(), at(99));
}

std::string Scenarios::command_id() {
  char text[40];
  const std::uint64_t high = random_();
  const std::uint64_t low = random_();
  std::snprintf(text, sizeof text, "%08x-%04x-4%03x-%04x-%012llx", static_cast<unsigned>(high >> 32U),
                static_cast<unsigned>(high >> 16U & 0xffffU), static_cast<unsigned>(high & 0xfffU),
                static_cast<unsigned>(0x8000U | (low >> 48U & 0x3fffU)),
                static_cast<unsigned long long>(low & 0xffffffffffffULL));
  return text;
}

std::string Scenarios::request(const char* method, const std::string& params) {
  return "{\"jsonrpc\":\"2.0\",\"id\":" + std::to_string(next_id_++) + ",\"method\":\"" + method +
         "\",\"params\":" + params + "}";
}

std::string Scenarios::call(std::size_t line, const char* method, const std::string& params) {
  std::string answer;
  lines_.send(line, request(method, params));
  lines_.run([&] { return !answer.empty(); },
             [&](std::size_t from, std::string_view text) {
               if (from == line && !is_change(text) && is_answer(text)) answer = text;
             });
  return answer;
}

void Scenarios::join() {
  const std::int64_t before = resident_bytes(options_.server_pid);
  const Span span(*this);
  std::size_t asked = 0;
  std::size_t joined = 0;
  std::vector<std::string> acting;
  const auto open = [&](const Member& member) {
    acting.push_back(member.acting);
    return lines_.open(member.bearer);
  };
  for (std::size_t i = 0; i < options_.lines; ++i) open(options_.delegates[i % options_.delegates.size()]);
  secretary_ = open(options_.secretary);
  chair_ = open(options_.chair);
  const std::size_t all = lines_.size();
  const auto ask = [&] {
    lines_.send(asked, request("table.join", "{\"acting\":\"" + acting[asked] + "\"}"));
    ++asked;
  };
  while (asked < std::min(joining_at_once, all)) ask();
  lines_.run([&] { return joined == all; },
             [&](std::size_t, std::string_view text) {
               if (is_change(text) || !is_answer(text)) return;
               ++joined;
               if (asked < all) ask();
             },
             600);
  span.print("join", static_cast<double>(all));
  lines_.quiet(1500, [](std::size_t, std::string_view) {});
  const std::int64_t after = resident_bytes(options_.server_pid);
  print("members", static_cast<double>(all));
  print("memory_before_mib", static_cast<double>(before) / 1048576.0);
  print("memory_joined_mib", static_cast<double>(after) / 1048576.0);
  print("memory_per_member_kib", static_cast<double>(after - before) / 1024.0 / static_cast<double>(all));
}

std::string Scenarios::opened_vote() {
  const std::string prepared =
      call(secretary_, "prepare_vote",
           "{\"command_id\":\"" + command_id() +
               "\",\"subject\":{\"kind\":\"text\"},\"title\":\"Prova di carico\",\"question\":\"Il tavolo prova quanto "
               "regge il programma?\",\"benches\":[\"institutions\",\"social_partners\",\"third_sector\",\"other\"],"
               "\"majority\":{\"kind\":\"simple\"},\"visibility\":\"at_close\",\"closes_on\":\"" +
               day_from_now(30) + "\",\"closes_time\":\"18:00\"}");
  const std::string vote = member_of(prepared, "created");
  call(chair_, "open_vote", "{\"command_id\":\"" + command_id() + "\",\"vote\":\"" + vote + "\"}");
  lines_.quiet(300, [](std::size_t, std::string_view) {});
  return vote;
}

std::string Scenarios::cast(const std::string& vote, bool favourable) {
  return request("cast_position", "{\"command_id\":\"" + command_id() + "\",\"vote\":\"" + vote + "\",\"choice\":\"" +
                                      (favourable ? "favourable" : "abstained") + "\",\"conflict_of_interest\":false}");
}

void Scenarios::cast_at_once() {
  const std::size_t voters = options_.delegates.size();
  std::vector<std::int64_t> latencies;
  std::vector<std::int64_t> everybody;
  double seconds = 0;
  double server = 0;
  double own = 0;
  double deliveries = 0;
  for (int round = 0; round < options_.votes; ++round) {
    const std::string vote = opened_vote();
    std::vector<std::string> frames;
    for (std::size_t i = 0; i < voters; ++i) frames.push_back(cast(vote, i % 2 == 0));
    std::vector<std::int64_t> sent(voters);
    std::vector<bool> told(lines_.size());
    std::size_t acknowledged = 0;
    std::size_t knowing = 0;
    std::int64_t last_answer = 0;
    const std::int64_t server_before = cpu_ns(options_.server_pid);
    const std::int64_t own_before = own_cpu_ns();
    const std::int64_t begun = now_ns();
    for (std::size_t i = 0; i < voters; ++i) {
      sent[i] = now_ns();
      lines_.send(i, frames[i]);
    }
    lines_.run([&] { return acknowledged == voters && knowing == lines_.size(); },
               [&](std::size_t line, std::string_view text) {
                 if (!is_change(text)) {
                   if (!is_answer(text)) return;
                   last_answer = now_ns();
                   latencies.push_back(last_answer - sent[line]);
                   ++acknowledged;
                   return;
                 }
                 deliveries += 1;
                 if (told[line] || turnout_in(text) != static_cast<long>(voters)) return;
                 told[line] = true;
                 ++knowing;
               });
    everybody.push_back(now_ns() - begun);
    seconds += static_cast<double>(last_answer - begun) / 1e9;
    server += static_cast<double>(cpu_ns(options_.server_pid) - server_before) / 1e9;
    own += static_cast<double>(own_cpu_ns() - own_before) / 1e9;
  }
  const double acts = static_cast<double>(voters) * options_.votes;
  print("at_once_per_s", acts / seconds);
  print_latencies("at_once", latencies);
  std::sort(everybody.begin(), everybody.end());
  print("at_once_everybody_ms", static_cast<double>(everybody[everybody.size() / 2]) / 1e6);
  print("at_once_frames_per_member", deliveries / options_.votes / static_cast<double>(lines_.size()));
  print("at_once_server_us", server / acts * 1e6);
  print("at_once_own_us", own / acts * 1e6);
}

void Scenarios::cast_in_a_loop() {
  const std::size_t voters = options_.delegates.size();
  const std::string vote = opened_vote();
  std::vector<std::int64_t> sent(voters);
  std::vector<std::int64_t> latencies;
  std::size_t waiting = voters;
  bool favourable = false;
  // The first positions change the turnout; only what follows is counted.
  for (std::size_t i = 0; i < voters; ++i) lines_.send(i, cast(vote, true));
  lines_.run([&] { return waiting == 0; },
             [&](std::size_t, std::string_view text) {
               if (!is_change(text) && is_answer(text)) --waiting;
             });
  lines_.quiet(300, [](std::size_t, std::string_view) {});

  const auto again = [&](std::size_t line) {
    favourable = !favourable;
    sent[line] = now_ns();
    lines_.send(line, cast(vote, favourable));
    ++waiting;
  };
  const Span span(*this);
  const std::int64_t end = now_ns() + options_.loop_seconds * 1'000'000'000LL;
  for (std::size_t i = 0; i < voters; ++i) again(i);
  lines_.run([&] { return waiting == 0; },
             [&](std::size_t line, std::string_view text) {
               if (is_change(text) || !is_answer(text)) return;
               const std::int64_t now = now_ns();
               latencies.push_back(now - sent[line]);
               --waiting;
               if (now < end) again(line);
             });
  span.print("loop", static_cast<double>(latencies.size()));
  print_latencies("loop", latencies);
}

std::string Scenarios::comment() {
  return request("post_comment",
                 "{\"command_id\":\"" + command_id() + "\",\"subject\":\"" + options_.subject +
                     "\",\"stance\":\"favourable\",\"text\":\"Il trasporto a chiamata aiuta chi vive nelle frazioni: "
                     "proponiamo di provarlo per sei mesi e di contare quante persone lo usano.\"}");
}

std::size_t Scenarios::comments_in(std::string_view text) {
  if (text == last_text_) return last_comments_;
  constexpr std::string_view mark = "\"type\":\"comment\",\"value\":";
  std::size_t count = 0;
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++count;
  last_text_ = text;
  last_comments_ = count;
  return count;
}

void Scenarios::until_all_have_comments(std::size_t each) {
  std::vector<std::size_t> had(lines_.size());
  std::size_t complete = 0;
  lines_.run([&] { return complete == lines_.size(); },
             [&](std::size_t line, std::string_view text) {
               if (!is_change(text)) {
                 is_answer(text);
                 return;
               }
               const bool before = had[line] >= each;
               had[line] += comments_in(text);
               if (!before && had[line] >= each) ++complete;
             });
}

void Scenarios::single_changes() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    call(i, "watch_collection", "{\"subject\":\"" + options_.subject + "\"}");
  }
  const Span span(*this);
  for (int i = 0; i < options_.singles; ++i) {
    lines_.send(static_cast<std::size_t>(i) % options_.lines, comment());
    until_all_have_comments(1);
  }
  span.print("single", static_cast<double>(options_.singles) * static_cast<double>(lines_.size()));
}

void Scenarios::bursts() {
  const Span span(*this);
  for (int round = 0; round < options_.bursts; ++round) {
    for (int i = 0; i < options_.burst_size; ++i) lines_.send(static_cast<std::size_t>(i), comment());
    until_all_have_comments(static_cast<std::size_t>(options_.burst_size));
  }
  span.print("burst", static_cast<double>(options_.bursts) * options_.burst_size * static_cast<double>(lines_.size()));
}

}  // namespace tavolo::bench
