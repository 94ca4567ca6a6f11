// Documents: who files which, with what; and who takes one back (domain.md 7, 8).

#include <algorithm>

#include "server/domain/documents.hpp"
#include "server/domain/families.hpp"
#include "server/domain/personal_data.hpp"
#include "server/domain/quorum.hpp"
#include "server/domain/refuse.hpp"
#include "server/domain/sittings.hpp"
#include "server/domain/touch.hpp"

namespace tavolo::domain {
namespace {

constexpr std::string_view rule = "rules#documents";

bool is_draft(const Sitting& sitting) {
  return sitting.state == SittingState::draft || sitting.state == SittingState::discarded;
}

/// Bodies speak to an item; what concerns the sitting as a whole is the secretary's.
Checked check_sitting(const State& state, const Acting& acting, const commands::FileDocument& command) {
  const auto sitting = known_sitting(state, acting, *command.sitting);
  if (!sitting) return std::unexpected(sitting.error());
  if (sitting_is_over(**sitting)) {
    return refuse("document_too_late", rule, Detail().add("state", name_of((*sitting)->state)));
  }
  if (!command.item) {
    if (acting.organisation) return refuse_at("/item", "document_needs_item", rule);
    return {};
  }
  const auto item = known_item(**sitting, *command.item);
  if (!item) return std::unexpected(item.error());
  return {};
}

Checked check_proposal(const State& state, ProposalId id) {
  const auto found = state.proposals.find(id);
  if (found == state.proposals.end()) return refuse_at("/proposal", "not_found", rule);
  const ProposalState now = found->second.state;
  if (now == ProposalState::withdrawn || now == ProposalState::positions_closed || now == ProposalState::replied) {
    return refuse("document_too_late", rule, Detail().add("state", name_of(now)));
  }
  return {};
}

Checked check_subject(const State& state, const Acting& acting, const commands::FileDocument& command) {
  if (command.sitting.has_value() == command.proposal.has_value() || (command.item && !command.sitting)) {
    return refuse("document_subject_unclear", rule);
  }
  return command.sitting ? check_sitting(state, acting, command) : check_proposal(state, *command.proposal);
}

/// Later than the days that the regulation asks for before the first call: shown, never refused.
bool is_late(const State& state, const Moment& moment, SittingId id) {
  const LocalDate first_call = state.sittings.at(id).terms.first_call.on;
  return moment.today() > plus_days(first_call, -sitting_rules(state).documents_days);
}

}  // namespace

Audience audience_of(const State& state, const Document& document) {
  using Kind = Audience::Kind;
  if (document.sitting && is_draft(state.sittings.at(*document.sitting))) return for_the_desk;
  const bool seen = !document.proposal || state.proposals.at(*document.proposal).ever_admissible;
  const bool in_public = document.reach == DocumentReach::everyone && seen && !document.withdrawn;
  return {in_public ? Kind::everyone : Kind::members, 0};
}

bool may_download(const State& state, const Acting& acting, const Document& document) {
  const auto has = [audiences = audiences_of(acting)](Audience wanted) {
    return std::ranges::find(audiences, wanted) != audiences.end();
  };
  if (document.withdrawn) return has(for_the_desk) || has({Audience::Kind::audit, 0});
  return has(audience_of(state, document));
}

std::set<std::string> files_named(const State& state) {
  std::set<std::string> all;
  for (const auto& [id, document] : state.documents) all.insert(document.stored.text);
  const auto add_scans = [&all](const auto& stated) {
    for (const auto& [body, versions] : stated) {
      for (const auto& version : versions) {
        if (version.stored) all.insert(version.stored->text);
      }
    }
  };
  for (const auto& [id, vote] : state.votes) add_scans(vote.positions);
  for (const auto& [id, poll] : state.polls) add_scans(poll.answers);
  return all;
}

Checked check_evidence(const State& state, RecordedChannel channel, const std::optional<Sha256Hex>& document,
                       const std::optional<commands::UploadedFile>& file, bool known, std::string_view rule_asked) {
  if (channel == RecordedChannel::voice) {
    if (document) return refuse_at("/document", "document_not_expected", rule_asked);
    if (file) return refuse_at("/file", "document_not_expected", rule_asked);
    return {};
  }
  if (!document && !file) return refuse_at("/document", "document_required", rule_asked);
  if (!file) return {};
  if (document && *document != file->sha256) return refuse_at("/document", "document_is_another", rule_asked);
  if (!known && is_file_named(state, file->stored)) return refuse_at("/file", "document_filed_already", rule);
  return {};
}

namespace {

template <class Versions>
std::optional<Scan> newest_scan(const std::map<OrganisationId, Versions>& stated, OrganisationId body) {
  const auto found = stated.find(body);
  if (found == stated.end()) return std::nullopt;
  const auto& newest = found->second.back();
  if (!newest.stored || !newest.evidence.value || !newest.evidence.value->document) return std::nullopt;
  return Scan{*newest.stored, *newest.evidence.value->document};
}

bool may_have_scan(const Acting& acting, OrganisationId body, bool closed) {
  const Relation relation = relation_to_body(acting, body);
  const bool told = closed || relation == Relation::own || acting.role == ActorRole::secretary;
  return told && may(acting.role, relation, "download_scan");
}

}  // namespace

std::optional<Scan> scan_for(const State& state, std::span<const Acting> actings, std::string_view ballot,
                             OrganisationId body) {
  std::optional<Scan> scan;
  bool closed = false;
  if (const auto vote = parse_id<VoteIdTag>(ballot); vote && state.votes.contains(*vote)) {
    scan = newest_scan(state.votes.at(*vote).positions, body);
    closed = state.votes.at(*vote).state == VoteState::closed;
  } else if (const auto poll = parse_id<PollIdTag>(ballot); poll && state.polls.contains(*poll)) {
    scan = newest_scan(state.polls.at(*poll).answers, body);
    closed = state.polls.at(*poll).state == VoteState::closed;
  }
  const bool readable =
      std::ranges::any_of(actings, [&](const Acting& acting) { return may_have_scan(acting, body, closed); });
  return readable ? scan : std::nullopt;
}

bool is_file_named(const State& state, const Sha256Hex& stored) { return files_named(state).contains(stored.text); }

std::vector<const Document*> documents_of(const State& state, const Sitting& sitting,
                                          std::optional<AgendaItemId> item) {
  std::vector<const Document*> all;
  for (const auto& [id, document] : state.documents) {
    if (document.sitting != sitting.id || document.withdrawn) continue;
    const bool has_line = document.item && known_item(sitting, *document.item).has_value();
    if (item ? document.item == item : !has_line) all.push_back(&document);
  }
  return all;
}

Relation relation_to(const State& state, const Acting& acting, const commands::FileDocument& command) {
  const auto found = command.proposal ? state.proposals.find(*command.proposal) : state.proposals.end();
  return found == state.proposals.end() ? Relation::none : relation_to_body(acting, found->second.proposer);
}

Decision decide_one(const State& state, const Acting& acting, const Moment& moment,
                    const commands::FileDocument& command) {
  if (auto checked = check_subject(state, acting, command); !checked) return std::unexpected(checked.error());
  if (is_file_named(state, command.file.stored)) return refuse("document_filed_already", rule);
  if (auto clean = refuse_personal_data({{"/title", command.title.str()}, {"/name", command.name.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  events::DocumentFiled event;
  event.document = DocumentId{state.counters.document + 1};
  event.sitting = command.sitting;
  event.item = command.item;
  event.proposal = command.proposal;
  event.reach = command.reach;
  if (command.sitting) {
    event.draft = is_draft(state.sittings.at(*command.sitting));
    event.late = is_late(state, moment, *command.sitting);
  }
  event.stored = command.file.stored;
  event.title = command.title;
  event.attachments = Attachments{{command.file.media, command.name, command.file.sha256, command.file.size}};
  Decided decided{.events = {event}, .created = to_string(event.document)};
  return decided;
}

Relation relation_to(const State& state, const Acting& acting, const commands::WithdrawDocument& command) {
  const auto found = state.documents.find(command.document);
  if (found == state.documents.end()) return acting.organisation ? Relation::own : Relation::none;
  const auto filer = found->second.filed.organisation;
  return relation_to_body(acting, filer.value_or(OrganisationId{}));
}

Decision decide_one(const State& state, const Acting& acting, const Moment&,
                    const commands::WithdrawDocument& command) {
  const auto found = state.documents.find(command.document);
  const bool hidden =
      found != state.documents.end() && acting.organisation && audience_of(state, found->second) == for_the_desk;
  if (found == state.documents.end() || hidden) return refuse_at("/document", "not_found", rule);
  if (found->second.withdrawn) return refuse("document_withdrawn", rule);
  const auto& of_sitting = found->second.sitting;
  if (acting.organisation && of_sitting && sitting_is_over(state.sittings.at(*of_sitting))) {
    return refuse("document_too_late", rule, Detail().add("state", name_of(state.sittings.at(*of_sitting).state)));
  }
  if (auto clean = refuse_personal_data({{"/reason", command.reason.str()}}); !clean) {
    return std::unexpected(clean.error());
  }
  return Decided{.events = {events::DocumentWithdrawn{command.document, command.reason}}, .created = {}};
}

Relation relation_to(const State&, const Acting&, const commands::ShowDocument&) { return Relation::none; }

/// One filed with the sitting or with a proposal that its agenda is about. Without one, the one shown is taken away.
Decision decide_one(const State& state, const Acting&, const Moment&, const commands::ShowDocument& command) {
  const auto found = sitting_under_way(state, command.sitting);
  if (!found) return std::unexpected(found.error());
  const Sitting& sitting = **found;
  if (sitting.shown_document == command.document) return refuse("nothing_changed", rule);
  if (!command.document) return Decided{.events = {events::DocumentShown{sitting.id, {}}}, .created = {}};
  const auto held = state.documents.find(*command.document);
  if (held == state.documents.end() || audience_of(state, held->second) == for_the_desk) {
    return refuse_at("/document", "not_found", rule);
  }
  const Document& document = held->second;
  if (document.withdrawn) return refuse("document_withdrawn", rule);
  const bool of_agenda = document.proposal && std::ranges::any_of(sitting.agenda, [&](const AgendaItem& item) {
                           return item.entry.subject && item.entry.subject->text == to_string(*document.proposal);
                         });
  if (document.sitting != sitting.id && !of_agenda) return refuse_at("/document", "document_not_of_sitting", rule);
  return Decided{.events = {events::DocumentShown{sitting.id, command.document}}, .created = {}};
}

}  // namespace tavolo::domain
