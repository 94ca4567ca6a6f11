#include "server/net/history_routes.hpp"

#include <algorithm>

#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "protocol/rpc/http_history.hpp"
#include "server/audit/history_export.hpp"
#include "server/audit/reading.hpp"
#include "server/net/audited_reader.hpp"
#include "server/net/http_support.hpp"
#include "server/search/answer.hpp"

namespace tavolo::net {

namespace {

/// Of each kind; whoever needs more says it with other words.
constexpr std::size_t most_found = 5'000;

using Reader = AuditedReader;

// ---- as it stood

struct PastAsked {
  bool earlier = false;  ///< rather than later, where a commit is still under way
  std::optional<std::uint64_t> size;
  std::optional<Instant> at;
  std::optional<ObjectRef> object;
};

/// Nothing: it is malformed.
std::optional<PastAsked> past_asked(const std::string& query) {
  PastAsked asked;
  const std::string size = query_field(query, "size");
  const std::string at = query_field(query, "at");
  const std::string object = query_field(query, "object");
  const std::string towards = query_field(query, "towards");
  asked.earlier = towards == "earlier" || !at.empty();
  if (!size.empty()) asked.size = number_in(size);
  if (!at.empty()) asked.at = parse_instant(at);
  if (!object.empty()) asked.object = ObjectRef::parse(object);
  const bool one = asked.size.has_value() != asked.at.has_value();
  const bool read = (towards.empty() || towards == "earlier") && (size.empty() || asked.size) &&
                    (at.empty() || asked.at) && (object.empty() || asked.object);
  return one && read ? std::optional(asked) : std::nullopt;
}

/// Where the commit of an entry ended; nothing: the record cannot be read.
std::optional<std::int64_t> end_of(Host& host, const std::optional<std::int64_t>& size) {
  if (!size) return std::nullopt;
  const auto end = audit::commit_end(host.table.log(), static_cast<std::uint64_t>(*size));
  return end ? std::optional(static_cast<std::int64_t>(*end)) : std::nullopt;
}

/// The sizes to step to from `table.size`: of the thing, as far as the reader may see that it changed.
void add_steps(Host& host, const domain::Acting& acting, const PastAsked& asked, rpc::PastTable& table) {
  const domain::State& state = host.table.state();
  const auto size = static_cast<std::uint64_t>(table.size);
  const auto begin = audit::commit_begin(host.table.log(), size);
  if (!begin) return;
  const auto at = [&](std::uint64_t from) { return host.history.around(asked.object, from, state, acting); };
  if (*begin > 0) table.previous = end_of(host, at(*begin + 1).previous);
  table.next = end_of(host, at(size).next);
}

/// What was heard then, by today's rules too: a thing that is for fewer now is for fewer in the past.
std::string past_text(Host& host, const domain::Acting& acting, const PastAsked& asked,
                      const audit::Past::Stood& stood) {
  const domain::State& state = host.table.state();
  const auto audiences = domain::audiences_of(acting);
  rpc::PastTable table;
  table.at = stood.at;
  table.size = static_cast<std::int64_t>(stood.size);
  table.record_size = static_cast<std::int64_t>(host.history.size());
  add_steps(host, acting, asked, table);
  for (const auto& value : stood.values) {
    const auto place = feed::place_of(state, value.ref);
    if (place && std::ranges::find(audiences, place->audience) == audiences.end()) continue;
    table.entities.push_back({ObjectRef{feed::wire_id(value.ref)},
                              static_cast<std::int64_t>(value.seq),
                              Text<1, 40>::of(value.ref.type),
                              {value.json}});
  }
  return json::write(table);
}

void ask_past(audit::Past& past, const Reader& reader, const PastAsked& asked, std::uint64_t size,
              const HttpReply& reply) {
  const auto acting = reader.resolve();
  if (!acting) return reply(refused_reader(acting.error()));
  const auto answer = [&past, reader, asked, size, reply](const Result<audit::Past::Stood>& stood) {
    if (!stood) return reply(stopped_response());
    when_committed(reader.host, reply, [&past, reader, asked, size, reply, stood = *stood] {
      // an erasure came between
      if (stood.stamp != reader.host.table.log().derived_stamp()) return ask_past(past, reader, asked, size, reply);
      const auto now = reader.resolve();
      if (!now) return reply(refused_reader(now.error()));
      reply(private_response("application/json", past_text(reader.host, *now, asked, stood)));
    });
  };
  if (!past.ask(size, domain::audiences_of(*acting), reader.host.post, answer)) reply(refusal_response(503, busy));
}

// ---- selections

void add_text(std::string& out, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  if (out.back() != '{') out += ',';
  json::append_string(out, name);
  out += ':';
  json::append_string(out, value);
}

/// As a client would send it by list_entries, so that one reader says what is well formed.
std::optional<commands::ListEntries> filter_in(const std::string& query) {
  std::string actor = "{";
  for (const std::string_view name : {"capacity", "organisation", "under"})
    add_text(actor, name, query_field(query, name));
  std::string text = "{";
  if (actor != "{") text += "\"actor\":" + actor + "}";
  for (const std::string_view name : {"from", "object", "to", "type"}) add_text(text, name, query_field(query, name));
  text += '}';
  auto read = json::read<commands::ListEntries>(text);
  return read ? std::optional(*std::move(read)) : std::nullopt;
}

struct Export {
  Export(Reader by, audit::ExportForm form, audit::Selection selection)
      : reader(std::move(by)), file(form, std::move(selection)) {}
  Reader reader;
  audit::HistoryExport file;
};

void next_piece(const std::shared_ptr<Export>& state, const std::function<void(Piece)>& give) {
  const auto cut = [give] { give({{}, true, true}); };
  state->reader.host.table.when_committed(
      [state, give, cut] {
        Host& host = state->reader.host;
        // whoever may read no longer gets no further
        const auto acting = state->reader.resolve();
        if (!acting) return cut();
        auto piece = state->file.next(host.history, host.source(), *acting);
        if (!piece) return cut();
        // later, and not from within: acts and other readers come between two pieces
        host.post([give, bytes = *std::move(piece), last = state->file.done()] { give({bytes, last, false}); });
      },
      cut);
}

void send(const Reader& reader, bool csv, audit::Selection selection, const HttpReply& reply) {
  const std::string size = std::to_string(selection.size);
  const auto form = csv ? audit::ExportForm::csv : audit::ExportForm::json_lines;
  auto state = std::make_shared<Export>(reader, form, std::move(selection));
  auto response = private_response(csv ? "text/csv; charset=utf-8" : "application/jsonl", {});
  std::string name = reader.host.slug + "-registro-" + size;
  name += csv ? ".csv" : ".jsonl";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.pieces = [state](const std::function<void(Piece)>& give) { next_piece(state, give); };
  reply(std::move(response));
}

/// The objects in which the words are found, for this reader, as the record is now. A position counts as the vote
/// whose entry it is. Nothing: more than could be looked through.
std::optional<std::set<std::string>> things_in(const domain::State& state, const domain::Acting& acting,
                                               const std::vector<search::Group>& found) {
  const auto shelves = search::shelves_of(acting);
  std::set<std::string> things;
  for (const auto& group : found) {
    if (group.next) return std::nullopt;
    for (const auto& [standing, title, excerpt] : group.items) {
      const bool readable = std::ranges::find(shelves, standing.shelf) != shelves.end();
      if (readable && search::stands(state, standing)) {
        things.insert(standing.object.substr(0, standing.object.find('/')));
      }
    }
  }
  return things;
}

}  // namespace

bool HistoryRoutes::handle(const HttpRequest& request, const HttpReply& reply) {
  const std::string table = "/api/tables/" + host_.slug + "/";
  if (!request.path.starts_with(table)) return false;
  const std::string_view rest = std::string_view(request.path).substr(table.size());
  if (rest.starts_with("past/differences")) return differences(rest, request, reply);
  const bool of_past = rest == "past";
  const bool csv = rest == "history.csv";
  if (!of_past && !csv && rest != "history.jsonl") return false;
  if (request.method != "GET") {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  } else if (of_past) {
    past(request, reply);
  } else {
    selection(request, csv, reply);
  }
  return true;
}

void HistoryRoutes::past(const HttpRequest& request, const HttpReply& reply) {
  const auto who = signed_in(host_, request);
  if (!who || !still_holds(host_, *who)) return reply(refused_reader(not_signed_in));
  const auto asked = past_asked(request.query);
  if (!asked) return reply(refusal_response(400, malformed));
  const Reader reader{host_, *who, query_field(request.query, "acting"), "past_state", replays_.take(who->account)};
  if (!reader.place) return reply(refusal_response(503, busy));
  const auto answer = [this, reader, asked = *asked, reply] {
    const std::uint64_t size = asked.size ? *asked.size : host_.history.size_at(*asked.at);
    if (const auto acting = reader.resolve(); !acting) return reply(refused_reader(acting.error()));
    if (size == 0 || size > host_.history.size()) return reply(refusal_response(404, unknown_thing));
    const auto end = audit::commit_end(host_.table.log(), size);
    const auto begin = audit::commit_begin(host_.table.log(), size);
    if (!end || !begin) return reply(stopped_response());
    const bool back = asked.earlier && *end != size;
    if (back && *begin == 0 && asked.at) return reply(refusal_response(404, unknown_thing));
    ask_past(past_, reader, asked, back && *begin > 0 ? *begin : *end, reply);
  };
  const std::uint64_t size = asked->size ? *asked->size : host_.history.size_at(*asked->at);
  if (size == 0 || size > host_.history.size()) return reply(refusal_response(404, unknown_thing));
  reader.on_record(AuditedReading::as_it_stood, reply, answer);
}

void HistoryRoutes::selection(const HttpRequest& request, bool csv, const HttpReply& reply) {
  const auto who = signed_in(host_, request);
  if (!who || !still_holds(host_, *who)) return reply(refused_reader(not_signed_in));
  const auto filter = filter_in(request.query);
  const std::string words = query_field(request.query, "text");
  const std::string size = query_field(request.query, "size");
  const auto text = Text<1, 200>::parse(words);
  if (!filter || (!words.empty() && !text) || (!size.empty() && !number_in(size))) {
    return reply(refusal_response(400, malformed));
  }
  audit::Selection selected{*filter, {}, {}, size.empty() ? 0 : *number_in(size)};
  if (!words.empty()) selected.text = *text;
  const Reader reader{host_, *who, query_field(request.query, "acting"), "history_export", exports_.take(who->account)};
  if (!reader.place) return reply(refusal_response(503, busy));
  const auto answer = [this, reader, selected, size, csv, reply]() mutable {
    if (size.empty()) selected.size = host_.history.size();
    const auto acting = reader.resolve();
    if (!acting) return reply(refused_reader(acting.error()));
    if (selected.size == 0 || selected.size > host_.history.size()) return reply(refusal_response(404, unknown_thing));
    if (!audit::may_ask(*acting, selected.filter)) {
      return reply(refusal_response(403, {"not_permitted", "rules#audiences", {}}));
    }
    if (!selected.text) return send(reader, csv, selected, reply);
    auto asked = search::request_of(*acting, {*selected.text, std::nullopt, std::nullopt, {50}});
    TAVOLO_CHECK(asked.has_value());  // no cursor
    asked->limit = most_found;
    host_.search.ask(*std::move(asked), host_.post, [this, reader, selected, csv, reply](search::Found found) {
      if (!found) return reply(refusal_response(503, found.error()));
      when_committed(host_, reply, [this, reader, selected, csv, reply, found = *std::move(found)]() mutable {
        const auto now = reader.resolve();
        if (!now) return reply(refused_reader(now.error()));
        selected.things = things_in(host_.table.state(), *now, found);
        if (!selected.things) return reply(refusal_response(422, {"too_much_found", "rules#wire", {}}));
        send(reader, csv, selected, reply);
      });
    });
  };
  reader.on_record(AuditedReading::selection_exported, reply, answer);
}

}  // namespace tavolo::net
