#pragma once

#include <string>

#include "server/mail/calendar.hpp"
#include "server/net/host.hpp"
#include "server/pages/notice_mail.hpp"

namespace tavolo::net {

/// How a sitting stands in other calendars now. The second call takes the place of the first once that was deserted.
/// `member`: with the link for joining from afar.
mail::CalendarEvent calendar_event(const Host& host, const domain::Sitting& sitting, bool member);
/// When a vote or a poll closes.
mail::CalendarEvent calendar_event(const Host& host, const domain::Vote& vote);
mail::CalendarEvent calendar_event(const Host& host, const domain::Poll& poll);
/// What members were last told of a sitting, and are to be told again if they were not; none for drafts and for what is
/// under way or over.
std::optional<pages::NoticeOccasion> occasion_of(const domain::Sitting& sitting);

}  // namespace tavolo::net
