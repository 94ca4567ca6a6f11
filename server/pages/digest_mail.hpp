#pragma once
// What waits for somebody, as an e-mail. In Italian.

#include "server/pages/notice_mail.hpp"

namespace tavolo::pages {

struct DigestLine {
  std::string kind;     ///< "Votazioni aperte": lines of one kind stand together
  std::string words;    ///< what it is
  std::string address;  ///< empty: none
};

/// What the newest reply to a proposal says becomes of it: "recepita in parte"; that it corrects an earlier one.
std::string reply_word(const domain::Proposal& proposal);

/// `lines` in the order in which they are to stand.
NoticeMail digest_mail(const domain::State& state, const std::vector<DigestLine>& lines, const std::string& public_url);

}  // namespace tavolo::pages
