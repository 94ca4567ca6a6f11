#pragma once
// Commands on votes of a sitting, right as they stand.

#include "tests/support/acts.hpp"
#include "tests/support/seated.hpp"

namespace tavolo::given {

/// A text put to all four benches for ten minutes, on the first item of the_sitting.
inline commands::PutToVote put(VoteSubject subject = OnText{}) {
  commands::PutToVote command;
  command.command_id = command_id();
  command.sitting = the_sitting;
  command.item = AgendaItemId{1};
  command.subject = std::move(subject);
  command.title = Title::of("Votazione in seduta");
  command.question = MultilineText<10, 4000>::of("Il tavolo e' favorevole?");
  command.benches = {Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other};
  command.visibility = Visibility::at_close;
  command.minutes = {10};
  return command;
}

inline commands::PutToVote motion() {
  commands::PutToVote command = put();
  command.motion = true;
  return command;
}

inline commands::PutToVote linked(VoteLinkKind kind, VoteId vote, std::int64_t order = 1,
                                  VoteSubject subject = OnText{}) {
  commands::PutToVote command = put(std::move(subject));
  command.link = VoteLink{kind, vote, {order}};
  return command;
}

inline VoteId put_to_vote(Table& table, const commands::PutToVote& command = put()) {
  table.decide_ok(table.chair(), command);
  return VoteId{table.state.counters.vote};
}

inline commands::OpenVote opening(VoteId vote) { return {command_id(), vote, {}}; }
inline commands::CloseVote closing(VoteId vote) { return {command_id(), vote, {}}; }

/// Put to the vote and opened by the chair.
inline VoteId opened_in_sitting(Table& table, const commands::PutToVote& command = put()) {
  const VoteId vote = put_to_vote(table, command);
  table.decide_ok(table.chair(), opening(vote));
  return vote;
}

/// As said aloud in the room.
inline commands::RecordPosition recorded(VoteId vote, OrganisationId body, PositionChoice choice) {
  const commands::CastPosition cast = position(vote, choice);
  commands::RecordPosition command;
  command.command_id = command_id();
  command.vote = vote;
  command.organisation = body;
  command.channel = RecordedChannel::voice;
  command.choice = choice;
  command.reservation = cast.reservation;
  command.reason = cast.reason;
  return command;
}

/// The giver is out and the holder has its proxy.
inline void give_proxy(domain::Sitting& sitting, OrganisationId giver, OrganisationId holder, const Table& table) {
  go_out(sitting, giver, table.now);
  sitting.proxies[giver] = {holder, Text<0, 300>::of("Delega scritta"), stamp_now(table)};
}

/// Everybody is out but the first `count` bodies of each bench.
inline void leave_inside(domain::Sitting& sitting, const Table& table, std::map<Bench, std::size_t> counts) {
  for (const Bench bench : all_benches) {
    std::size_t stays = counts[bench];
    for (const auto& [id, body] : table.state.organisations) {
      if (body.bench != bench) continue;
      if (stays == 0) {
        go_out(sitting, id, table.now);
      } else {
        --stays;
      }
    }
  }
}

}  // namespace tavolo::given
