#include "server/net/minutes_routes.hpp"

#include <algorithm>

#include "server/domain/permission.hpp"
#include "server/net/credential.hpp"
#include "server/net/http_support.hpp"
#include "server/pages/minutes.hpp"

namespace tavolo::net {
namespace {

constexpr std::string_view prefix = "/verbali/";
constexpr std::string_view pdf_ending = ".pdf";

enum class Reads { nothing, approved, drafts };

/// What the account may read in any of its capacities: whoever reads the members' area the minutes that were put to
/// the members, the desk the drafts too.
Reads reads(Host& host, identity::AccountId account) {
  Reads most = Reads::nothing;
  for (const domain::Actor& actor : actors_of(host, account)) {
    const auto acting = domain::resolve(host.table.state(), actor, host.table.moment());
    if (!acting || !domain::require(*acting, domain::Relation::none, "page_minutes")) continue;
    const auto audiences = domain::audiences_of(*acting);
    const bool desk = std::ranges::any_of(
        audiences, [](const auto& audience) { return audience.kind == domain::Audience::Kind::desk; });
    most = std::max(most, desk ? Reads::drafts : Reads::approved);
  }
  return most;
}

struct Asked {
  std::string number;
  bool pdf = false;
  pages::Asked language;
};

pages::Site site_of(Host& host, const Asked& asked) {
  pages::Site site{host.table.state(),
                   host.table.moment(),
                   host.table.log().head().checkpoint,
                   std::string(pages::stylesheet_path),
                   host.options.insecure_lan,
                   host.table.log().vkey()};
  site.asked = asked.language;
  site.public_url = host.options.public_url;  // what a QR code on paper leads back to
  return site;
}

void print(Host& host, const Asked& asked, std::string html, const HttpReply& reply) {
  // WeasyPrint gets one text and nothing to fetch
  const auto head = html.find("</head>");
  TAVOLO_CHECK(head != std::string::npos);
  html.insert(head, "<style>" + std::string(pages::minutes_stylesheet()) + "</style>");
  const auto done = [post = host.post, reply, number = asked.number](Result<std::string> pdf) {
    post([reply, number, pdf = std::move(pdf)] {
      if (!pdf) return reply(refusal_response(503, {"pdf_not_made", "rules#minutes", {}}));
      HttpResponse response = text_response(200, "application/pdf", *pdf);
      response.headers.emplace_back("Content-Disposition", "inline; filename=\"verbale-" + number + ".pdf\"");
      response.headers.emplace_back("Cache-Control", "private, no-cache");
      reply(std::move(response));
    });
  };
  if (!host.printer->print(std::move(html), done)) {
    reply(refusal_response(503, {"pdf_not_made", "rules#minutes", {}}));
  }
}

HttpResponse page_response(const pages::Page& page, const Asked& asked) {
  HttpResponse response = text_response(page.status, "text/html; charset=utf-8", page.html);
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  response.headers.emplace_back("Content-Language", std::string(pages::tag_of(asked.language.language)));
  response.headers.emplace_back("Vary", "Accept-Language, Cookie");
  return response;
}

/// Once the state is what is committed.
void answer(Host& host, identity::AccountId account, const Asked& asked, const HttpReply& reply) {
  const Reads may = reads(host, account);
  if (may == Reads::nothing) return reply(refusal_response(403, {"not_permitted", "rules#permissions", {}}));
  const bool printer = host.printer != nullptr && host.printer->ready();
  if (asked.pdf && !printer) return reply(refusal_response(503, {"pdf_unavailable", "rules#minutes", {}}));
  const auto page = pages::minutes_page(
      site_of(host, asked), {.number = asked.number, .desk = may == Reads::drafts, .paper = asked.pdf, .pdf = printer});
  if (asked.pdf && page.status == 200) return print(host, asked, page.html, reply);
  reply(page_response(page, asked));
}

HttpResponse stylesheet() {
  HttpResponse response = text_response(200, "text/css; charset=utf-8", std::string(pages::minutes_stylesheet()));
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

}  // namespace

bool handle_minutes_routes(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (request.path == pages::minutes_stylesheet_path) {
    reply(stylesheet());
    return true;
  }
  if (!request.path.starts_with(prefix)) return false;
  Asked asked;
  asked.number = request.path.substr(prefix.size());
  asked.pdf = asked.number.ends_with(pdf_ending);
  if (asked.pdf) asked.number.resize(asked.number.size() - pdf_ending.size());
  const auto who = signed_in(host, request);
  if (!who || !still_holds(host, *who)) {
    reply(redirect("/accesso"));
    return true;
  }
  asked.language = pages::language_asked(request.query, request.header("accept-language"));
  host.table.when_committed([&host, account = who->account, asked, reply] { answer(host, account, asked, reply); },
                            [reply] { reply(refusal_response(503, {"table_stopped", "rules#durability", {}})); });
  return true;
}

}  // namespace tavolo::net
