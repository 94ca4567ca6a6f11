#include "server/net/invitations.hpp"

namespace tavolo::net {
namespace {

const Refusal storage_failed{"table_stopped", "rules#durability", {}};

struct HolderPlace {
  ObjectRef holder_of;
  std::optional<OrganisationId> organisation;
  const events::Holder* holder = nullptr;
};

/// All mandates and offices that count, with the holders that are not erased.
std::vector<HolderPlace> holders(const domain::State& state) {
  std::vector<HolderPlace> places;
  for (const auto& [id, mandate] : state.mandates) {
    if (mandate.holder.value && !mandate.revoked && !mandate.refused) {
      places.push_back({ObjectRef{to_string(id)}, mandate.organisation, &*mandate.holder.value});
    }
  }
  for (const auto& [id, appointment] : state.appointments) {
    if (appointment.holder.value && !appointment.ended) {
      places.push_back({ObjectRef{to_string(id)}, std::nullopt, &*appointment.holder.value});
    }
  }
  return places;
}

views::InvitationLine line_of(const HolderPlace& place, const std::string& token, Instant expires) {
  return {place.holder_of, views::Label::of(place.holder->name.str()), place.organisation,
          Text<1, 500>::of("/invito/" + token), expires};
}

}  // namespace

std::expected<views::InvitationList, Refusal> list_invitations(Host& host) {
  const auto pending = host.identity.accounts().pending_invitations(host.slug, host.now());
  if (!pending) return std::unexpected(storage_failed);
  const auto places = holders(host.table.state());
  views::InvitationList list;
  for (const auto& invitation : *pending) {
    if (!invitation.token) continue;
    for (const auto& place : places) {
      if (place.holder->person == invitation.person) {
        list.items.push_back(line_of(place, *invitation.token, invitation.expires));
        break;
      }
    }
  }
  return list;
}

std::expected<views::InvitationLine, Refusal> renew_invitation(Host& host, identity::AccountId by,
                                                               const commands::RenewInvitation& query) {
  for (const auto& place : holders(host.table.state())) {
    if (place.holder_of != query.holder_of) continue;
    const auto issued = host.identity.accounts().reissue_invitation(host.slug, place.holder->person,
                                                                    identity::Actor::account(by), host.now());
    if (issued) return line_of(place, issued->token, issued->expires);
    if (const auto* refusal = std::get_if<Refusal>(&issued.error())) return std::unexpected(*refusal);
    return std::unexpected(storage_failed);
  }
  return std::unexpected(Refusal{"unknown_thing", "rules#ids", R"({"pointer":"/holder_of"})"});
}

}  // namespace tavolo::net
