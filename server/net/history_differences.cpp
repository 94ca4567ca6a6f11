#include <algorithm>
#include <set>

#include "protocol/json/write.hpp"
#include "protocol/rpc/http_history.hpp"
#include "server/audit/differences.hpp"
#include "server/net/audited_reader.hpp"
#include "server/net/history_routes.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {

namespace {

enum class Form { answer, json_lines, csv };

/// A moment as it is asked for: so many entries, or an instant.
struct Moment {
  std::optional<std::uint64_t> size;
  std::optional<Instant> at;
};

/// Nothing: it is malformed.
std::optional<Moment> moment_in(const std::string& text) {
  Moment moment{number_in(text), std::nullopt};
  if (!moment.size) moment.at = parse_instant(text);
  return moment.size || moment.at ? std::optional(moment) : std::nullopt;
}

/// The size after the commit that holds the last of those entries; of an instant, after the last commit that was over.
std::expected<std::uint64_t, HttpResponse> settled(Host& host, const Moment& moment) {
  const std::uint64_t size = moment.size ? *moment.size : host.history.size_at(*moment.at);
  if (size == 0 || size > host.history.size()) return std::unexpected(refusal_response(404, unknown_thing));
  const auto end = audit::commit_end(host.table.log(), size);
  const auto begin = audit::commit_begin(host.table.log(), size);
  if (!end || !begin) return std::unexpected(stopped_response());
  if (!moment.at || *end == size) return *end;
  if (*begin == 0) return std::unexpected(refusal_response(404, unknown_thing));
  return *begin;
}

/// One comparison on its way: the first moment, then the second, then both under what holds now.
struct Asked {
  audit::Past& past;
  AuditedReader reader;
  Form form{};
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  HttpReply reply;
};

/// What its reader may no longer hear is left out of the past as well.
void drop_unheard(const domain::State& state, const std::vector<domain::Audience>& audiences,
                  audit::Past::Stood& stood) {
  std::erase_if(stood.values, [&](const audit::Past::Value& value) {
    const auto place = feed::place_of(state, value.ref);
    return place && std::ranges::find(audiences, place->audience) == audiences.end();
  });
}

std::set<std::string> erased_by_now(const domain::State& state) {
  std::set<std::string> named;
  for (const auto& [id, order] : state.redactions) {
    for (const ErasureTarget& target : order.targets) named.insert(target.object.text);
  }
  return named;
}

rpc::PastMoment moment_of(const audit::Past::Stood& stood) { return {stood.at, static_cast<std::int64_t>(stood.size)}; }

Text<44, 44> root_text(const Hash& root) { return Text<44, 44>::of(to_base64(bytes_of(root))); }

HttpResponse file_of(Host& host, Form form, const audit::Past::Stood& from, const audit::Past::Stood& to,
                     const std::vector<rpc::Difference>& items) {
  record::Log& log = host.table.log();
  const auto from_root = log.root_of(from.size);
  const auto to_root = log.root_of(to.size);
  if (!from_root || !to_root) return stopped_response();
  rpc::DifferencesHead head;
  head.format = Text<1, 60>::of("tavolo/differences/1");
  head.from = moment_of(from);
  head.from_root = root_text(*from_root);
  head.origin = Text<1, 300>::of(log.origin());
  head.to = moment_of(to);
  head.to_root = root_text(*to_root);
  const bool csv = form == Form::csv;
  auto response = private_response(
      csv ? "text/csv; charset=utf-8" : "application/jsonl",
      audit::differences_file(csv ? audit::ExportForm::csv : audit::ExportForm::json_lines, head, items));
  std::string name = host.slug + "-differenze-";
  name += std::to_string(from.size);
  name += '-';
  name += std::to_string(to.size);
  name += csv ? ".csv" : ".jsonl";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

HttpResponse answer_of(const Asked& asked, const domain::Acting& acting, audit::Past::Stood from,
                       audit::Past::Stood to) {
  Host& host = asked.reader.host;
  const domain::State& state = host.table.state();
  const auto audiences = domain::audiences_of(acting);
  drop_unheard(state, audiences, from);
  drop_unheard(state, audiences, to);
  auto items = audit::differences(from, to, erased_by_now(state));
  audit::add_comments(state, acting, from.size, to.size, items);
  audit::name_entries(host.history, state, acting, from.size, to.size, items);
  if (asked.form != Form::answer) return file_of(host, asked.form, from, to, items);
  rpc::PastDifferences answer;
  answer.counts = audit::counts_of(items);
  answer.from = moment_of(from);
  answer.items = std::move(items);
  answer.record_size = static_cast<std::int64_t>(host.history.size());
  answer.to = moment_of(to);
  return private_response("application/json", json::write(answer));
}

void compare(const Asked& asked);

void end_comparison(const Asked& asked, const audit::Past::Stood& from, const audit::Past::Stood& to) {
  when_committed(asked.reader.host, asked.reply, [asked, from, to] {
    const std::string stamp = asked.reader.host.table.log().derived_stamp();
    if (from.stamp != stamp || to.stamp != stamp) return compare(asked);  // an erasure came between
    const auto now = asked.reader.resolve();
    if (!now) return asked.reply(refused_reader(now.error()));
    asked.reply(answer_of(asked, *now, from, to));
  });
}

/// Both as the audiences of one look at the reader; whoever has others at the end hears only what both allow.
void compare(const Asked& asked) {
  const auto acting = asked.reader.resolve();
  if (!acting) return asked.reply(refused_reader(acting.error()));
  const auto audiences = domain::audiences_of(*acting);
  const auto& post = asked.reader.host.post;
  const auto then = [asked, audiences](const Result<audit::Past::Stood>& from) {
    if (!from) return asked.reply(stopped_response());
    const auto done = [asked, from = *from](const Result<audit::Past::Stood>& to) {
      if (!to) return asked.reply(stopped_response());
      end_comparison(asked, from, *to);
    };
    if (!asked.past.ask(asked.to, audiences, asked.reader.host.post, done)) {
      asked.reply(refusal_response(503, busy));
    }
  };
  if (!asked.past.ask(asked.from, audiences, post, then)) asked.reply(refusal_response(503, busy));
}

}  // namespace

bool HistoryRoutes::differences(std::string_view rest, const HttpRequest& request, const HttpReply& reply) {
  const std::string_view ending = rest.substr(std::string_view("past/differences").size());
  if (!ending.empty() && ending != ".jsonl" && ending != ".csv") return false;
  const auto answer = [&](HttpResponse response) {
    reply(std::move(response));
    return true;
  };
  if (request.method != "GET") return answer(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  const auto who = signed_in(host_, request);
  if (!who || !still_holds(host_, *who)) return answer(refused_reader(not_signed_in));
  const auto from = moment_in(query_field(request.query, "from"));
  const std::string until = query_field(request.query, "to");
  const auto to = moment_in(until.empty() ? std::to_string(host_.history.size()) : until);
  if (!from || !to) return answer(refusal_response(400, malformed));
  const Form form = ending.empty() ? Form::answer : ending == ".csv" ? Form::csv : Form::json_lines;
  const AuditedReader reader{host_, *who, query_field(request.query, "acting"),
                             form == Form::answer ? "past_state" : "history_export", replays_.take(who->account)};
  if (!reader.place) return answer(refusal_response(503, busy));
  const auto sizes = [this](
                         const Moment& first,
                         const Moment& second) -> std::expected<std::pair<std::uint64_t, std::uint64_t>, HttpResponse> {
    const auto earlier = settled(host_, first);
    if (!earlier) return std::unexpected(earlier.error());
    const auto later = settled(host_, second);
    if (!later) return std::unexpected(later.error());
    if (*earlier > *later) return std::unexpected(refusal_response(422, {"moments_reversed", "rules#wire", {}}));
    return std::pair(*earlier, *later);
  };
  // refused before it is on record that an auditor looked; whoever may not read learns no more than that
  const auto acting = reader.resolve();
  if (!acting) return answer(refused_reader(acting.error()));
  const auto found = sizes(*from, *to);
  if (!found) return answer(found.error());
  reader.on_record(form == Form::answer ? AuditedReading::as_it_stood : AuditedReading::selection_exported, reply,
                   [this, reader, form, found = *found, reply] {
                     compare({past_, reader, form, found.first, found.second, reply});
                   });
  return true;
}

}  // namespace tavolo::net
