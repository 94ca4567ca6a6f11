#pragma once
// Bodies of the HTTP routes of e-mail. What is set is set for the account, whatever browser it is set in.
//   GET    /api/mail      -> MailSettings
//   PUT    /api/mail      KeepMail -> MailSettings
//   POST   /api/calendar  -> MailSettings, with a new secret link; the old one opens nothing any more
//   DELETE /api/calendar  -> MailSettings, without a link
//   POST   /api/receipts  message/rfc822 -> ReceiptFiled; 404 receipt_unmatched, 422 receipt_unreadable

#include "protocol/rpc/http_push.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"

namespace tavolo::rpc {

struct MailSettings {
  bool available = false;                ///< this server sends e-mails
  std::optional<Text<1, 200>> calendar;  ///< path of the personal calendar: "/calendar/<secret>.ics"
  List<PushKind, 0, 8> kinds;            ///< told of by e-mail, all at first
  List<PushKind, 0, 8> offered;          ///< that can come to this person, as what they act as now
};
BOOST_DESCRIBE_STRUCT(MailSettings, (), (available, calendar, kinds, offered))

struct KeepMail {
  List<PushKind, 0, 8> kinds;
};
BOOST_DESCRIBE_STRUCT(KeepMail, (), (kinds))

/// What a receipt was filed as.
struct ReceiptFiled {
  OrganisationId organisation;
  NoticeOutcome outcome{};
  SittingId sitting;
  bool former_call = false;  ///< it tells of a call before the sitting was moved, and does not count for the newest
};
BOOST_DESCRIBE_STRUCT(ReceiptFiled, (), (organisation, outcome, sitting, former_call))

}  // namespace tavolo::rpc
