#pragma once
// Inside the room: who belongs to the table and who is in its sittings, as the entries alone tell it. Not
// domain::State, so that a fault of `evolve` shows.

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "protocol/events/event.hpp"
#include "server/domain/quorum_count.hpp"

namespace tavolo::audit {

/// Sorted as Id sorts: by number.
using Electorate = std::map<OrganisationId, Bench>;

/// Who is in a sitting.
class Roll {
 public:
  /// Takes what is about presence, proxies and the call, and leaves the rest.
  void take(const events::Event& event);
  bool is_inside(OrganisationId body) const { return inside_.contains(body); }
  /// Through whose presence a body counts as there that is not there itself.
  std::optional<OrganisationId> holder_for(OrganisationId giver) const;
  bool attends(OrganisationId body) const { return is_inside(body) || holder_for(body); }
  /// Under which it was opened; before, the one that is to be held.
  SittingCall call() const;
  std::optional<RegulationId> regulation() const { return regulation_; }  ///< of the opening

 private:
  std::set<OrganisationId> inside_;
  std::map<OrganisationId, OrganisationId> proxies_;  ///< giver to holder
  std::optional<SittingCall> call_;
  bool first_deserted_ = false;
  std::optional<RegulationId> regulation_;
};

/// Whom an opening should have been put to, and by which rule.
struct Called {
  Electorate electorate;
  std::map<OrganisationId, OrganisationId> proxies;  ///< giver to holder
  std::optional<VoteSeat> seat;                      ///< what the opening of a sitting's vote should say
  std::optional<std::int64_t> quorum_needed;         ///< where it was counted again
  bool institutions_required = true;
};

/// The table with its sittings. Entries are taken in order; a question is about what stands on record before it.
class Assembly {
 public:
  void take(const events::Event& event);

  /// Nothing: it is not on record.
  const Regulation* regulation(RegulationId id) const;
  std::optional<RegulationId> in_force() const { return in_force_; }
  /// The regulation under which a sitting is held; before it is opened, the one in force.
  std::optional<RegulationId> regulation_of(SittingId sitting) const;
  SittingCall call_of(SittingId sitting) const;

  Called called(const events::VoteOpened& event, const Regulation& rules) const;
  Electorate asked(const events::PollOpened& event) const;
  /// Voting bodies that are in the sitting or counted through a proxy, sorted.
  std::vector<OrganisationId> present_in(SittingId sitting) const;
  domain::Quorum quorum_in(SittingId sitting) const;

 private:
  struct Body {
    Bench bench{};
    bool member = false;
    bool voting = false;
  };

  bool votes(OrganisationId id) const;
  /// Of a voting body: there, itself or through the holder of its proxy.
  bool attends(const Roll& roll, OrganisationId body) const;
  const Roll* roll(SittingId sitting) const;

  std::map<RegulationId, Regulation> regulations_;
  std::optional<RegulationId> in_force_;
  std::map<SittingId, Roll> rolls_;
  std::map<OrganisationId, Body> bodies_;
};

}  // namespace tavolo::audit
