#pragma once
// What waits for somebody, as an e-mail. In Italian.

#include "server/pages/notice_mail.hpp"

namespace tavolo::pages {

struct DigestLine {
  std::string kind;     ///< "Votazioni aperte": lines of one kind stand together
  std::string words;    ///< what it is
  std::string address;  ///< empty: none
};

/// `lines` in the order in which they are to stand.
NoticeMail digest_mail(const domain::State& state, const std::vector<DigestLine>& lines, const std::string& public_url);

}  // namespace tavolo::pages
