#include "server/net/service.hpp"

#include <algorithm>
#include <tuple>

#include "protocol/rpc/http_operations.hpp"
#include "server/base/log.hpp"
#include "server/base/process_metrics.hpp"
#include "server/net/account_routes.hpp"
#include "server/net/assets.hpp"
#include "server/net/document_routes.hpp"
#include "server/net/health.hpp"
#include "server/net/http_support.hpp"
#include "server/net/log_file_routes.hpp"
#include "server/net/mail_routes.hpp"
#include "server/net/minutes_routes.hpp"
#include "server/net/record_routes.hpp"
#include "server/net/search_routes.hpp"
#include "server/net/sign_in_routes.hpp"
#include "server/pages/pages.hpp"

namespace tavolo::net {
namespace {

constexpr std::int64_t uses_interval_ms = 30'000;

bool accepts_gzip(const HttpRequest& request) {
  return request.header("accept-encoding").find("gzip") != std::string_view::npos;
}

bool offers_subprotocol(const HttpRequest& request) {
  std::string_view rest = request.header("sec-websocket-protocol");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    std::string_view offered = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (offered.starts_with(' ')) offered.remove_prefix(1);
    while (offered.ends_with(' ')) offered.remove_suffix(1);
    if (offered == "tavolo.v1") return true;
  }
  return false;
}

HttpResponse page_response(unsigned status, std::string html, std::string_view language) {
  auto response = text_response(status, "text/html; charset=utf-8", std::move(html));
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.headers.emplace_back("Content-Language", std::string(language));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

/// Whether `path` is of the form of `pattern`, whose {words} stand for one segment each.
bool fits(std::string_view path, std::string_view pattern) {
  while (!path.empty() && !pattern.empty()) {
    const auto end = std::min(path.find('/', 1), path.size());
    const auto pattern_end = std::min(pattern.find('/', 1), pattern.size());
    const std::string_view wanted = pattern.substr(0, pattern_end);
    if (!wanted.starts_with("/{") && wanted != path.substr(0, end)) return false;
    path.remove_prefix(end);
    pattern.remove_prefix(pattern_end);
  }
  return path.empty() && pattern.empty();
}

/// The route of a path as schemas/openapi.json writes it: words of ours, so that what strangers ask for names nothing.
std::string_view route_of(std::string_view path) {
  for (const auto& operation : rpc::http_operations()) {
    if (fits(path, operation.path)) return operation.path;
  }
  if (path.starts_with("/pubblico/")) return "/pubblico";
  if (path.starts_with("/t/") || path.starts_with("/registry/")) return "/t";
  return path.starts_with("/api/") ? "other" : "/";
}

std::string_view known_method(std::string_view method) {
  for (const std::string_view known : {"GET", "HEAD", "POST", "DELETE", "PUT"}) {
    if (method == known) return known;
  }
  return "other";
}

}  // namespace

Service::Service(Host& host)
    : host_(host),
      polls_(host, lines_),
      halls_(host),
      history_(host),
      recomputed_(host),
      pushes_({host.after, host.post, [] { return std::chrono::steady_clock::now().time_since_epoch(); },
               [this] { push(); }}),
      push_news_(host),
      digests_(host),
      notices_(host),
      letters_(host, digests_),
      documents_(host),
      today_(host.table.moment().today()) {
  host_.feed.on_news([this](const feed::Feed::News& news) { tell(news); });
  host_.identity.on_revoked([this](const identity::Revoked& revoked) {
    for_each_line([&](MemberLine& line) { line.on_revoked(revoked.credential); });
  });
  host_.on_mail = [this](mail::Report report) {
    digests_.on_queued(report.about);
    notices_.on_report(std::move(report));
  };
  host_.documents = &documents_;
  accounts_follow_record(host_);
  letters_.note();
  add_gauges();
}

Service::~Service() {
  host_.feed.on_news({});
  host_.identity.on_revoked({});
  host_.on_mail = [](auto) {};
  host_.documents = nullptr;
}

void Service::add_gauges() {
  Metrics& all = host_.meters->all;
  const auto sum = [this](auto value) {
    double total = 0;
    for (const MemberLine* line : *lines_) total += value(*line);
    return total;
  };
  all.gauges("tavolo_members", "Lines that have joined, by what carries them.", "carrier", [this, sum] {
    const double joined = sum([](const MemberLine& line) { return line.joined() ? 1.0 : 0.0; });
    const auto polls = static_cast<double>(polls_.lines());
    return std::map<std::string, double>{{"polls", polls}, {"websocket", std::max(0.0, joined - polls)}};
  });
  all.gauge("tavolo_sessions", "Browsers that are signed in: sessions that hold now.",
            [this] { return static_cast<double>(host_.identity.sessions().holding(host_.now()).value_or(0)); });
  all.gauge("tavolo_polls_held", "Polls that wait for news.", [this] { return static_cast<double>(polls_.held()); });
  all.gauge("tavolo_members_behind", "Members who have not been told of all that is on record.",
            [sum] { return sum([](const MemberLine& line) { return line.behind() > 0 ? 1.0 : 0.0; }); });
  all.gauge("tavolo_feed_lag_entries", "Entries that the member furthest behind has not been told of.", [this] {
    double most = 0;
    for (const MemberLine* line : *lines_) most = std::max(most, static_cast<double>(line->behind()));
    return most;
  });
  all.gauge("tavolo_uncommitted_entries", "Entries decided and not yet durable.",
            [this] { return static_cast<double>(host_.table.state().size - host_.table.committed_size()); });
  all.gauge("tavolo_commit_under_way_seconds", "How long the commit under way has taken so far; 0 when none is.",
            [this] { return host_.meters->commit_under_way_seconds(); });
  all.gauge("tavolo_record_entries", "Entries on record.",
            [this] { return static_cast<double>(host_.table.committed_size()); });
  all.gauge("tavolo_checkpoint_age_seconds", "Since the newest entry, and so the newest checkpoint, was made.", [this] {
    return static_cast<double>(std::max<std::int64_t>(0, host_.now().ms - host_.table.state().last_ts.ms)) / 1000.0;
  });
  all.gauge("tavolo_ready", "1 when acts are taken.", [this] { return unready_because(host_).empty() ? 1.0 : 0.0; });
  all.gauge("tavolo_clock_trusted", "1 when the hour is certain.",
            [this] { return host_.table.clock_trusted() ? 1.0 : 0.0; });
  all.gauge("tavolo_pages_cached", "Public pages kept as rendered.",
            [this] { return static_cast<double>(pages_.pages()); });
  all.gauge("tavolo_unpublished_entries", "Entries on record that the public files do not hold yet.", [this] {
    double most = 0;
    if (!host_.publisher) return most;
    for (const auto& one : host_.publisher->state()) {
      if (one.origin != host_.table.log().origin()) continue;
      most = static_cast<double>(host_.table.committed_size()) - static_cast<double>(one.size);
    }
    return std::max(0.0, most);
  });
  all.gauge("tavolo_publishing_stopped", "Logs whose public files cannot be written: the log file says why.", [this] {
    double stopped = 0;
    if (!host_.publisher) return stopped;
    for (const auto& one : host_.publisher->state()) stopped += one.fault.empty() ? 0 : 1;
    return stopped;
  });
  add_process_metrics(all);
}

template <class Act>
void Service::for_each_line(Act act) {
  // A line may end while it is told something.
  const std::vector<MemberLine*> now(lines_->begin(), lines_->end());
  for (MemberLine* line : now) {
    if (lines_->contains(line)) act(*line);
  }
}

void Service::tell(const feed::Feed::News& news) {
  push_news_.note();
  notices_.note();
  documents_.note();
  digests_.note();
  letters_.note();
  // Who may hear what is settled before anything else goes out.
  if (!news.stopped && !news.authority_changed) return pushes_.soon();
  for_each_line([&](MemberLine& line) { line.on_news(news); });
  if (!news.authority_changed) return;
  host_.table.when_committed([this] {
    accounts_follow_record(host_);
    for_each_line([](MemberLine& line) { line.on_authority(); });
    halls_.push();
  });
}

void Service::push() {
  halls_.push();
  for_each_line([&](MemberLine& line) { line.on_news({host_.feed.seq(), false, false}); });
}

std::optional<std::size_t> Service::body_limit(const HttpRequest& request) { return upload_limit(host_, request); }

void Service::handle(HttpRequest request, HttpReply reply) {
  host_.sightings.note(request);
  const bool secure = request.secure;
  const std::string_view known = route_of(request.path);
  const std::string_view method = known_method(request.method);
  route(request, [reply = std::move(reply), secure, known, method, meters = host_.meters](HttpResponse response) {
    add_security_headers(response, secure);
    meters->http.add({known, method, std::to_string(response.status)});
    reply(std::move(response));
  });
}

void Service::route(const HttpRequest& request, const HttpReply& reply) {
  if (request.path.starts_with("/api/")) {
    if (polls_.handle(request, reply) || history_.handle(request, reply)) return;
    if (recomputed_.handle(request, reply)) return;
    if (handle_sign_in_routes(host_, request, reply) || handle_account_routes(host_, request, reply) ||
        handle_push_routes(host_, request, reply) || handle_mail_routes(host_, request, reply) ||
        handle_record_routes(host_, request, reply) || handle_upload(host_, request, reply) ||
        halls_.handle(request, reply))
      return;
    return reply(refusal_response(404, {"unknown_thing", "rules#ids", {}}));
  }
  if (request.method != "GET" && request.method != "HEAD") {
    return reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  }
  if (handle_health_routes(host_, request, reply) || handle_log_file_routes(host_, request, reply) ||
      handle_minutes_routes(host_, request, reply) || handle_calendar(host_, request, reply) ||
      handle_download(host_, request, reply) || serve_page(request, reply) || !anyone_may("client_app", reply))
    return;
  reply(serve_client(request));
}

bool Service::serve_page(const HttpRequest& request, const HttpReply& reply) {
  if (request.path == pages::stylesheet_path) {
    auto response = text_response(200, "text/css; charset=utf-8", std::string(pages::stylesheet()));
    response.headers.emplace_back("Cache-Control", "no-cache");
    reply(std::move(response));
    return true;
  }
  if (request.path != "/pubblico" && !request.path.starts_with("/pubblico/")) return false;
  if (handle_public_search(host_, request, reply)) return true;
  const std::string_view action = request.path == "/pubblico/accessibilita" ? "page_accessibility"
                                  : request.path == "/pubblico/privacy"     ? "page_privacy"
                                                                            : "page_public";
  if (!anyone_may(action, reply)) return true;
  const auto asked = pages::language_asked(request.query, request.header("accept-language"));
  const std::string language(pages::tag_of(asked.language));
  const std::string key = language + (asked.in_address ? "! " : " ") + request.path;
  if (!host_.table.stopped()) {
    // What is kept is of what is committed: it need not wait, and holds up no act.
    if (const auto kept = pages_.find(key, host_.table.committed_size(), host_.table.moment().today())) {
      reply(page_response(200, *kept, language));
      return true;
    }
  }
  host_.table.when_committed(
      [this, path = request.path, asked, language, key, reply] {
        pages::Site site{host_.table.state(),
                         host_.table.moment(),
                         host_.table.log().head().checkpoint,
                         std::string(pages::stylesheet_path),
                         host_.options.insecure_lan,
                         host_.table.log().vkey()};
        site.asked = asked;
        site.public_url = host_.options.public_url;
        auto page = pages::render(site, path);
        if (!page) return reply(redirect("/pubblico"));
        if (page->status == 200) {
          (void)pages_.find(key, host_.table.committed_size(), site.moment.today());
          pages_.keep(key, std::make_shared<const std::string>(page->html));
        }
        reply(page_response(page->status, std::move(page->html), language));
      },
      [reply] { reply(refusal_response(503, {"table_stopped", "rules#durability", {}})); });
  return true;
}

HttpResponse Service::serve_client(const HttpRequest& request) const {
  const Asset* asset = find_asset(request.path);
  // An address of the client may hold a dot (/piano/OO1.2): only what ends like a file of ours is one.
  const bool file = content_type_of(request.path) != content_type_of("");
  if (!asset && file) return text_response(404, "text/plain; charset=utf-8", "404\n");
  if (!asset) asset = find_asset("/index.html");
  if (!asset) {
    return text_response(
        503, "text/plain; charset=utf-8",
        "This program was built without the web client: run npm ci && npm run build in client-web, then "
        "build again.\nThe public pages are at /pubblico.\n");
  }
  HttpResponse response;
  response.content_type = content_type_of(asset->path);
  const bool immutable = asset->path.starts_with("/assets/");
  response.headers.emplace_back("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (accepts_gzip(request)) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.shared_body = asset->gzip;
  } else {
    response.shared_body = asset->plain;
  }
  return response;
}

std::variant<std::unique_ptr<Conversation>, HttpResponse> Service::upgrade(const HttpRequest& request) {
  const auto refused = [&](unsigned status, const char* code) {
    HttpResponse response = refusal_response(status, {code, "rules#wire", {}});
    add_security_headers(response, request.secure);
    return response;
  };
  if (request.path != "/ws/tables/" + host_.slug) return refused(404, "unknown_thing");
  if (!same_origin(request)) return refused(403, "wrong_origin");
  if (!offers_subprotocol(request)) return refused(400, "subprotocol_missing");
  auto who = signed_in(host_, request);
  if (!who) return refused(401, "not_signed_in");
  return std::make_unique<MemberLine>(host_, lines_, *std::move(who));
}

void Service::note_lines() {
  std::set<OrganisationId> connected;
  for (const MemberLine* line : *lines_) {
    if (const auto body = line->body()) connected.insert(*body);
  }
  for (const OrganisationId body : connected) {
    if (!connected_.contains(body)) host_.table.line_changed(body, true);
  }
  for (const OrganisationId body : connected_) {
    if (!connected.contains(body)) host_.table.line_changed(body, false);
  }
  connected_ = std::move(connected);
}

void Service::tell_of_lines() {
  in_grace_ = domain::lines_in_grace(host_.table.state(), host_.table.lines());
  for_each_line([this](MemberLine& line) { line.on_lines(in_grace_); });
}

void Service::tick() {
  note_lines();
  host_.table.tick();
  tell_of_lines();
  const std::int64_t steady = steady_clock_ms();
  for_each_line([&](MemberLine& line) { line.tick(steady); });
  polls_.tick(steady);
  halls_.tick(steady);
  const LocalDate today = host_.table.moment().today();
  if (today != today_) {
    today_ = today;
    host_.table.when_committed([this] {
      host_.feed.refresh_day(host_.table.state(), host_.table.moment());
      for_each_line([](MemberLine& line) { line.on_new_day(); });
    });
  }
  push_news_.tick(steady);
  notices_.tick(steady);
  documents_.tick(steady);
  digests_.tick(steady);
  if (steady - uses_written_ms_ > uses_interval_ms) {
    uses_written_ms_ = steady;
    std::ignore = host_.identity.write_uses();
  }
  if (today != pruned_on_) apply_retention(today);
}

void Service::apply_retention(LocalDate today) {
  pruned_on_ = today;
  const Instant now = host_.now();
  const auto lapsed = host_.identity.lapsed(now);
  if (!lapsed) return log(LogLevel::error, "retention_not_applied", {{"code", lapsed.error().code}});
  // The entry first: what is counted there is never gone without a word.
  if (*lapsed != identity::Lapsed{} && !host_.record_retention(*lapsed, today)) return;
  if (const auto pruned = host_.identity.prune(now); !pruned) {
    log(LogLevel::error, "retention_not_applied", {{"code", pruned.error().code}});
  }
}

void Service::shut_down(std::function<void()> done) {
  for_each_line([](MemberLine& line) { line.on_closing(); });
  polls_.close();
  halls_.close();
  host_.table.stop(std::move(done));
}

}  // namespace tavolo::net
