#pragma once
// Inside the room: the founding, section by section. Each step reads one section, checks it against those before, and
// adds its events to a draft of the state.

#include <set>
#include <string>
#include <string_view>

#include "server/domain/founding.hpp"
#include "server/domain/state.hpp"

namespace tavolo::domain {

class Founder {
 public:
  using Step = std::expected<void, FoundingFault>;

  Founder(const commands::Ambito& ambito, const Moment& moment, const std::optional<Predecessor>& succeeds)
      : ambito_(ambito), moment_(moment), succeeds_(succeeds) {}

  /// All steps; stops at the first fault.
  std::expected<Founded, FoundingFault> run();

 private:
  const commands::Ambito& ambito_;
  const Moment& moment_;
  const std::optional<Predecessor>& succeeds_;
  State draft_;
  Founded founded_;
  std::set<SourceRef> used_;  ///< every source_ref of the file: one word, one row

  // founding.cpp
  Step table();
  Step territory();
  Step comune(std::size_t at);
  Step catalogues();
  Step catalogue(Catalogue catalogue, const List<commands::AmbitoItem, 0, 200>& items, std::string_view name);
  Step regulation();
  Step organisations();
  Step affiliations();
  Step cycle();
  // founding_plan.cpp
  Step plan();
  Step add_nodes();
  Step add_node(std::size_t at);
  std::expected<NodeFields, FoundingFault> fields_of(const commands::AmbitoNode& node,
                                                     const std::string& pointer) const;
  std::expected<NodeFields, FoundingFault> fields_of(const commands::AmbitoObjective& fields,
                                                     const std::string& pointer) const;
  std::expected<NodeFields, FoundingFault> fields_of(const commands::AmbitoAction& fields,
                                                     const std::string& pointer) const;
  std::expected<Localisation, FoundingFault> localisation(const commands::AmbitoLocalisation& where,
                                                          const std::string& pointer) const;
  // founding_people.cpp
  Step appointments();
  Step mandates();
  Step demonstration();
  Step demo_proposal(const commands::DemoProposal& proposal, const std::string& pointer) const;
  Step demo_comments(const std::set<SourceRef>& proposals);
  Step demo_votes(const std::set<SourceRef>& proposals);
  Step check_acts(const SourceRef& organisation, const std::string& pointer) const;

  void emit(events::Event event);
  Step take(const SourceRef& ref, const std::string& pointer);
};

inline std::unexpected<FoundingFault> fault(std::string pointer, std::string message) {
  return std::unexpected(FoundingFault{std::move(pointer), std::move(message)});
}

/// "/organisations/4"
inline std::string place(std::string_view list, std::size_t at) { return std::string(list) + '/' + std::to_string(at); }

/// The id behind a reference, or a fault that names it.
template <class Id>
std::expected<Id, FoundingFault> look_up(const std::map<SourceRef, Id>& known, const SourceRef& ref,
                                         const std::string& pointer) {
  const auto found = known.find(ref);
  if (found == known.end())
    return fault(pointer, "no " + std::string(Id::kind) + " has the source_ref \"" + ref.text + '"');
  return found->second;
}

/// The same for a list of references; a reference that stands twice is a fault.
template <class Ids, class Id, class Refs>
std::expected<Ids, FoundingFault> look_up_all(const std::map<SourceRef, Id>& known, const Refs& refs,
                                              const std::string& pointer) {
  Ids ids;
  std::set<SourceRef> seen;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (!seen.insert(refs[i]).second) return fault(place(pointer, i), "\"" + refs[i].text + "\" stands twice");
    auto id = look_up(known, refs[i], place(pointer, i));
    if (!id) return std::unexpected(id.error());
    ids.push_back(*id);
  }
  return ids;
}

}  // namespace tavolo::domain
