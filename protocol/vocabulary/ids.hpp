#pragma once
// The kinds of things that have an id at a table.

#include "protocol/vocabulary/id.hpp"

namespace tavolo {

#define TAVOLO_ID(Name, word)                      \
  struct Name##Tag {                               \
    static constexpr std::string_view kind = word; \
  };                                               \
  using Name = Id<Name##Tag>

TAVOLO_ID(TableId, "table");
TAVOLO_ID(ZoneId, "zone");
TAVOLO_ID(ComuneId, "comune");
TAVOLO_ID(ItemId, "item");  ///< an entry of a catalogue: LEPS, funding source, need
TAVOLO_ID(RegulationId, "regulation");
TAVOLO_ID(CycleId, "cycle");
TAVOLO_ID(OrganisationId, "organisation");
TAVOLO_ID(PersonId, "person");
TAVOLO_ID(MandateId, "mandate");
TAVOLO_ID(AppointmentId, "appointment");
TAVOLO_ID(PlanId, "plan");
TAVOLO_ID(NodeId, "node");
TAVOLO_ID(ProposalId, "proposal");
TAVOLO_ID(CommentId, "comment");
TAVOLO_ID(VoteId, "vote");
TAVOLO_ID(PollId, "poll");
TAVOLO_ID(SittingId, "sitting");
TAVOLO_ID(SittingRequestId, "sitting_request");  ///< of a body, for a sitting or an item
TAVOLO_ID(AgendaItemId, "agenda_item");
TAVOLO_ID(GuestId, "guest");  ///< at one sitting
TAVOLO_ID(FloorRequestId, "floor_request");
TAVOLO_ID(InterventionId, "intervention");
TAVOLO_ID(ObjectionId, "objection");
TAVOLO_ID(DocumentId, "document");
TAVOLO_ID(RedactionId, "redaction");  ///< an order of erasure
TAVOLO_ID(FindingId, "finding");      ///< of an auditor

#undef TAVOLO_ID

}  // namespace tavolo
