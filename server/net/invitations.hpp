#pragma once
// The secretary's one-time links (decision 20).

#include <expected>

#include "protocol/commands/queries.hpp"
#include "protocol/views/record.hpp"
#include "server/net/host.hpp"

namespace tavolo::net {

std::expected<views::InvitationList, Refusal> list_invitations(Host& host);
/// Refusals: unknown_thing, person_erased, and those of identity::Accounts::reissue_invitation.
std::expected<views::InvitationLine, Refusal> renew_invitation(Host& host, identity::AccountId by,
                                                               const commands::RenewInvitation& query);

}  // namespace tavolo::net
