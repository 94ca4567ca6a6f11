#pragma once
// The application behind the sockets: which route is whose, and who hears of news.

#include <set>

#include "server/net/digests.hpp"
#include "server/net/documents.hpp"
#include "server/net/halls.hpp"
#include "server/net/history_routes.hpp"
#include "server/net/host.hpp"
#include "server/net/letter_revision.hpp"
#include "server/net/link.hpp"
#include "server/net/member_line.hpp"
#include "server/net/notices.hpp"
#include "server/net/page_cache.hpp"
#include "server/net/poll_lines.hpp"
#include "server/net/push_routes.hpp"
#include "server/net/pushes.hpp"
#include "server/net/recomputed_routes.hpp"

namespace tavolo::net {

class Service final : public Application {
 public:
  /// `host` outlives the service.
  explicit Service(Host& host);
  ~Service() override;

  void handle(HttpRequest request, HttpReply reply) override;
  std::variant<std::unique_ptr<Conversation>, HttpResponse> upgrade(const HttpRequest& request) override;
  std::optional<std::size_t> body_limit(const HttpRequest& request) override;
  void tick() override;
  void shut_down(std::function<void()> done) override;

 private:
  void route(const HttpRequest& request, const HttpReply& reply);
  void add_gauges();
  bool serve_page(const HttpRequest& request, const HttpReply& reply);
  HttpResponse serve_client(const HttpRequest& request) const;
  void tell(const feed::Feed::News& news);
  void push();
  /// Once a day: what is kept for a time only goes, on record.
  void apply_retention(LocalDate today);
  /// Tells the table which bodies are connected: a sitting counts those that take part remotely by it.
  void note_lines();
  /// Tells the lines of whom the table knows as present although their line fell.
  void tell_of_lines();
  template <class Act>
  void for_each_line(Act act);

  Host& host_;
  std::shared_ptr<MemberLines> lines_ = std::make_shared<MemberLines>();
  PollLines polls_;
  Halls halls_;
  HistoryRoutes history_;
  RecomputedRoutes recomputed_;
  PageCache pages_;
  Pushes pushes_;
  PushNews push_news_;
  Digests digests_;
  Notices notices_;
  LetterRevision letters_;
  Documents documents_;
  std::set<OrganisationId> connected_;
  std::vector<domain::LineInGrace> in_grace_;
  LocalDate today_;
  LocalDate pruned_on_;
  std::int64_t uses_written_ms_ = 0;
};

}  // namespace tavolo::net
