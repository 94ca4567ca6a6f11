#include "server/net/member_line.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "protocol/rpc/answers.hpp"
#include "server/audit/compliance.hpp"
#include "server/domain/documents.hpp"
#include "server/feed/queries.hpp"
#include "server/net/audit_trail.hpp"
#include "server/net/documents.hpp"
#include "server/net/invitations.hpp"
#include "server/search/answer.hpp"

namespace tavolo::net {
namespace {

std::optional<Text<1, 200>> own_name(const domain::State& state, const domain::Acting& acting) {
  const Disclosed<events::Holder>* holder = nullptr;
  if (acting.mandate) holder = &state.mandates.at(*acting.mandate).holder;
  if (acting.appointment) holder = &state.appointments.at(*acting.appointment).holder;
  if (!holder || !holder->value) return std::nullopt;
  return Text<1, 200>::of(holder->value->name.str());
}

template <class T>
std::expected<std::string, Refusal> text_of(const std::expected<T, Refusal>& answer) {
  if (!answer) return std::unexpected(answer.error());
  return json::write(*answer);
}

/// The root that a checkpoint on disk states; nothing when there is none of that size.
std::optional<std::string> root_at(record::Log& log, std::uint64_t size) {
  const auto note = log.checkpoint_of(size);
  if (!note) return std::nullopt;
  const auto checkpoint = record::parse_checkpoint_text(note->substr(0, note->rfind("\n\n") + 1));
  return checkpoint ? std::optional(to_hex(checkpoint->root)) : std::nullopt;
}

/// A line that only listens is asked this often whether its session or token still holds.
constexpr std::int64_t credential_check_ms = 30'000;

/// What a person does or asks; what a page does by itself to stay on the line is none.
bool is_use(const rpc::Call& call) {
  return !std::holds_alternative<commands::Ping>(call) && !std::holds_alternative<commands::TableJoin>(call);
}

/// What an act names of what was handed in; null when it names nothing.
const commands::UploadedFile* file_of(const commands::Command& command) {
  if (const auto* filing = std::get_if<commands::FileDocument>(&command)) return &filing->file;
  const std::optional<commands::UploadedFile>* file = nullptr;
  if (const auto* position = std::get_if<commands::RecordPosition>(&command)) file = &position->file;
  if (const auto* answer = std::get_if<commands::RecordPollAnswer>(&command)) file = &answer->file;
  return file != nullptr && *file ? &**file : nullptr;
}

std::string_view method_of(const rpc::Call& call) {
  return std::visit(
      []<class Held>(const Held& held) -> std::string_view {
        if constexpr (std::is_same_v<Held, commands::Command> || std::is_same_v<Held, commands::Query>) {
          return std::visit([]<class One>(const One&) -> std::string_view { return One::method; }, held);
        } else {
          return Held::method;
        }
      },
      call);
}

const Refusal join_first{"join_first", "rules#wire", {}};

}  // namespace

MemberLine::MemberLine(Host& host, std::shared_ptr<MemberLines> lines, SignedIn who)
    : host_(host),
      lines_(std::move(lines)),
      who_(std::move(who)),
      self_(std::make_shared<MemberLine*>(this)),
      rate_(host.options.limits, steady_clock_ms()) {
  opened_ms_ = credential_seen_ms_ = steady_clock_ms();
}

MemberLine::~MemberLine() {
  *self_ = nullptr;
  lines_->erase(this);
}

void MemberLine::on_open(std::weak_ptr<Link> link) {
  link_ = std::move(link);
  lines_->insert(this);
}

std::optional<OrganisationId> MemberLine::body() const {
  using domain::ActorRole;
  const bool acts = acting_.role == ActorRole::delegate || acting_.role == ActorRole::substitute ||
                    acting_.role == ActorRole::observer;
  return joined_ && acts ? acting_.organisation : std::nullopt;
}

void MemberLine::close(std::uint16_t code, std::string_view reason) {
  if (const auto link = link_.lock()) link->close(code, reason);
}

void MemberLine::accept(const Asked& asked, std::string result) {
  asked.answered->add({asked.method, "accepted"});
  asked.answer(std::move(result));
}

void MemberLine::refuse(const Asked& asked, const Refusal& refusal) {
  asked.answered->add({asked.method, refusal.code});
  asked.answer(rpc::encode_refusal(asked.id, refusal));
}

bool MemberLine::within_rate() { return rate_.take(host_.options.limits, steady_clock_ms()); }

void MemberLine::on_text(std::string_view text) {
  call(text, [link = link_](std::string answer) {
    if (const auto held = link.lock()) held->send(std::make_shared<const std::string>(std::move(answer)));
  });
}

void MemberLine::call(std::string_view text, Answer answer) {
  const bool within = within_rate();
  const auto request = rpc::decode_request(text);
  Meters& meters = *host_.meters;
  if (!within) {
    meters.unread.add({"rate_limited"});
    return answer(rpc::encode_refusal(request ? request->id : request.error().id, {"rate_limited", "rules#wire", {}}));
  }
  const auto call = request ? rpc::decode_call(*request) : std::unexpected(request.error());
  if (!call) {
    meters.unread.add({call.error().fault.code});
    return answer(rpc::encode_malformed(call.error()));
  }
  const bool act = std::holds_alternative<commands::Command>(*call);
  const Asked asked{request->id, std::move(answer), method_of(*call), act ? &meters.acts : &meters.queries};
  const bool holds = is_use(*call) ? still_holds(host_, who_) : still_holds_unused(host_, who_);
  if (!holds) return close(close_signed_out, "signed_out");
  std::visit([&](const auto& held) { handle(asked, held); }, *call);
}

void MemberLine::handle(const Asked& asked, const commands::Ping&) {
  const rpc::Pong pong{host_.now(), static_cast<std::int64_t>(host_.feed.seq())};
  accept(asked, rpc::encode_result(asked.id, json::write(pong)));
}

std::expected<domain::Acting, Refusal> MemberLine::acting_now() const {
  return domain::resolve(host_.table.state(), *actor_, host_.table.moment());
}

void MemberLine::handle(const Asked& asked, const commands::TableJoin& join) {
  if (joined_) return refuse(asked, {"already_joined", "rules#wire", {}});
  host_.table.when_committed(
      [self = self_, asked, join] {
        if (*self) (*self)->finish_join(asked, join);
      },
      refusing_stopped(asked));
}

std::function<void()> MemberLine::refusing_stopped(const Asked& asked) const {
  return [self = self_, asked] {
    if (*self) refuse(asked, {"table_stopped", "rules#durability", {}});
  };
}

void MemberLine::finish_join(const Asked& asked, const commands::TableJoin& join) {
  if (joined_) return refuse(asked, {"already_joined", "rules#wire", {}});
  actor_ = actor_called(host_, who_.account, join.acting.text);
  if (!actor_) return refuse(asked, {"not_your_mandate", "rules#permissions", {}});
  const auto acting = acting_now();
  if (!acting) return refuse(asked, acting.error());
  if (const auto may = domain::require(*acting, domain::Relation::none, commands::TableJoin::method); !may) {
    return refuse(asked, may.error());
  }
  acting_ = *acting;
  reader_ = {domain::audiences_of(acting_), {}};
  const std::string hash = feed::audiences_hash(reader_.audiences, join.acting.text, host_.table.moment().today());
  bool fresh = true;
  if (join.since && *join.since > 0) {
    const auto since = static_cast<std::uint64_t>(*join.since);
    if (join.root) {
      if (root_at(host_.table.log(), since) != join.root->text)
        return refuse(asked, {"record_rewritten", "rules#resume", {}});
    } else if (since > host_.feed.seq()) {
      return refuse(asked, {"record_rewritten", "rules#resume", {}});
    }
    fresh = !(join.audiences_hash && join.audiences_hash->text == hash);
  }
  const feed::Snapshot snapshot =
      fresh ? host_.feed.fresh(reader_) : host_.feed.since(reader_, static_cast<std::uint64_t>(*join.since));
  rpc::Joined answer;
  answer.audiences_hash = Sha256Hex{hash};
  answer.fresh = fresh;
  for (const auto& permitted : domain::permitted(acting_.role)) {
    answer.may.push_back({Text<1, 60>::of(permitted.action), static_cast<rpc::ThingRelation>(permitted.relation)});
  }
  answer.now = host_.now();
  answer.root = Sha256Hex{to_hex(host_.feed.root())};
  answer.seq = static_cast<std::int64_t>(snapshot.seq);
  answer.you = {join.acting, static_cast<rpc::ActingRole>(acting_.role), acting_.capacity, acting_.organisation,
                own_name(host_.table.state(), acting_)};
  joined_ = true;
  sent_seq_ = snapshot.seq;
  accept(asked, rpc::encode_result(asked.id, rpc::encode_joined(answer, snapshot.entities, snapshot.removed)));
}

void MemberLine::handle(const Asked& asked, const commands::Command& command) {
  if (!joined_) return refuse(asked, join_first);
  // the file is on the disk, and this person's, before any rule is asked
  const auto* file = file_of(command);
  if (file != nullptr && !(host_.documents && host_.documents->holds(who_.account, *file))) {
    return refuse(asked, {"upload_unknown", "rules#documents", {}});
  }
  host_.table.submit(*actor_, to_string(who_.account), command, [self = self_, asked](table::Answer answer) {
    if (!*self) return;
    if (!answer) return refuse(asked, answer.error());
    accept(asked, rpc::encode_accepted_result(asked.id, static_cast<std::int64_t>(answer->seq), answer->created,
                                              answer->receipt));
  });
}

void MemberLine::handle(const Asked& asked, const commands::Query& query) {
  if (!joined_) return refuse(asked, join_first);
  host_.table.when_committed(
      [self = self_, asked, query] {
        if (*self) (*self)->query_now(asked, query);
      },
      refusing_stopped(asked));
}

void MemberLine::query_now(const Asked& asked, const commands::Query& query) {
  const auto acting = acting_now();
  if (!acting) return refuse(asked, acting.error());
  const auto method = std::visit([]<class Q>(const Q&) { return Q::method; }, query);
  if (const auto may = domain::require(*acting, domain::Relation::none, method); !may)
    return refuse(asked, may.error());
  const auto reading = acting->role == domain::ActorRole::auditor ? reading_of(query) : std::nullopt;
  if (!reading) return answer_query(asked, *acting, query);
  note_audit_access(host_, *actor_, to_string(who_.account), *reading,
                    [self = self_, asked, query](const std::expected<void, Refusal>& noted) {
                      if (!*self) return;
                      if (!noted) return (*self)->refuse(asked, noted.error());
                      const auto reader = (*self)->acting_now();
                      if (!reader) return (*self)->refuse(asked, reader.error());
                      (*self)->answer_query(asked, *reader, query);
                    });
}

void MemberLine::answer_query(const Asked& asked, const domain::Acting& acting, const commands::Query& query) {
  const domain::State& state = host_.table.state();
  const auto answer = std::visit(
      [&]<class Q>(const Q& held) -> std::optional<std::expected<std::string, Refusal>> {
        if constexpr (std::is_same_v<Q, commands::Search>) {
          search(asked, acting, held);
          return std::nullopt;
        } else if constexpr (std::is_same_v<Q, commands::GetComment>) {
          return text_of(feed::answer(state, acting, held));
        } else if constexpr (std::is_same_v<Q, commands::ListEntries> || std::is_same_v<Q, commands::GetEntry> ||
                             std::is_same_v<Q, commands::ListOverrides>) {
          return text_of(host_.history.answer(host_.source(), acting, held));
        } else if constexpr (std::is_same_v<Q, commands::CountActs>) {
          return json::write(host_.history.answer(host_.source(), acting, held));
        } else if constexpr (std::is_same_v<Q, commands::ReportCompliance>) {
          const Instant at = held.at.value_or(host_.now());
          return json::write(audit::compliance_of(state, host_.table.moment().calendar, at));
        } else if constexpr (std::is_same_v<Q, commands::RecountVote> || std::is_same_v<Q, commands::RecountPoll>) {
          return text_of(audit::recount(host_.source(), held));
        } else if constexpr (std::is_same_v<Q, commands::PreviewRedaction>) {
          return text_of(audit::answer(host_.source(), host_.table.moment(), held));
        } else if constexpr (std::is_same_v<Q, commands::ListInvitations>) {
          return text_of(list_invitations(host_));
        } else if constexpr (std::is_same_v<Q, commands::RenewInvitation>) {
          return text_of(renew_invitation(host_, who_.account, held));
        } else if constexpr (std::is_same_v<Q, commands::WatchCollection>) {
          const bool full = reader_.collections.size() >= host_.options.limits.collections_per_connection;
          if (full && !reader_.collections.contains(held.subject.text)) {
            return std::unexpected(Refusal{"too_many_subscriptions", "rules#wire", {}});
          }
          reader_.collections.insert(held.subject.text);
          return "{}";
        } else if constexpr (std::is_same_v<Q, commands::UnwatchCollection>) {
          reader_.collections.erase(held.subject.text);
          return "{}";
        } else {
          return text_of(feed::answer(state, held));
        }
      },
      query);
  if (!answer) return;
  if (!*answer) return refuse(asked, answer->error());
  accept(asked, rpc::encode_result(asked.id, **answer));
}

void MemberLine::search(const Asked& asked, const domain::Acting& acting, const commands::Search& query) {
  auto request = search::request_of(acting, query);
  if (!request) return refuse(asked, request.error());
  host_.search.ask(*std::move(request), host_.post, [self = self_, asked](search::Found found) {
    if (!*self) return;
    if (!found) return refuse(asked, found.error());
    (*self)->host_.table.when_committed(
        [self, asked, found = *std::move(found)] {
          if (*self) (*self)->show_found(asked, found);
        },
        (*self)->refusing_stopped(asked));
  });
}

void MemberLine::show_found(const Asked& asked, const std::vector<search::Group>& found) {
  const auto acting = acting_now();
  if (!acting) return refuse(asked, acting.error());
  const auto may = domain::require(*acting, domain::Relation::none, commands::Search::method);
  if (!may) return refuse(asked, may.error());
  accept(asked, rpc::encode_result(asked.id, json::write(search::page_of(host_.table.state(), *acting, found))));
}

void MemberLine::on_idle() {
  if (behind_) pump();
}

void MemberLine::hear_since(std::uint64_t since) {
  sent_seq_ = since;
  pump();
}

void MemberLine::pump() {
  const auto link = link_.lock();
  if (!joined_ || authority_unsure_ || !link || sent_seq_ >= host_.feed.seq()) return;
  behind_ = !link->idle();
  if (behind_) return;
  auto frame = host_.feed.changes(reader_, sent_seq_);
  sent_seq_ = host_.feed.seq();
  if (frame) link->send(std::move(frame));
}

void MemberLine::on_news(const feed::Feed::News& news) {
  if (news.stopped) return close(close_going_away, "table_stopped");
  authority_unsure_ = authority_unsure_ || news.authority_changed;
  pump();
}

void MemberLine::on_authority() {
  authority_unsure_ = false;
  if (!joined_) return;
  const auto acting = acting_now();
  if (!acting || acting->role != acting_.role || domain::audiences_of(*acting) != reader_.audiences) {
    return close(close_audiences_changed, "audiences_changed");
  }
  pump();
}

void MemberLine::on_revoked(const identity::CredentialId& credential) {
  if (credential == who_.credential) close(close_signed_out, "signed_out");
}

void MemberLine::on_new_day() {
  if (joined_) close(close_audiences_changed, "new_day");
}

void MemberLine::on_lines(const std::vector<domain::LineInGrace>& lines) {
  if (!joined_ || (lines.empty() && told_lines_.empty())) return;
  const bool desk = std::ranges::find(reader_.audiences, domain::for_the_desk) != reader_.audiences.end();
  const auto own = body();
  std::vector<domain::LineInGrace> now;
  std::ranges::copy_if(lines, std::back_inserter(now),
                       [&](const domain::LineInGrace& line) { return desk || line.organisation == own; });
  const auto link = link_.lock();
  if (now == told_lines_ || !link) return;
  rpc::LinesInGrace told;
  for (const auto& line : now) told.lines.push_back({line.dropped_at, line.organisation, line.out_at, line.sitting});
  told_lines_ = std::move(now);
  link->send(std::make_shared<const std::string>(rpc::encode_notification(rpc::lines_method, json::write(told))));
}

void MemberLine::on_closing() {
  const auto link = link_.lock();
  if (!link) return;
  link->send(std::make_shared<const std::string>(
      rpc::encode_notification(rpc::closing_method, json::write(rpc::Closing{2000}))));
}

void MemberLine::tick(std::int64_t steady_ms) {
  if (!joined_ && steady_ms - opened_ms_ > host_.options.limits.join_timeout_ms) {
    return close(close_join_timeout, "join_timeout");
  }
  if (steady_ms - credential_seen_ms_ < credential_check_ms) return;
  credential_seen_ms_ = steady_ms;
  if (!still_holds_unused(host_, who_)) close(close_signed_out, "signed_out");
}

}  // namespace tavolo::net
