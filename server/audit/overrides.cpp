#include "server/audit/overrides.hpp"

#include <algorithm>
#include <string>

#include "protocol/events/event.hpp"

namespace tavolo::audit {
namespace {

/// An entry is of a kind by its type and, where `member` is not empty, by what its data hold.
struct Row {
  std::string_view type;
  std::string_view member;
  OverrideKind kind;
};

constexpr Row rows[] = {
    {events::SittingConvened::type, R"("urgent":true)", OverrideKind::urgent_notice},
    {events::AgendaItemAdded::type, "", OverrideKind::late_item},
    {events::DocumentFiled::type, R"("late":true)", OverrideKind::late_document},
    // an urgent one too: that it was moved asks for its reason in any case
    {events::SittingMoved::type, "", OverrideKind::sitting_moved},
    {events::SittingCancelled::type, "", OverrideKind::sitting_cancelled},
    {events::SittingSuspended::type, "", OverrideKind::sitting_suspended},
    {events::SittingRequestEnded::type, R"("end":"declined")", OverrideKind::request_declined},
    {events::PresenceRecorded::type, R"("cause":"correction")", OverrideKind::presence_corrected},
    {events::PresenceRecorded::type, R"("cause":"removed")", OverrideKind::body_removed},
    {events::FloorGranted::type, R"("overridden":true)", OverrideKind::speaking_order},
    {events::FloorEnded::type, R"("cause":"by_chair")", OverrideKind::floor_taken_away},
    {events::SpeakingTimeSet::type, "", OverrideKind::speaking_time},
    {events::SpeakerWarned::type, "", OverrideKind::speaker_warned},
    {events::VoteOpened::type, R"("on_order":true)", OverrideKind::opened_on_order},
    {events::PollOpened::type, R"("on_order":true)", OverrideKind::opened_on_order},
    {events::VoteAnnulled::type, "", OverrideKind::annulled},
    {events::PollAnnulled::type, "", OverrideKind::annulled},
    {events::RecordedPositionContested::type, "", OverrideKind::recording_contested},
    {events::PollAnswerContested::type, "", OverrideKind::recording_contested},
    {events::ChairTakenOver::type, "", OverrideKind::chair_takeover},
    {events::AppointmentEnded::type, "", OverrideKind::office_ended},
    {events::MandateValidated::type, R"("accepted":false)", OverrideKind::mandate_refused},
    {events::MandateRevoked::type, "", OverrideKind::mandate_revoked},
    {events::MembershipChanged::type, "", OverrideKind::membership_changed},
    {events::CommentHidden::type, "", OverrideKind::comment_hidden},
    {events::CommentRestored::type, "", OverrideKind::comment_restored},
    {events::DocumentWithdrawn::type, "", OverrideKind::document_withdrawn},
    {events::AdmissibilityDecided::type, R"("outcome":"inadmissible")", OverrideKind::proposal_not_admitted},
    {events::ProposalWithdrawn::type, "", OverrideKind::proposal_withdrawn},
    {events::ObjectionAnswered::type, R"("accepted":false)", OverrideKind::objection_rejected},
    {events::PlanNodeRevised::type, "", OverrideKind::plan_revised},
    {events::VoteDiscarded::type, "", OverrideKind::draft_discarded},
    {events::PollDiscarded::type, "", OverrideKind::draft_discarded},
    {events::SittingDiscarded::type, "", OverrideKind::draft_discarded},
    {events::ClockAccepted::type, "", OverrideKind::clock_accepted},
    {events::RedactionOrdered::type, "", OverrideKind::erasure},
};

}  // namespace

std::optional<OverrideKind> override_of(const record::Envelope& envelope) {
  const auto holds = [&](std::string_view member) { return envelope.data_json.find(member) != std::string::npos; };
  if (envelope.type == events::VoteClosed::type || envelope.type == events::PollClosed::type) {
    return holds(R"("due_at":)") ? std::nullopt : std::optional(OverrideKind::closed_early);
  }
  if (envelope.type == events::ReplyIssued::type) {
    const bool first = holds(R"("version":1,)") || holds(R"("version":1})");
    return first ? std::nullopt : std::optional(OverrideKind::reply_corrected);
  }
  const auto found = std::ranges::find_if(
      rows, [&](const Row& row) { return row.type == envelope.type && (row.member.empty() || holds(row.member)); });
  return found == std::end(rows) ? std::nullopt : std::optional(found->kind);
}

bool is_exception(OverrideKind kind) {
  switch (kind) {
    case OverrideKind::mandate_refused:
    case OverrideKind::mandate_revoked:
    case OverrideKind::membership_changed:
    case OverrideKind::office_ended:
    case OverrideKind::proposal_not_admitted:
    case OverrideKind::proposal_withdrawn:
    case OverrideKind::objection_rejected:
    case OverrideKind::plan_revised:
    case OverrideKind::draft_discarded:
    case OverrideKind::document_withdrawn:
    case OverrideKind::sitting_suspended:
    case OverrideKind::request_declined:
    case OverrideKind::comment_restored:
      return false;
    default:
      return true;
  }
}

ReasonPlace reason_place(OverrideKind kind) {
  switch (kind) {
    case OverrideKind::urgent_notice:
      return {"urgency", ""};
    case OverrideKind::opened_on_order:
      return {"order", ""};
    case OverrideKind::reply_corrected:
      return {"texts", "correction"};
    case OverrideKind::late_document:
    case OverrideKind::clock_accepted:
      return {};
    default:
      return {"reason", ""};
  }
}

}  // namespace tavolo::audit
