#pragma once
// A table where something is sealed, hidden or for members alone, and everything that one reader can read of it.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "protocol/json/write.hpp"
#include "server/feed/queries.hpp"
#include "server/pages/pages.hpp"
#include "tests/support/live_table.hpp"
#include "tests/support/text.hpp"

namespace tavolo::tests {

/// What must not be learnt, said in words that stand nowhere else.
inline constexpr std::string_view reservation = "RISERVA-SEGRETA";
inline constexpr std::string_view abstention = "MOTIVO-SEGRETO";
inline constexpr std::string_view statement = "DICHIARAZIONE-SEGRETA";
inline constexpr std::string_view members_only = "PROPOSTA-DEI-SOLI-MEMBRI";
inline constexpr std::string_view moderated = "COMMENTO-NASCOSTO";
inline constexpr std::string_view moderation = "RAGIONE-DELLA-SEGRETERIA";
inline constexpr std::string_view conversation = "COMMENTO-IN-VISTA";
inline constexpr std::string_view prepared_title = "VOTAZIONE-IN-PREPARAZIONE";

/// Everybody that a table of the founding has, and a stranger.
enum class Who { stranger, voter, other_body, secretary, chair, auditor };
inline constexpr Who everybody[] = {Who::stranger,  Who::voter, Who::other_body,
                                    Who::secretary, Who::chair, Who::auditor};

class Played {
 public:
  LiveTable live;
  VoteId vote;
  std::vector<std::string> frames_of_others;  ///< all that was told while things happened, but to the voters
  std::vector<std::string> receipts;

  /// The first body's position is `choice`; the next one's is always the same.
  explicit Played(PositionChoice choice, Visibility visibility = Visibility::at_close) {
    live.feed.on_news([this](const feed::Feed::News&) { hear(); });
    vote = live.opened_vote(visibility);
    cast(choice);
    cast(PositionChoice::favourable_with_reservations);
    cast(choice);
    auto content = given::enriching(live.founding);
    content.title = Title::of(members_only);
    live.act(other(), LiveTable::fresh(given::submit(content)));
    comment(moderated);
    live.act(live.secretary(), commands::HideComment{CommandId{random_uuid()}, CommentId{1}, ModerationCode::duplicate,
                                                     Reason::of(moderation)});
    comment(conversation);
    auto prepare = LiveTable::fresh(given::vote_on(OnText{}));
    prepare.title = Title::of(prepared_title);
    live.act(live.secretary(), prepare);
    auto own = LiveTable::fresh(given::position(vote, choice));
    add_texts(own);
    const auto answer = live.ask(voter(), own);
    EXPECT_TRUE(answer);
    if (answer) receipts.push_back(answer->receipt);
    last_cast_ = own;
  }

  domain::Actor voter() const { return live.delegate_of(live.founding.body(Bench::institutions)); }
  domain::Actor other() const { return live.delegate_of(live.founding.body(Bench::third_sector)); }
  const commands::CastPosition& last_cast() const { return last_cast_; }
  void close() {
    live.act(live.chair(), commands::CloseVote{CommandId{random_uuid()}, vote, Reason::of("Tutti hanno risposto.")});
  }

  domain::Acting acting(Who who) const {
    switch (who) {
      case Who::stranger:
        return {};
      case Who::voter:
        return live.acting(voter());
      case Who::other_body:
        return live.acting(other());
      case Who::secretary:
        return live.acting(live.secretary());
      case Who::chair:
        return live.acting(live.chair());
      case Who::auditor:
        return live.acting(live.auditor());
    }
    return {};
  }

  std::string snapshot(Who who) const {
    feed::Reader reader{domain::audiences_of(acting(who)), {}};
    return live.feed.fresh(reader).entities;
  }
  /// Every line of the history and every page of collections, without bytes and hashes.
  std::string collections(Who who) {
    const auto reader = acting(who);
    std::string all;
    if (who == Who::stranger) return all;
    std::optional<Cursor> before;
    do {
      const auto page = live.history.answer(live.source(), reader, commands::ListEntries{{}, {}, {}, {}, {}, before});
      add(all, page);
      before = page ? page->next : std::nullopt;
    } while (before);
    for (const char* subject : {"node-3", "proposal-1"}) {
      add(all, feed::answer(live.state(), commands::ListComments{*ObjectRef::parse(subject), {}}));
    }
    for (const auto& [id, held] : live.state().comments)
      add(all, feed::answer(live.state(), reader, commands::GetComment{id}));
    for (const auto& [id, held] : live.state().votes) {
      add(all, feed::answer(live.state(), commands::ListPositions{id, {}}));
      add(all, audit::recount(live.source(), commands::RecountVote{id}));
    }
    return all;
  }
  /// One entry as this reader gets it.
  std::expected<views::EntryDetail, Refusal> entry(Who who, std::uint64_t index) {
    return live.history.answer(live.source(), acting(who), commands::GetEntry{static_cast<std::int64_t>(index)});
  }
  /// All that entries say beside their bytes.
  std::string entries(Who who) {
    std::string all;
    if (who == Who::stranger) return leaves();
    for (std::uint64_t index = 0; index < live.state().size; ++index) add(all, entry(who, index));
    return all;
  }
  std::string leaves() {
    std::string all;
    const auto read = live.table().log().for_each_entry(0, [&](const record::StoredEntry& stored) -> Result<void> {
      all += stored.leaf + "\n";
      return {};
    });
    EXPECT_TRUE(read);
    return all;
  }
  std::string pages() {
    std::string all;
    std::vector<std::string> paths{"/pubblico",           "/pubblico/piano",     "/pubblico/proposte",
                                   "/pubblico/votazioni", "/pubblico/organismi", "/pubblico/regolamento",
                                   "/pubblico/verifica"};
    for (const auto& [id, node] : live.state().nodes) paths.push_back("/pubblico/piano/" + to_string(node.code));
    for (const auto& [id, proposal] : live.state().proposals)
      paths.push_back("/pubblico/proposte/" + proposal.number.text);
    for (const auto& [id, held] : live.state().votes) paths.push_back("/pubblico/votazioni/" + to_string(id));
    const pages::Site site{live.state(), live.table().moment(), live.table().log().head().checkpoint, "/stile.css"};
    for (const auto& path : paths) {
      const auto page = pages::render(site, path);
      if (page) all += path + " " + std::to_string(page->status) + "\n" + page->html;
    }
    return all;
  }
  std::string all_read_by(Who who) {
    std::string all = snapshot(who) + collections(who) + entries(who) + pages();
    if (who != Who::voter) {
      for (const auto& frame : frames_of_others) all += frame;
    }
    return all;
  }

 private:
  commands::CastPosition last_cast_;

  template <class T>
  static void add(std::string& all, const std::expected<T, Refusal>& answer) {
    all += answer ? json::write(*answer) : answer.error().code + answer.error().detail;
    all += '\n';
  }
  static void add_texts(commands::CastPosition& command) {
    if (command.reservation) command.reservation = MultilineText<3, 2000>::of(reservation);
    if (command.reason) command.reason = MultilineText<3, 2000>::of(abstention);
    command.statement = MultilineText<3, 4000>::of(statement);
  }
  void cast(PositionChoice choice) {
    auto command = LiveTable::fresh(given::position(vote, choice));
    add_texts(command);
    live.act(voter(), command);
  }
  void comment(std::string_view text) {
    auto post = LiveTable::fresh(given::comment_on("node-3"));
    post.text = commands::CommentText::of(text);
    live.act(voter(), post);
  }
  /// What everybody but the voter's body is told, with the subjects held open.
  void hear() {
    for (const Who who : everybody) {
      if (who == Who::voter) continue;
      const feed::Reader reader{domain::audiences_of(acting(who)), {"node-3", "proposal-1"}};
      const auto frame = live.feed.changes(reader, live.feed.seq() - 1);
      if (frame) frames_of_others.push_back(*frame);
    }
  }
};

}  // namespace tavolo::tests
