#include "server/net/search_routes.hpp"

#include <algorithm>

#include "server/net/http_support.hpp"
#include "server/pages/pages.hpp"
#include "server/search/answer.hpp"

namespace tavolo::net {
namespace {

constexpr std::int64_t results_a_page = 10;

void show(Host& host, const pages::SearchAsked& asked, pages::Asked language, const HttpReply& reply) {
  const pages::Site site{host.table.state(),
                         host.table.moment(),
                         host.table.log().head().checkpoint,
                         std::string(pages::stylesheet_path),
                         host.options.insecure_lan,
                         host.table.log().vkey(),
                         language};
  auto page = pages::search_page(site, asked);
  auto response = text_response(page.status, "text/html; charset=utf-8", std::move(page.html));
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.headers.emplace_back("Content-Language", std::string(pages::tag_of(language.language)));
  response.headers.emplace_back("Vary", "Accept-Language");
  if (asked.fault == pages::SearchFault::busy) response.headers.emplace_back("Retry-After", "5");
  reply(std::move(response));
}

/// What a request asked beside its words.
struct Visit {
  Host& host;
  std::string text;
  pages::Asked language;
  HttpReply reply;
};

/// Once the state is what is committed.
void show_later(const Visit& visit, pages::SearchFault fault, std::optional<std::vector<search::Group>> found) {
  visit.host.table.when_committed(
      [visit, fault, found = std::move(found)] {
        pages::SearchAsked asked{visit.text, std::nullopt, fault};
        if (found) asked.found = search::page_of(visit.host.table.state(), domain::Acting{}, *found);
        show(visit.host, asked, visit.language, visit.reply);
      },
      [reply = visit.reply] { reply(refusal_response(503, {"table_stopped", "rules#durability", {}})); });
}

/// Nothing: the words, or the cursor, are none.
std::optional<search::Request> request_in(const std::string& text, const std::string& after) {
  auto read = Text<1, 200>::parse(text);
  const auto cursor = after.empty() ? std::nullopt : Cursor::parse(after);
  if (!read || (!after.empty() && !cursor)) return std::nullopt;
  auto asked = search::request_of(domain::Acting{}, {*std::move(read), std::nullopt, cursor, {results_a_page}});
  return asked ? std::optional(*std::move(asked)) : std::nullopt;
}

}  // namespace

bool handle_public_search(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (request.path != "/pubblico/cerca") return false;
  if (!anyone_may("page_search", reply)) return true;
  const std::string text = query_field(request.query, "q");
  Visit visit{host, text, pages::language_asked(request.query, request.header("accept-language")), reply};
  if (text.empty()) {
    show_later(visit, pages::SearchFault::none, std::nullopt);
    return true;
  }
  auto asked = request_in(text, query_field(request.query, "dopo"));
  if (!asked) {
    visit.text.clear();
    show_later(visit, pages::SearchFault::unreadable, std::nullopt);
    return true;
  }
  host.search.ask(*std::move(asked), host.post, [visit](search::Found found) {
    const auto fault = found ? pages::SearchFault::none : pages::SearchFault::busy;
    show_later(visit, fault, found ? std::optional(*std::move(found)) : std::nullopt);
  });
  return true;
}

}  // namespace tavolo::net
