#include <algorithm>

#include "server/domain/affiliation.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/persons.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/sittings.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view membership_rule = "rules#membership";
constexpr std::string_view mandate_rule = "rules#mandates";
constexpr std::string_view group_rule = "rules#voting-right";
constexpr std::string_view address_rule = "rules#notice-addresses";
constexpr std::string_view office_rule = "rules#offices";
constexpr std::string_view takeover_rule = "rules#substitutes";

std::unexpected<Refusal> unknown(std::string_view pointer) { return refuse_at(pointer, "not_found", "rules#ids"); }

/// Whether somebody who holds a mandate or an office is reached there.
bool is_of_a_person(const State& state, const Email& address) {
  const auto reaches = [&](const auto& row) {
    const auto& holder = row.second.holder.value;
    return holder && same_address(holder->email, address);
  };
  return std::ranges::any_of(state.mandates, reaches) || std::ranges::any_of(state.appointments, reaches);
}

Relation relation_to_mandate(const State& state, const Acting& acting, MandateId id) {
  const auto found = state.mandates.find(id);
  if (found != state.mandates.end()) return relation_to_body(acting, found->second.organisation);
  // whoever may act on some mandate hears that this one does not exist
  return acting.organisation ? Relation::own : Relation::other;
}

/// Standing and vote that a body may have together, and one vote a group.
Checked check_vote(const State& state, OrganisationId asking, OrganisationId root, Standing standing, bool voting) {
  if (!voting) return {};
  if (standing == Standing::observer) return refuse("observer_cannot_vote", membership_rule);
  if (const auto other = voting_body_beside(state, root, asking)) {
    return refuse("affiliation_group_has_vote", group_rule, Detail().add("organisation", to_string(*other)));
  }
  return {};
}

Checked check_term(const Term& term, LocalDate today) {
  if (term.to && *term.to < term.from) return refuse_at("/valid_to", "dates_reversed", mandate_rule);
  if (term.to && *term.to < today) return refuse_at("/valid_to", "term_in_the_past", mandate_rule);
  return {};
}

/// What stays of a term from today on: two terms that met in the past alone do no harm.
Term from_today(Term term, LocalDate today) {
  term.from = std::max(term.from, today);
  return term;
}

bool is_live(const Mandate& mandate) { return !mandate.revoked && !mandate.refused; }

/// At most one mandate of each capacity a body at any time, and never the same person in two places of one body.
Checked check_no_overlap(const State& state, const Mandate& wanted, LocalDate today) {
  const Term term = from_today({wanted.valid_from, wanted.valid_to}, today);
  for (const auto& [id, held] : state.mandates) {
    if (id == wanted.id || held.organisation != wanted.organisation || !is_live(held)) continue;
    if (!overlap(term, {held.valid_from, held.valid_to})) continue;
    const Detail which = Detail().add("mandate", to_string(id)).add("capacity", name_of(held.capacity));
    if (held.capacity == wanted.capacity) return refuse("mandate_overlaps", mandate_rule, which);
    const bool both_act = held.capacity != MandateCapacity::legal_representative &&
                          wanted.capacity != MandateCapacity::legal_representative;
    if (both_act && !held.holder.erased() && held.holder.value->person == wanted.holder.value->person) {
      return refuse("delegate_and_substitute", mandate_rule, which);
    }
  }
  return {};
}

Checked check_not_secretary(const State& state, PersonId person, const Term& term) {
  if (const auto office = secretary_beside_mandate(state, person, term)) {
    return refuse("secretary_and_delegate", office_rule, Detail().add("appointment", to_string(*office)));
  }
  return {};
}

/// The rules that a mandate must meet whoever records it.
Checked check_mandate(const State& state, const Mandate& wanted, LocalDate today) {
  const Organisation& body = state.organisations.at(wanted.organisation);
  if (body.status == MembershipStatus::withdrawn || body.status == MembershipStatus::excluded) {
    return refuse("body_not_member", membership_rule, Detail().add("organisation", to_string(body.id)));
  }
  if (is_of_a_body(state, wanted.holder.value->email))
    return refuse_at("/holder_email", "address_of_a_body", address_rule);
  const Term term{wanted.valid_from, wanted.valid_to};
  if (auto good = check_term(term, today); !good) return good;
  if (auto good = check_not_secretary(state, wanted.holder.value->person, from_today(term, today)); !good) return good;
  return check_no_overlap(state, wanted, today);
}

template <class Command>
Mandate wanted_mandate(const State& state, OrganisationId organisation, const Command& command) {
  Mandate wanted;
  wanted.id = MandateId{state.counters.mandate + 1};
  wanted.organisation = organisation;
  wanted.capacity = command.capacity;
  wanted.valid_from = command.valid_from;
  wanted.valid_to = command.valid_to;
  wanted.holder = holder_for(state, command.holder_name, command.holder_email);
  wanted.evidence = command.evidence;
  return wanted;
}

/// The entries, and the losses of the quorum that the body as they leave it brings in the same commit.
Decided with_quorum(const State& state, std::vector<events::Event> events, const Organisation& body,
                    std::optional<std::string> created) {
  for (events::Event& lost : quorums_lost_by(state, body)) events.push_back(std::move(lost));
  return {std::move(events), std::move(created)};
}

Decided granted(const Mandate& mandate, bool pending) {
  return {{events::MandateGranted{mandate.id, mandate.organisation, mandate.capacity, mandate.valid_from,
                                  mandate.valid_to, pending, mandate.holder, mandate.evidence}},
          to_string(mandate.id)};
}

}  // namespace

Relation relation_to(const State&, const Acting&, const commands::AdmitOrganisation&) { return Relation::none; }

Decision decide_one(const State& state, const Acting&, const Moment& moment,
                    const commands::AdmitOrganisation& command) {
  const std::string wanted_name = comparable_name(command.name.str());
  for (const auto& [id, body] : state.organisations) {
    if (!body.name.erased() && comparable_name(body.name.value->str()) == wanted_name) {
      return refuse("organisation_exists", membership_rule, Detail().add("organisation", to_string(id)));
    }
  }
  const OrganisationId id{state.counters.organisation + 1};
  OrganisationId root = id;
  if (command.affiliated_to) {
    if (!state.organisations.contains(*command.affiliated_to)) return unknown("/affiliated_to");
    root = root_of(state, *command.affiliated_to);
  }
  if (auto good = check_vote(state, id, root, command.standing, command.voting); !good)
    return std::unexpected(good.error());
  events::OrganisationRegistered registered;
  registered.organisation = id;
  registered.kind = command.kind;
  registered.sector = command.sector;
  registered.bench = command.bench;
  registered.affiliated_to = command.affiliated_to;
  registered.demonstration = state.demonstration;
  registered.name = command.name;
  Organisation admitted;
  admitted.id = id;
  admitted.bench = command.bench;
  admitted.status = MembershipStatus::member;
  admitted.voting = command.voting;
  return with_quorum(state,
                     {registered, events::MembershipGranted{id, command.standing, command.voting, moment.today()}},
                     admitted, to_string(id));
}

Relation relation_to(const State&, const Acting& acting, const commands::ChangeMembership& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::ChangeMembership& command) {
  const auto found = state.organisations.find(command.organisation);
  if (found == state.organisations.end()) return unknown("/organisation");
  const Organisation& body = found->second;
  const bool stays = command.status == MembershipStatus::member || command.status == MembershipStatus::suspended;
  // who has left the table holds no vote, and coming back asks for it anew
  const bool voting = stays && command.voting;
  if (command.status == body.status && command.standing == body.standing && voting == body.voting) {
    return refuse("nothing_changed", membership_rule, Detail().add("organisation", to_string(body.id)));
  }
  if (auto good = check_vote(state, body.id, root_of(state, body.id), command.standing, voting); !good) {
    return std::unexpected(good.error());
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  Organisation after = body;
  after.status = command.status;
  after.voting = voting;
  return with_quorum(
      state, {events::MembershipChanged{body.id, command.status, command.standing, voting, command.reason}}, after, {});
}

Relation relation_to(const State&, const Acting& acting, const commands::SetNoticeAddresses& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting&, const Moment&, const commands::SetNoticeAddresses& command) {
  const auto found = state.organisations.find(command.organisation);
  if (found == state.organisations.end()) return unknown("/organisation");
  const NoticeAddresses& wanted = command.addresses;
  if (wanted.size() == 2 && wanted[0].kind == wanted[1].kind) {
    return refuse_at("/addresses", "address_kind_twice", address_rule);
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_of_a_person(state, wanted[i].address)) {
      return refuse_at("/addresses/" + std::to_string(i), "address_of_a_person", address_rule);
    }
  }
  const auto& held = found->second.addresses.value;
  if (held ? *held == wanted : wanted.empty()) {
    return refuse("nothing_changed", membership_rule, Detail().add("organisation", to_string(found->first)));
  }
  return Decided{{events::NoticeAddressesSet{found->first, wanted}}, {}};
}

Relation relation_to(const State&, const Acting& acting, const commands::GrantMandate& command) {
  return relation_to_body(acting, command.organisation);
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::GrantMandate& command) {
  if (!state.organisations.contains(command.organisation)) return unknown("/organisation");
  const Mandate wanted = wanted_mandate(state, command.organisation, command);
  if (wanted.holder.value->person == acting.person) return refuse("mandate_to_oneself", office_rule);
  if (auto good = check_mandate(state, wanted, moment.today()); !good) return std::unexpected(good.error());
  if (auto clean = refuse_personal_data({{"/evidence", command.evidence.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return granted(wanted, false);
}

Relation relation_to(const State&, const Acting& acting, const commands::AppointDelegate&) {
  return acting.organisation ? Relation::own : Relation::none;
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::AppointDelegate& command) {
  TAVOLO_CHECK(acting.organisation.has_value());
  if (command.capacity == MandateCapacity::legal_representative)
    return refuse("legal_representative_by_desk", mandate_rule);
  const Mandate wanted = wanted_mandate(state, *acting.organisation, command);
  if (auto good = check_mandate(state, wanted, moment.today()); !good) return std::unexpected(good.error());
  if (auto clean = refuse_personal_data({{"/evidence", command.evidence.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return granted(wanted, true);
}

Relation relation_to(const State& state, const Acting& acting, const commands::ValidateMandate& command) {
  return relation_to_mandate(state, acting, command.mandate);
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::ValidateMandate& command) {
  const auto found = state.mandates.find(command.mandate);
  if (found == state.mandates.end()) return unknown("/mandate");
  const Mandate& mandate = found->second;
  if (!mandate.pending) {
    return refuse("mandate_not_pending", mandate_rule,
                  Detail()
                      .add("mandate", to_string(mandate.id))
                      .add("status", name_of(status_of(state, mandate, moment.today()))));
  }
  if (command.accepted) {
    if (mandate.holder.erased())
      return refuse("holder_erased", mandate_rule, Detail().add("mandate", to_string(mandate.id)));
    if (mandate.holder.value->person == acting.person) return refuse("mandate_to_oneself", office_rule);
    if (auto good = check_mandate(state, mandate, moment.today()); !good) return std::unexpected(good.error());
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return Decided{{events::MandateValidated{mandate.id, command.accepted, command.reason}}, {}};
}

Relation relation_to(const State& state, const Acting& acting, const commands::RevokeMandate& command) {
  return relation_to_mandate(state, acting, command.mandate);
}

// A revocation holds at once, unlike an appointment: a body that has lost trust in its delegate must not wait for an
// office (Codice civile, art. 1723).
Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::RevokeMandate& command) {
  const auto found = state.mandates.find(command.mandate);
  if (found == state.mandates.end()) return unknown("/mandate");
  const Mandate& mandate = found->second;
  if (acting.role == ActorRole::legal_representative && mandate.capacity == MandateCapacity::legal_representative) {
    return refuse("legal_representative_by_desk", mandate_rule);
  }
  if (!is_live(mandate)) {
    return refuse("mandate_already_ended", mandate_rule, Detail().add("mandate", to_string(mandate.id)));
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  Decided decided{{events::MandateRevoked{mandate.id, command.reason}}, {}};
  for (events::Event& out : presences_ended_with(state, mandate, moment)) decided.events.push_back(std::move(out));
  return decided;
}

Relation relation_to(const State&, const Acting& acting, const commands::TakeOver&) {
  return acting.organisation ? Relation::own : Relation::none;
}

Decision decide_one(const State&, const Acting& acting, const Moment&, const commands::TakeOver&) {
  TAVOLO_CHECK(acting.mandate.has_value() && acting.organisation.has_value());
  return Decided{{events::SubstituteTookOver{*acting.mandate, *acting.organisation}}, {}};
}

Relation relation_to(const State&, const Acting& acting, const commands::HandBack&) {
  return acting.organisation ? Relation::own : Relation::none;
}

Decision decide_one(const State& state, const Acting& acting, const Moment&, const commands::HandBack&) {
  TAVOLO_CHECK(acting.organisation.has_value());
  if (!state.organisations.at(*acting.organisation).taken_over_by) return refuse("no_takeover", takeover_rule);
  return Decided{{events::SubstituteHandedBack{*acting.organisation}}, {}};
}

}  // namespace tavolo::domain
