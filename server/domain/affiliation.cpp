#include "server/domain/affiliation.hpp"

#include <set>

namespace tavolo::domain {
namespace {

/// The letter beneath an accented one of Latin-1 (U+00C0 to U+00FF); a blank for its two signs.
char plain_letter(unsigned char second_byte) {
  // U+00C0.. and U+00E0.. differ by 0x20, and so do their second bytes in UTF-8
  constexpr std::string_view from_c0 = "aaaaaaaceeeeiiiidnooooo ouuuuypy";
  static_assert(from_c0.size() == 32);
  return from_c0[(second_byte - 0x80U) & 0x1fU];
}

}  // namespace

OrganisationId root_of(const State& state, OrganisationId organisation) {
  std::set<OrganisationId> seen;
  OrganisationId at = organisation;
  while (seen.insert(at).second) {
    const auto body = state.organisations.find(at);
    if (body == state.organisations.end() || !body->second.affiliated_to) return at;
    at = *body->second.affiliated_to;
  }
  return at;
}

std::optional<OrganisationId> voting_body_beside(const State& state, OrganisationId root, OrganisationId asking) {
  for (const auto& [id, body] : state.organisations) {
    if (id == asking || !body.voting || root_of(state, id) != root) continue;
    if (body.status == MembershipStatus::member || body.status == MembershipStatus::suspended) return id;
  }
  return std::nullopt;
}

std::string comparable_name(std::string_view name) {
  std::string plain;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte == 0xc3 && i + 1 < name.size()) {
      const char letter = plain_letter(static_cast<unsigned char>(name[++i]));
      if (letter != ' ') plain += letter;
    } else if (byte >= 'A' && byte <= 'Z') {
      plain += static_cast<char>(byte - 'A' + 'a');
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80) {
      plain += name[i];
    }
  }
  return plain;
}

}  // namespace tavolo::domain
