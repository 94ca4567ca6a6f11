#include "server/feed/render.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "protocol/json/write.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/replies.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

using domain::Audience;
using domain::EntityRef;
using domain::Moment;
using domain::State;
using Kind = Audience::Kind;

struct Renderer {
  std::function<std::optional<Place>(const State&, const std::string& id)> place;
  std::function<std::optional<std::string>(const State&, const Moment&, const std::string& id)> value;
};

Place to(Kind kind, std::uint64_t n = 0) { return {{kind, n}, std::nullopt}; }

/// A renderer for things held in a map by id.
template <class Map, class View>
Renderer by_id(Map State::* map, Kind kind, View view) {
  using Key = typename Map::key_type;
  const auto find = [map](const State& state, const std::string& id) {
    const auto key = parse_id<std::remove_cvref_t<decltype([]<class T>(Id<T>) { return T{}; }(Key{}))>>(id);
    return key ? (state.*map).find(*key) : (state.*map).end();
  };
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            if (find(state, id) == (state.*map).end()) return std::nullopt;
            return to(kind);
          },
          [=](const State& state, const Moment& moment, const std::string& id) -> std::optional<std::string> {
            return json::write(view(state, moment, find(state, id)->second));
          }};
}

/// A renderer for the one thing of its type.
template <class Exists, class View>
Renderer single(Kind kind, Exists exists, View view) {
  return {[=](const State& state, const std::string&) -> std::optional<Place> {
            if (!exists(state)) return std::nullopt;
            return to(kind);
          },
          [=](const State& state, const Moment& moment, const std::string&) -> std::optional<std::string> {
            return json::write(view(state, moment));
          }};
}

const domain::Vote* vote_of(const State& state, std::string_view id) {
  const auto key = parse_id<VoteIdTag>(id);
  const auto found = key ? state.votes.find(*key) : state.votes.end();
  return found == state.votes.end() ? nullptr : &found->second;
}

const domain::Proposal* proposal_of(const State& state, std::string_view id) {
  const auto key = parse_id<ProposalIdTag>(id);
  const auto found = key ? state.proposals.find(*key) : state.proposals.end();
  return found == state.proposals.end() ? nullptr : &found->second;
}

Renderer regulation() {
  const auto find = [](const State& state, const std::string& id) {
    return std::find_if(state.regulations.begin(), state.regulations.end(),
                        [&](const auto& version) { return to_string(version.id) == id; });
  };
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            if (find(state, id) == state.regulations.end()) return std::nullopt;
            return to(Kind::everyone);
          },
          [=](const State& state, const Moment& moment, const std::string& id) -> std::optional<std::string> {
            return json::write(regulation_view(*find(state, id), moment));
          }};
}

Renderer cycle() {
  const auto find = [](const State& state, const std::string& id) {
    return std::find_if(state.cycles.begin(), state.cycles.end(),
                        [&](const auto& held) { return to_string(held.id) == id; });
  };
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            if (find(state, id) == state.cycles.end()) return std::nullopt;
            return to(Kind::everyone);
          },
          [=](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(cycle_view(*find(state, id)));
          }};
}

Renderer waiting() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            if (id == "desk-1" || id == "desk-2") return to(Kind::desk);
            if (id == "desk-3") return to(Kind::audit);
            const auto key = parse_id<OrganisationIdTag>(id);
            if (!key || !state.organisations.contains(*key)) return std::nullopt;
            return to(Kind::organisation, key->n);
          },
          [](const State& state, const Moment& moment, const std::string& id) -> std::optional<std::string> {
            if (id == "desk-1") return json::write(waiting_of_secretary(state));
            if (id == "desk-2") return json::write(waiting_of_chair(state));
            if (id == "desk-3") return json::write(waiting_of_auditors(state));
            return json::write(waiting_of_body(state, *parse_id<OrganisationIdTag>(id), moment.now));
          }};
}

Renderer notice_addresses() {
  const auto find = [](const State& state, const std::string& id) -> std::optional<views::NoticeAddressesOf> {
    const auto key = parse_id<OrganisationIdTag>(id);
    const auto found = key ? state.organisations.find(*key) : state.organisations.end();
    return found == state.organisations.end() ? std::nullopt : notice_addresses_view(found->second);
  };
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            if (!find(state, id)) return std::nullopt;
            return to(Kind::members);
          },
          [=](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            const auto view = find(state, id);
            return view ? std::optional(json::write(*view)) : std::nullopt;
          }};
}

Renderer proposal() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = proposal_of(state, id);
            if (!held) return std::nullopt;
            return to(is_public(*held) ? Kind::everyone : Kind::members);
          },
          [](const State& state, const Moment& moment, const std::string& id) -> std::optional<std::string> {
            const domain::Proposal& held = *proposal_of(state, id);
            views::Proposal view = proposal_view(state, held);
            view.reply_by = domain::reply_by(state, held, moment.calendar);
            return json::write(view);
          }};
}

Renderer own_proposal() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = proposal_of(state, id);
            if (!held) return std::nullopt;
            return to(Kind::organisation, held->proposer.n);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(own_proposal_view(*proposal_of(state, id)));
          }};
}

Renderer discussion() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            if (!state.discussions.contains(ObjectRef{id})) return std::nullopt;
            return to(Kind::members);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(discussion_view(state, ObjectRef{id}));
          }};
}

Renderer comment() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto key = parse_id<CommentIdTag>(id);
            const auto found = key ? state.comments.find(*key) : state.comments.end();
            if (found == state.comments.end()) return std::nullopt;
            return Place{{Kind::members, 0}, found->second.subject.text};
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(comment_view(state.comments.at(*parse_id<CommentIdTag>(id))));
          }};
}

Renderer vote() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = vote_of(state, id);
            if (!held) return std::nullopt;
            return to(held->opened ? Kind::everyone : Kind::desk);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(vote_view(state, *vote_of(state, id)));
          }};
}

Renderer ballot() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = vote_of(state, id);
            if (!held || !held->opened) return std::nullopt;
            return to(Kind::everyone);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(ballot_view(*vote_of(state, id)));
          }};
}

Renderer outcome() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = vote_of(state, id);
            if (!held || !held->result) return std::nullopt;
            return to(Kind::everyone);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(outcome_view(*vote_of(state, id)));
          }};
}

Renderer own_position() {
  const auto body_of = [](const std::string& id) {
    return parse_id<OrganisationIdTag>(std::string_view(id).substr(id.find('/') + 1));
  };
  const auto vote_part = [](const std::string& id) { return std::string_view(id).substr(0, id.find('/')); };
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = vote_of(state, vote_part(id));
            const auto body = body_of(id);
            if (!held || !body || !held->positions.contains(*body)) return std::nullopt;
            return to(Kind::organisation, body->n);
          },
          [=](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            const auto view = own_position_view(*vote_of(state, vote_part(id)), *body_of(id));
            if (!view) return std::nullopt;
            return json::write(*view);
          }};
}

const domain::Poll* poll_of(const State& state, std::string_view id) {
  const auto key = parse_id<PollIdTag>(id);
  const auto found = key ? state.polls.find(*key) : state.polls.end();
  return found == state.polls.end() ? nullptr : &found->second;
}

Renderer poll() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = poll_of(state, id);
            if (!held) return std::nullopt;
            return to(held->opened ? Kind::everyone : Kind::desk);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(poll_view(state, *poll_of(state, id)));
          }};
}

Renderer poll_turnout() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = poll_of(state, id);
            if (!held || !held->opened) return std::nullopt;
            return to(Kind::everyone);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(poll_turnout_view(*poll_of(state, id)));
          }};
}

Renderer poll_result() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = poll_of(state, id);
            if (!held || !held->result) return std::nullopt;
            return to(Kind::everyone);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(poll_result_view(*poll_of(state, id)));
          }};
}

Renderer own_poll_answer() {
  const auto body_of = [](const std::string& id) {
    return parse_id<OrganisationIdTag>(std::string_view(id).substr(id.find('/') + 1));
  };
  const auto poll_part = [](const std::string& id) { return std::string_view(id).substr(0, id.find('/')); };
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = poll_of(state, poll_part(id));
            const auto body = body_of(id);
            if (!held || !body || !held->answers.contains(*body)) return std::nullopt;
            return to(Kind::organisation, body->n);
          },
          [=](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            const auto view = own_poll_answer_view(*poll_of(state, poll_part(id)), *body_of(id));
            if (!view) return std::nullopt;
            return json::write(*view);
          }};
}

const domain::Sitting* sitting_of(const State& state, std::string_view id) {
  const auto key = parse_id<SittingIdTag>(id);
  const auto found = key ? state.sittings.find(*key) : state.sittings.end();
  return found == state.sittings.end() ? nullptr : &found->second;
}

/// From the opening on, also after the close.
Renderer floor() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = sitting_of(state, id);
            if (!held || !held->opened) return std::nullopt;
            return to(Kind::everyone);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(floor_view(state, *sitting_of(state, id)));
          }};
}

Renderer interventions() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = sitting_of(state, id);
            if (!held || held->interventions.empty()) return std::nullopt;
            return to(Kind::members);
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(interventions_view(*sitting_of(state, id)));
          }};
}

Renderer minutes() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = sitting_of(state, id);
            if (!held || held->minutes.state == MinutesState::none) return std::nullopt;
            return to(held->minutes.state == MinutesState::draft ? Kind::desk : Kind::members);
          },
          [](const State& state, const Moment& moment, const std::string& id) -> std::optional<std::string> {
            return json::write(minutes_view(state, *sitting_of(state, id), moment));
          }};
}

Renderer document() {
  return {[](const State& state, const std::string& id) -> std::optional<Place> {
            const auto key = parse_id<DocumentIdTag>(id);
            const auto found = key ? state.documents.find(*key) : state.documents.end();
            if (found == state.documents.end()) return std::nullopt;
            return Place{domain::audience_of(state, found->second), {}};
          },
          [](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            return json::write(document_view(state, state.documents.at(*parse_id<DocumentIdTag>(id))));
          }};
}

/// A renderer for what there is of a sitting, from the draft on or only from the notice on.
template <class View>
Renderer of_sitting(Kind kind, bool from_draft, View view) {
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = sitting_of(state, id);
            if (!held || (!from_draft && !held->convened)) return std::nullopt;
            return to(held->convened ? kind : Kind::desk);
          },
          [=](const State& state, const Moment& moment, const std::string& id) -> std::optional<std::string> {
            return json::write(view(state, moment, *sitting_of(state, id)));
          }};
}

Renderer proxy_positions() {
  const auto holder_of = [](const std::string& id) {
    return parse_id<OrganisationIdTag>(std::string_view(id).substr(id.find('/') + 1));
  };
  const auto vote_part = [](const std::string& id) { return std::string_view(id).substr(0, id.find('/')); };
  return {[=](const State& state, const std::string& id) -> std::optional<Place> {
            const auto* held = vote_of(state, vote_part(id));
            const auto holder = holder_of(id);
            if (!held || !holder) return std::nullopt;
            const bool holds =
                std::ranges::any_of(held->proxies, [&](const auto& row) { return row.second == *holder; });
            if (!holds) return std::nullopt;
            return to(Kind::organisation, holder->n);
          },
          [=](const State& state, const Moment&, const std::string& id) -> std::optional<std::string> {
            const auto view = proxy_positions_view(state, *vote_of(state, vote_part(id)), *holder_of(id));
            if (!view) return std::nullopt;
            return json::write(*view);
          }};
}

const std::unordered_map<std::string, Renderer>& renderers() {
  const auto founded = [](const State& state) { return state.size > 0; };
  static const std::unordered_map<std::string, Renderer> all{
      {"table", single(Kind::everyone, founded, [](const State& s, const Moment&) { return table_view(s); })},
      {"plan", single(
                   Kind::everyone, [](const State& s) { return s.plan.has_value(); },
                   [](const State& s, const Moment&) { return plan_view(s); })},
      {"activity", single(Kind::members, founded, [](const State& s, const Moment&) { return activity_view(s); })},
      {"zone", by_id(&State::zones, Kind::everyone,
                     [](const State& s, const Moment&, const auto& held) { return zone_view(s, held); })},
      {"comune", by_id(&State::comuni, Kind::everyone,
                       [](const State&, const Moment&, const auto& held) { return comune_view(held); })},
      {"catalogue_item",
       by_id(&State::items, Kind::everyone,
             [](const State&, const Moment&, const auto& held) { return catalogue_item_view(held); })},
      {"organisation", by_id(&State::organisations, Kind::everyone,
                             [](const State&, const Moment&, const auto& held) { return organisation_view(held); })},
      {"notice_addresses", notice_addresses()},
      {"mandate", by_id(&State::mandates, Kind::members,
                        [](const State& s, const Moment& m, const auto& held) { return mandate_view(s, held, m); })},
      {"appointment",
       by_id(&State::appointments, Kind::members,
             [](const State& s, const Moment& m, const auto& held) { return appointment_view(s, held, m); })},
      {"plan_node", by_id(&State::nodes, Kind::everyone,
                          [](const State& s, const Moment&, const auto& held) { return plan_node_view(s, held); })},
      {"regulation", regulation()},
      {"cycle", cycle()},
      {"waiting", waiting()},
      {"proposal", proposal()},
      {"own_proposal", own_proposal()},
      {"discussion", discussion()},
      {"comment", comment()},
      {"vote", vote()},
      {"ballot", ballot()},
      {"outcome", outcome()},
      {"own_position", own_position()},
      {"sitting", of_sitting(Kind::everyone, true,
                             [](const State& s, const Moment&, const auto& held) { return sitting_view(s, held); })},
      {"sitting_link",
       of_sitting(Kind::members, false,
                  [](const State&, const Moment&, const auto& held) { return sitting_link_view(held); })},
      {"quorum", of_sitting(Kind::everyone, false,
                            [](const State& s, const Moment&, const auto& held) { return quorum_view(s, held); })},
      {"attendance",
       of_sitting(Kind::members, false,
                  [](const State& s, const Moment&, const auto& held) { return attendance_view(s, held); })},
      {"desk", of_sitting(Kind::desk, true,
                          [](const State& s, const Moment& m, const auto& held) { return desk_view(s, held, m); })},
      {"deliveries",
       of_sitting(Kind::desk, false,
                  [](const State& s, const Moment&, const auto& held) { return deliveries_view(s, held); })},
      {"sitting_requests",
       single(Kind::members, founded, [](const State& s, const Moment&) { return sitting_requests_view(s); })},
      {"floor", floor()},
      {"interventions", interventions()},
      {"minutes", minutes()},
      {"document", document()},
      {"redaction", by_id(&State::redactions, Kind::members,
                          [](const State&, const Moment&, const auto& held) { return redaction_view(held); })},
      {"finding", by_id(&State::findings, Kind::members,
                        [](const State&, const Moment& m, const auto& held) { return finding_view(held, m); })},
      {"proxy_positions", proxy_positions()},
      {"poll", poll()},
      {"poll_turnout", poll_turnout()},
      {"poll_result", poll_result()},
      {"own_poll_answer", own_poll_answer()},
  };
  return all;
}

}  // namespace

std::optional<Place> place_of(const domain::State& state, const domain::EntityRef& ref) {
  const auto found = renderers().find(ref.type);
  TAVOLO_CHECK(found != renderers().end());
  return found->second.place(state, ref.id);
}

std::optional<std::string> value_of(const domain::State& state, const domain::Moment& moment,
                                    const domain::EntityRef& ref) {
  return renderers().at(ref.type).value(state, moment, ref.id);
}

std::string wire_id(const domain::EntityRef& ref) { return ref.id.substr(0, ref.id.find('/')); }

}  // namespace tavolo::feed
