#pragma once
// What can be asked beside the feed: collections by cursor (decision 23), older versions, the record. Queries change
// nothing.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "protocol/vocabulary/audit_terms.hpp"
#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/ranged.hpp"
#include "protocol/vocabulary/redaction_terms.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/search_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::commands {

/// Newest first by last change; at most 20 a page. `before` is the `next` of the answer before.
struct ListComments {
  static constexpr std::string_view method = "list_comments";
  ObjectRef subject;
  std::optional<Cursor> before;
};
BOOST_DESCRIBE_STRUCT(ListComments, (), (subject, before))

/// All versions of one comment, the hiding reasons too where the reader may (author's body, secretary, auditor).
struct GetComment {
  static constexpr std::string_view method = "get_comment";
  CommentId comment;
};
BOOST_DESCRIBE_STRUCT(GetComment, (), (comment))

struct ListProposalVersions {
  static constexpr std::string_view method = "list_proposal_versions";
  ProposalId proposal;
};
BOOST_DESCRIBE_STRUCT(ListProposalVersions, (), (proposal))

struct ListNodeVersions {
  static constexpr std::string_view method = "list_node_versions";
  NodeId node;
};
BOOST_DESCRIBE_STRUCT(ListNodeVersions, (), (node))

/// Of a closed vote, or a roll call; sorted by bench, then name. At most 100 a page.
struct ListPositions {
  static constexpr std::string_view method = "list_positions";
  VoteId vote;
  std::optional<Cursor> after;
};
BOOST_DESCRIBE_STRUCT(ListPositions, (), (vote, after))

/// Who did what for whom: by organisation, or by office of the table.
struct EntryActor {
  std::optional<OrganisationId> organisation;
  std::optional<Capacity> capacity;
  std::optional<ObjectRef> under;  ///< the mandate or appointment acted under, for auditors alone
};
BOOST_DESCRIBE_STRUCT(EntryActor, (), (organisation, capacity, under))

/// The history, newest first, at most 50 a page.
struct ListEntries {
  static constexpr std::string_view method = "list_entries";
  std::optional<EntryActor> actor;
  std::optional<ObjectRef> object;
  std::optional<Text<3, 60>> type;  ///< "proposal.submitted", or a family: "proposal"
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::optional<Cursor> before;
};
BOOST_DESCRIBE_STRUCT(ListEntries, (), (actor, object, type, from, to, before))

/// One entry with its bytes, hash, fields and proof against the newest checkpoint.
struct GetEntry {
  static constexpr std::string_view method = "get_entry";
  std::int64_t index = 0;
};
BOOST_DESCRIBE_STRUCT(GetEntry, (), (index))

/// The outcome of a closed vote counted again from the entries.
struct RecountVote {
  static constexpr std::string_view method = "recount_vote";
  VoteId vote;
};
BOOST_DESCRIBE_STRUCT(RecountVote, (), (vote))

/// The same of the result of a closed poll.
struct RecountPoll {
  static constexpr std::string_view method = "recount_poll";
  PollId poll;
};
BOOST_DESCRIBE_STRUCT(RecountPoll, (), (poll))

/// Full text, of what the reader may read: accents and case make no difference, a word may be the beginning of one,
/// words between quotation marks stand together, and a text has to have all of them. `kinds` absent: of every kind.
/// `limit` is of each kind; with the `cursor` of a group only that group goes on.
struct Search {
  static constexpr std::string_view method = "search";
  Text<1, 200> text;
  std::optional<List<SearchKind, 1, 6>> kinds;
  std::optional<Cursor> cursor;
  Ranged<1, 50> limit;
};
BOOST_DESCRIBE_STRUCT(Search, (), (text, kinds, cursor, limit))

/// The secretary's pending invitations, with their one-time links.
struct ListInvitations {
  static constexpr std::string_view method = "list_invitations";
};
BOOST_DESCRIBE_STRUCT(ListInvitations, (), ())

/// Issues a new link for the holder of a mandate or appointment; the older one stops working.
struct RenewInvitation {
  static constexpr std::string_view method = "renew_invitation";
  ObjectRef holder_of;
};
BOOST_DESCRIBE_STRUCT(RenewInvitation, (), (holder_of))

/// The changes of a collection are pushed to this connection from now on; at most 8 watched at once.
struct WatchCollection {
  static constexpr std::string_view method = "watch_collection";
  ObjectRef subject;
};
BOOST_DESCRIBE_STRUCT(WatchCollection, (), (subject))
struct UnwatchCollection {
  static constexpr std::string_view method = "unwatch_collection";
  ObjectRef subject;
};
BOOST_DESCRIBE_STRUCT(UnwatchCollection, (), (subject))

/// First message of a connection. `acting` is a mandate or an appointment of the signed-in person. With `since` the
/// answer holds only what changed, if `audiences_hash` still fits (decision 22).
struct TableJoin {
  static constexpr std::string_view method = "table.join";
  ObjectRef acting;
  std::optional<std::int64_t> since;
  std::optional<Sha256Hex> audiences_hash;
  std::optional<Sha256Hex> root;  ///< of the last checkpoint seen, with `since` as its size
};
BOOST_DESCRIBE_STRUCT(TableJoin, (), (acting, since, audiences_hash, root))

struct Ping {
  static constexpr std::string_view method = "ping";
};
BOOST_DESCRIBE_STRUCT(Ping, (), ())

/// What an order of erasure would take, before it is given.
struct PreviewRedaction {
  static constexpr std::string_view method = "preview_redaction";
  List<ErasureTarget, 1, 20> targets;
};
BOOST_DESCRIBE_STRUCT(PreviewRedaction, (), (targets))

/// Acts that left the ordinary course, with their reasons, newest first, at most 50 a page. `kinds` absent: all.
struct ListOverrides {
  static constexpr std::string_view method = "list_overrides";
  std::optional<List<OverrideKind, 1, 30>> kinds;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::optional<Cursor> before;
};
BOOST_DESCRIBE_STRUCT(ListOverrides, (), (kinds, from, to, before))

/// How often each body and office acted, in which capacity.
struct CountActs {
  static constexpr std::string_view method = "count_acts";
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(CountActs, (), (from, to))

/// What the regulation asked and what happened, judged at the moment `at`: now, if it is absent. Not before the newest
/// entry.
struct ReportCompliance {
  static constexpr std::string_view method = "report_compliance";
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(ReportCompliance, (), (at))

using Query =
    std::variant<ListComments, GetComment, ListProposalVersions, ListNodeVersions, ListPositions, ListEntries, GetEntry,
                 RecountVote, RecountPoll, Search, ListInvitations, RenewInvitation, WatchCollection, UnwatchCollection,
                 PreviewRedaction, ListOverrides, CountActs, ReportCompliance>;

}  // namespace tavolo::commands
