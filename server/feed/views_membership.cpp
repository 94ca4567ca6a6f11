#include <algorithm>

#include "server/domain/ballot.hpp"
#include "server/domain/requests.hpp"
#include "server/domain/sittings.hpp"
#include "server/feed/texts.hpp"
#include "server/feed/views.hpp"

namespace tavolo::feed {
namespace {

using views::WaitingItem;
using views::WaitingKind;

constexpr Instant never{max_wire_integer};

views::Waiting sorted(ObjectRef id, std::vector<WaitingItem> items) {
  std::sort(items.begin(), items.end(), [](const WaitingItem& a, const WaitingItem& b) {
    return std::pair(a.until.value_or(never), a.since) < std::pair(b.until.value_or(never), b.since);
  });
  if (items.size() > 500) items.resize(500);
  return {std::move(id), std::move(items)};
}

WaitingItem item(const domain::State& state, WaitingKind what, std::string object, Instant since,
                 std::optional<Instant> until = std::nullopt) {
  auto name = label_of(state, object);
  return {what, ObjectRef{std::move(object)}, std::move(name), since, until};
}

/// Either of the desk answers.
void add_findings(std::vector<WaitingItem>& items, const domain::State& state) {
  for (const auto& [id, finding] : state.findings) {
    if (finding.state() != FindingState::open) continue;
    const auto& asked = finding.rounds.back();
    items.push_back(item(state, WaitingKind::finding_to_answer, to_string(id), asked.asked.ts, asked.answer_by_at));
  }
}

void add_sitting(std::vector<WaitingItem>& items, const domain::State& state, const domain::Sitting& sitting,
                 OrganisationId organisation, Instant now) {
  if (state.organisations.at(organisation).status != MembershipStatus::member) return;
  if (sitting.state == SittingState::convened || sitting.state == SittingState::deserted_first_call) {
    items.push_back(item(state, WaitingKind::sitting_convened, to_string(sitting.id), sitting.convened->ts,
                         domain::call_at(sitting, domain::call_of(sitting))));
  }
  const bool under_way = sitting.state == SittingState::open || sitting.state == SittingState::suspended;
  if (under_way && !domain::is_inside(sitting, organisation)) {
    items.push_back(item(state, WaitingKind::sitting_under_way, to_string(sitting.id), sitting.opened->ts));
  }
  const domain::Minutes& minutes = sitting.minutes;
  const bool may_object = state.organisations.at(organisation).standing != Standing::observer;
  // past the term an unanswered objection keeps them from being approved: that waits for the secretary
  if (minutes.state == MinutesState::objections && may_object && now < *minutes.objections_until_at) {
    items.push_back(item(state, WaitingKind::minutes_to_approve, to_string(sitting.id), minutes.proposed->ts,
                         minutes.objections_until_at));
  }
}

}  // namespace

views::Organisation organisation_view(const domain::Organisation& organisation) {
  return {organisation.id,
          label(organisation.name),
          organisation.kind,
          organisation.sector,
          organisation.bench,
          organisation.standing,
          organisation.status,
          organisation.voting,
          organisation.demonstration,
          organisation.affiliated_to,
          organisation.comune,
          organisation.member_from};
}

std::optional<views::NoticeAddressesOf> notice_addresses_view(const domain::Organisation& organisation) {
  if (!organisation.addresses.value || organisation.addresses.value->empty()) return std::nullopt;
  return views::NoticeAddressesOf{organisation.id, *organisation.addresses.value};
}

views::Mandate mandate_view(const domain::State& state, const domain::Mandate& mandate, const domain::Moment& moment) {
  views::Mandate view{mandate.id,   mandate.organisation, mandate.capacity,
                      std::nullopt, mandate.valid_from,   mandate.valid_to};
  if (mandate.holder.value) view.holder_name = label(mandate.holder.value->name.str());
  view.status = domain::status_of(state, mandate, moment.today());
  view.active = domain::active_mandate(state, mandate.organisation, moment.today()) == mandate.id;
  return view;
}

views::Appointment appointment_view(const domain::State& state, const domain::Appointment& appointment,
                                    const domain::Moment& moment) {
  views::Appointment view{appointment.id,         appointment.role,     std::nullopt,
                          appointment.valid_from, appointment.valid_to, appointment.ended};
  if (appointment.holder.value) view.holder_name = label(appointment.holder.value->name.str());
  view.presides = domain::presiding(state, moment.today()) == appointment.id;
  return view;
}

namespace {

/// What a vote asks of a body of its electorate, or of one that holds a proxy.
void add_of_vote(const domain::State& state, const domain::Vote& vote, OrganisationId body,
                 std::vector<WaitingItem>& items) {
  const std::string id = to_string(vote.id);
  const auto found = vote.positions.find(body);
  const domain::CastVersion* last = found == vote.positions.end() ? nullptr : &found->second.back();
  const bool is_open = vote.state == VoteState::open;
  const auto by_close = [&](WaitingKind what, Instant since) {
    items.push_back(item(state, what, id, since, vote.terms.closes_at));
  };
  if (is_open && last == nullptr && std::binary_search(vote.electorate.begin(), vote.electorate.end(), body)) {
    by_close(WaitingKind::vote_open, vote.opened->ts);
  }
  if (is_open && last != nullptr && last->channel && !last->contested) {
    by_close(WaitingKind::recorded_position, last->stamp.ts);
  }
  const bool waits = is_open || vote.state == VoteState::closed;
  if (waits && last != nullptr && last->unratified()) {
    items.push_back(item(state, WaitingKind::ratification, id, last->stamp.ts, vote.ratify_by_at));
  }
  const bool asks_holder =
      is_open && std::ranges::any_of(vote.proxies, [&](const auto& row) {
        const auto& [giver, holder] = row;
        return holder == body && !vote.positions.contains(giver) && domain::proxy_in_force(state, vote, giver);
      });
  if (asks_holder) by_close(WaitingKind::proxy_to_cast, vote.opened->ts);
}

}  // namespace

views::Waiting waiting_of_body(const domain::State& state, OrganisationId organisation, Instant now) {
  std::vector<WaitingItem> items;
  for (const auto& [id, vote] : state.votes) add_of_vote(state, vote, organisation, items);
  for (const auto& [id, poll] : state.polls) {
    if (poll.state != VoteState::open || !std::ranges::binary_search(poll.electorate, organisation)) continue;
    const auto found = poll.answers.find(organisation);
    if (found == poll.answers.end()) {
      items.push_back(item(state, WaitingKind::poll_open, to_string(id), poll.opened->ts, poll.terms.closes_at));
      continue;
    }
    const domain::PollAnswerVersion& last = found->second.back();
    if (!last.channel || last.contested) continue;
    items.push_back(item(state, WaitingKind::recorded_answer, to_string(id), last.stamp.ts, poll.terms.closes_at));
  }
  for (const auto& [id, proposal] : state.proposals) {
    const bool open = proposal.state != ProposalState::withdrawn && proposal.state != ProposalState::inadmissible &&
                      proposal.state != ProposalState::positions_closed &&
                      proposal.state != ProposalState::positions_open && proposal.state != ProposalState::replied;
    const auto asked = proposal.cosignatures.find(organisation);
    if (open && asked != proposal.cosignatures.end() && asked->second == Cosignature::pending) {
      items.push_back(item(state, WaitingKind::cosignature_asked, to_string(id), proposal.newest().stamp.ts));
    }
    if (proposal.proposer == organisation && proposal.state == ProposalState::to_be_cured) {
      items.push_back(item(state, WaitingKind::cure_term, to_string(id), proposal.admissibility->stamp.ts,
                           proposal.admissibility->cure_by_at));
    }
  }
  for (const auto& [id, sitting] : state.sittings) add_sitting(items, state, sitting, organisation, now);
  return sorted(ref(organisation), std::move(items));
}

views::Waiting waiting_of_secretary(const domain::State& state) {
  std::vector<WaitingItem> items;
  add_findings(items, state);
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.state == ProposalState::submitted) {
      items.push_back(item(state, WaitingKind::proposal_to_examine, to_string(id), proposal.newest().stamp.ts,
                           proposal.examine_by_at));
    }
    if (proposal.state != ProposalState::positions_closed) continue;
    items.push_back(item(state, WaitingKind::proposal_to_reply_to, to_string(id), proposal.path.back().stamp.ts));
  }
  for (const auto& [id, mandate] : state.mandates) {
    if (mandate.pending && !mandate.revoked) {
      items.push_back(item(state, WaitingKind::mandate_to_validate, to_string(id), mandate.granted.ts));
    }
  }
  for (const auto& [id, sitting] : state.sittings) {
    const domain::Minutes& minutes = sitting.minutes;
    if (minutes.state != MinutesState::objections) continue;
    const auto oldest = std::ranges::find_if(minutes.objections, [](const auto& each) { return !each.accepted; });
    if (oldest == minutes.objections.end()) continue;
    items.push_back(
        item(state, WaitingKind::objection_to_answer, to_string(id), oldest->stamp.ts, minutes.objections_until_at));
  }
  return sorted(ObjectRef{"desk-1"}, std::move(items));
}

views::Waiting waiting_of_auditors(const domain::State& state) {
  std::vector<WaitingItem> items;
  for (const auto& [id, finding] : state.findings) {
    if (finding.state() != FindingState::answered) continue;
    items.push_back(item(state, WaitingKind::finding_answered, to_string(id), finding.rounds.back().answered->ts));
  }
  return sorted(ObjectRef{"desk-3"}, std::move(items));
}

views::Waiting waiting_of_chair(const domain::State& state) {
  std::vector<WaitingItem> items;
  add_findings(items, state);
  for (const auto& [id, vote] : state.votes) {
    if (vote.state == VoteState::prepared && !vote.opens_at) {
      const auto until = vote.place ? std::nullopt : std::optional(vote.terms.closes_at);
      items.push_back(item(state, WaitingKind::vote_to_open, to_string(id), Instant{}, until));
    }
    if (std::ranges::find(vote.pending, PendingCause::conciliation) != vote.pending.end()) {
      items.push_back(item(state, WaitingKind::dissent_to_answer, to_string(id), vote.declared->ts));
    }
  }
  for (const auto& [id, poll] : state.polls) {
    if (poll.state != VoteState::prepared || poll.scheduled) continue;
    items.push_back(item(state, WaitingKind::poll_to_open, to_string(id), Instant{}, poll.terms.closes_at));
  }
  for (const auto& [id, sitting] : state.sittings) {
    if (sitting.state != SittingState::draft) continue;
    items.push_back(
        item(state, WaitingKind::sitting_to_convene, to_string(id), Instant{}, sitting.terms.first_call.at));
  }
  if (domain::requests_of(state).due()) {
    const auto last = std::find_if(state.sittings_asked.rbegin(), state.sittings_asked.rend(),
                                   [](const auto& asked) { return !asked.met_by; });
    items.push_back(item(state, WaitingKind::sitting_requested, "table-1", last->stamp.ts));
  }
  return sorted(ObjectRef{"desk-2"}, std::move(items));
}

views::Activity activity_view(const domain::State& state) {
  views::Activity view{TableId{1}, {}};
  for (auto act = state.latest.rbegin(); act != state.latest.rend(); ++act) {
    views::ActivityItem line{
        index_of(act->stamp.index), act->stamp.ts,          Text<3, 60>::of(act->type),   act->stamp.capacity,
        act->stamp.organisation,    ObjectRef{act->object}, label_of(state, act->object), std::nullopt};
    if (const auto id = parse_id<CommentIdTag>(act->object)) line.about = state.comments.at(*id).subject;
    view.items.push_back(std::move(line));
  }
  return view;
}

std::optional<views::Label> label_of(const domain::State& state, std::string_view object) {
  if (const auto id = parse_id<ProposalIdTag>(object)) {
    const auto& proposal = state.proposals.at(*id);
    const auto& title = proposal.newest().title.value;
    return label(to_string(proposal.number) + (title ? " " + title->str() : std::string()));
  }
  if (const auto id = parse_id<NodeIdTag>(object)) {
    const auto& node = state.nodes.at(*id);
    const auto& title = node.newest().title.value;
    return label(to_string(node.code) + (title ? " " + title->str() : std::string()));
  }
  if (const auto id = parse_id<CommentIdTag>(object)) return label_of(state, state.comments.at(*id).subject.text);
  if (const auto id = parse_id<VoteIdTag>(object)) return label(state.votes.at(*id).title);
  if (const auto id = parse_id<PollIdTag>(object)) return label(state.polls.at(*id).title);
  if (const auto id = parse_id<FindingIdTag>(object)) return label(state.findings.at(*id).title);
  if (const auto id = parse_id<OrganisationIdTag>(object)) return label(state.organisations.at(*id).name);
  if (const auto id = parse_id<MandateIdTag>(object)) {
    return label(state.organisations.at(state.mandates.at(*id).organisation).name);
  }
  if (const auto id = parse_id<ItemIdTag>(object)) {
    const auto& entry = state.items.at(*id);
    return label(to_string(entry.code) + (entry.label.value ? " " + entry.label.value->str() : std::string()));
  }
  if (const auto id = parse_id<DocumentIdTag>(object)) return label(state.documents.at(*id).title);
  if (const auto id = parse_id<SittingIdTag>(object)) return label(state.sittings.at(*id).title);
  if (const auto id = parse_id<AgendaItemIdTag>(object)) {
    for (const auto& [sitting, held] : state.sittings) {
      if (const auto found = domain::known_item(held, *id)) return label((*found)->title);
    }
  }
  // of a request that ended nothing is kept but its entries
  if (const auto id = parse_id<SittingRequestIdTag>(object)) {
    const auto found = std::ranges::find(state.sittings_asked, *id, &domain::SittingAsked::id);
    if (found != state.sittings_asked.end()) return label(found->title);
  }
  if (const auto id = parse_id<GuestIdTag>(object)) {
    for (const auto& [sitting, held] : state.sittings) {
      const auto found = std::ranges::find(held.guests, *id, &domain::Guest::id);
      if (found != held.guests.end()) return label(found->capacity);
    }
  }
  return std::nullopt;
}

}  // namespace tavolo::feed
