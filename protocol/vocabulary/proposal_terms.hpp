#pragma once
// The content of a proposal (domain.md 4.2): an operation on a point of the plan, with its reasons.

#include <boost/describe/class.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "protocol/vocabulary/enums.hpp"
#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo {

using Title = Text<5, 200>;
using NodeTitle = Text<2, 300>;
using NodeText = MultilineText<0, 8000>;
using Reason = MultilineText<3, 2000>;

/// A point of the plan that does not exist yet.
struct ProposedNode {
  NodeKind node_kind{};
  NodeTitle title;
  NodeText text;
  bool operator==(const ProposedNode&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProposedNode, (), (node_kind, title, text))

/// Arricchire: adds points beneath an area or objective.
struct Enrich {
  static constexpr std::string_view kind = "enrich";
  List<ProposedNode, 1, 10> nodes;
  bool operator==(const Enrich&) const = default;
};
BOOST_DESCRIBE_STRUCT(Enrich, (), (nodes))

/// Modificare: replaces title or text of an existing point, quoting what it replaces.
struct Modify {
  static constexpr std::string_view kind = "modify";
  NodeTitle quoted_title;
  NodeText quoted_text;
  NodeTitle title;
  NodeText text;
  bool operator==(const Modify&) const = default;
};
BOOST_DESCRIBE_STRUCT(Modify, (), (quoted_title, quoted_text, title, text))

/// Where and for whom a variant applies: a strict subset of where the point applies now.
struct VariantScope {
  List<ComuneId, 0, 200> comuni;
  List<ZoneId, 0, 10> zones;
  std::optional<Text<3, 300>> target_group;
  std::optional<Text<3, 300>> delivery_mode;
  bool operator==(const VariantScope&) const = default;
};
BOOST_DESCRIBE_STRUCT(VariantScope, (), (comuni, zones, target_group, delivery_mode))

/// Differenziare: adds a variant; the base point stays.
struct Differentiate {
  static constexpr std::string_view kind = "differentiate";
  VariantScope scope;
  NodeTitle title;
  NodeText text;
  bool operator==(const Differentiate&) const = default;
};
BOOST_DESCRIBE_STRUCT(Differentiate, (), (scope, title, text))

/// Articolare: splits a point into children; the parent stays.
struct Articulate {
  static constexpr std::string_view kind = "articulate";
  List<ProposedNode, 2, 12> children;
  bool operator==(const Articulate&) const = default;
};
BOOST_DESCRIBE_STRUCT(Articulate, (), (children))

/// The alternatives stand in the order of ProposalKind.
using Patch = std::variant<Enrich, Modify, Differentiate, Articulate>;
inline ProposalKind kind_of(const Patch& patch) { return static_cast<ProposalKind>(patch.index()); }

struct Budget {
  BudgetEffect effect{};
  std::optional<Cents> amount;   ///< above 0; asked for when effect is not `none`, never required
  std::optional<ItemId> source;  ///< an entry of the catalogue of funding sources
  bool operator==(const Budget&) const = default;
};
BOOST_DESCRIBE_STRUCT(Budget, (), (effect, amount, source))

/// What a delegate hands in, at first and with each new version.
struct ProposalContent {
  NodeId target;
  std::int64_t target_version = 1;  ///< the version of the point that the proposer read
  Title title;
  MultilineText<20, 8000> text;  ///< the reasons
  Patch patch;
  List<ObjectRef, 1, 20> evidence;  ///< indicators ("node-..") or needs ("item-..")
  MultilineText<10, 4000> expected_effect;
  std::optional<MultilineText<10, 2000>> gender_note;
  Budget budget;
  List<OrganisationId, 0, 20> co_proposers;
  bool conflict_declared = false;
  std::optional<MultilineText<5, 2000>> conflict_text;  ///< required when a conflict is declared
  List<Track, 1, 3> tracks;
  bool operator==(const ProposalContent&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProposalContent, (),
                      (target, target_version, title, text, patch, evidence, expected_effect, gender_note, budget,
                       co_proposers, conflict_declared, conflict_text, tracks))

/// The reasons of a reply. `taken` and `left_out` say what was incorporated and what was not: both, and only, where a
/// part was. `correction`: why it stands in the place of an earlier reply.
struct ReplyTexts {
  MultilineText<80, 4000> motivation;
  std::optional<MultilineText<5, 4000>> taken;
  std::optional<MultilineText<5, 4000>> left_out;
  std::optional<Reason> correction;
  bool operator==(const ReplyTexts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReplyTexts, (), (motivation, taken, left_out, correction))

/// The points of the plan that a reply speaks of.
using PlanLinks = List<NodeId, 0, 20>;

}  // namespace tavolo
