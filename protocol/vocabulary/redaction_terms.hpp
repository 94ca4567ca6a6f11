#pragma once
// Erasure by order (record.md 2.2, decision 13): what an order names, and what it rests on.

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>

#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/list.hpp"
#include "protocol/vocabulary/scalars.hpp"

namespace tavolo {

/// person: `object` is a mandate or an office, and what is erased is all that is on record of who holds it: name,
/// address, who acted in each of the person's acts, and the papers of the person's mandates. texts: all that was
/// written as `object`, in every version, a document's file too. reasons: what was written to explain acts on
/// `object`. statements: what `organisation` wrote beside its positions in the vote `object`; the positions stay.
enum class ErasureKind { person, texts, reasons, statements };
BOOST_DESCRIBE_ENUM(ErasureKind, person, texts, reasons, statements)

struct ErasureTarget {
  ErasureKind kind{};
  ObjectRef object;
  std::optional<OrganisationId> organisation;  ///< with `statements` alone
  auto operator<=>(const ErasureTarget&) const = default;
};
BOOST_DESCRIBE_STRUCT(ErasureTarget, (), (kind, object, organisation))

/// On record a person is named by all mandates and offices that the person held.
using ErasureTargets = List<ErasureTarget, 1, 200>;

/// data_subject: asked by whom the data speak of (GDPR art. 17, 21); data_not_due: should never have been published
/// (GDPR art. 5, D.Lgs. 33/2013 art. 7-bis); retention_over: the term for which they are kept is over; authority: an
/// order of the supervisory authority (GDPR art. 58 c. 2 g); court: of a judge.
enum class LegalBasis { data_subject, data_not_due, retention_over, authority, court };
BOOST_DESCRIBE_ENUM(LegalBasis, data_subject, data_not_due, retention_over, authority, court)

}  // namespace tavolo
