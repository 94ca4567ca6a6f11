#pragma once
// From an ambito's file to the first events of its table. Pure: the same file at the same moment founds the same table.

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "protocol/commands/ambito.hpp"
#include "protocol/commands/proposals.hpp"
#include "protocol/events/event.hpp"
#include "server/domain/calendar.hpp"

namespace tavolo::domain {

/// What is wrong with the file beyond its form, and where (RFC 6901); `message` is English, for whoever runs `load`.
struct FoundingFault {
  std::string pointer;
  std::string message;
};

/// The ids that the rows of the file got.
struct FoundedRefs {
  std::map<SourceRef, ZoneId> zones;
  std::map<SourceRef, ComuneId> comuni;
  std::map<SourceRef, ItemId> items;
  std::map<SourceRef, OrganisationId> organisations;
  std::map<SourceRef, NodeId> nodes;
};

struct Founded {
  std::vector<events::Event> events;
  FoundedRefs refs;
};

/// The founding of a table, in the order of decision 3's counters: table, zones, comuni, catalogues, regulation, bodies
/// with their membership, plan (parents before children), cycle with the phases already begun, appointments, mandates.
/// The rules that bind the chair and the secretary later bind the file too. Demonstration sections are checked, not
/// founded: they become commands once the table stands.
/// `succeeds`: where the log ends that this one goes on from.
std::expected<Founded, FoundingFault> found(const commands::Ambito& ambito, const Moment& moment,
                                            const std::optional<Predecessor>& succeeds = std::nullopt);

/// The content of a demonstration proposal with the table's ids. For an ambito that `found` has accepted.
ProposalContent content_of(const commands::DemoContent& content, const FoundedRefs& refs);

}  // namespace tavolo::domain
