#pragma once
// Erasure by order (record.md 2.2).

#include <boost/describe/class.hpp>
#include <string_view>

#include "protocol/vocabulary/proposal_terms.hpp"
#include "protocol/vocabulary/redaction_terms.hpp"
#include "protocol/vocabulary/text.hpp"

namespace tavolo::commands {

/// What the targets name is destroyed for good; entries and proofs stay. `decided_by`: the office that decided and its
/// act, as "Responsabile della protezione dati, nota prot. 120"; `decided_on` is the day of that act.
struct ApplyRedaction {
  static constexpr std::string_view method = "apply_redaction";
  CommandId command_id;
  List<ErasureTarget, 1, 20> targets;
  LegalBasis legal_basis{};
  LocalDate decided_on;
  Text<3, 300> decided_by;
  Reason reason;
};
BOOST_DESCRIBE_STRUCT(ApplyRedaction, (), (command_id, targets, legal_basis, decided_on, decided_by, reason))

}  // namespace tavolo::commands
