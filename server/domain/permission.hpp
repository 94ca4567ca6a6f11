#pragma once
// The one permission function and its one table (decision 31): commands, queries, pages and downloads alike.
// tests/domain/permissions.csv holds every cell; a missing one fails.

#include <compare>
#include <span>
#include <string_view>
#include <vector>

#include "server/domain/actor.hpp"

namespace tavolo::domain {

/// How the actor's body stands to the thing acted upon: `own` its own (its proposal, comment, mandate, position),
/// `other` somebody else's, `none` where the action has no such thing.
enum class Relation { none, own, other };
BOOST_DESCRIBE_ENUM(Relation, none, own, other)

/// What a query shows of a thing, beyond that there is such a thing: actions of the table as the query itself is.
inline constexpr std::string_view read_moderated = "read_moderated";            ///< a hidden comment, why it was hidden
inline constexpr std::string_view read_sealed = "read_sealed";                  ///< a position before the close
inline constexpr std::string_view read_actor = "read_actor";                    ///< which person acted
inline constexpr std::string_view read_acted_under = "read_acted_under";        ///< under which mandate, not who
inline constexpr std::string_view read_holder = "read_holder";                  ///< name and address of a holder
inline constexpr std::string_view read_holder_reasons = "read_holder_reasons";  ///< evidence and reasons about a holder

/// How the actor's body stands to a thing of `owner`. An office has no body, so to it every thing is another's.
Relation relation_to_body(const Acting& acting, OrganisationId owner);

/// True if a role may do `action` on something of that relation. `action` is a method of protocol/commands, or a page
/// or download of server/net. An unknown action is a bug and stops the program.
bool may(ActorRole role, Relation relation, std::string_view action);

/// Every action the table knows: methods of commands and queries, HTTP routes and downloads.
std::span<const std::string_view> actions();

struct Permitted {
  std::string_view action;
  Relation relation;
};
/// What a role may do at all: sent at the join, so that a client shows no act that the role never has.
std::vector<Permitted> permitted(ActorRole role);

/// Who hears a value (decision 21).
struct Audience {
  enum class Kind { everyone, members, desk, audit, organisation, person };
  Kind kind = Kind::everyone;
  std::uint64_t n = 0;  ///< number of the organisation or person
  auto operator<=>(const Audience&) const = default;
};
/// "public", "members", "desk", "audit", "org:organisation-5", "person:person-3".
std::string to_string(const Audience& audience);

/// The audiences of an actor, sorted. Secretary and chair have the desk, an auditor audit and never an organisation's.
std::vector<Audience> audiences_of(const Acting& acting);

/// Refusal not_permitted, with action, role and relation as detail.
std::expected<void, Refusal> require(const Acting& acting, Relation relation, std::string_view action);

}  // namespace tavolo::domain
