#pragma once
// The notice of a sitting as an e-mail: subject, plain words, and the same as HTML. In Italian, as the table's acts
// are; a sentence in English says what happened and when the sitting is.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/state.hpp"

namespace tavolo::pages {

/// What a body is told of a sitting. Letters that wait are named by the numbers: a new occasion comes last.
enum class NoticeOccasion {
  convened,
  second_call,  ///< the first call was deserted
  cancelled,
  moved  ///< another day, hour, place or mode; as often as it happens
};

/// `move`: of the occasion `moved`, which one, counted from 1; 0 of the others.
struct NoticeStep {
  NoticeOccasion occasion{};
  std::uint64_t move = 0;
};

/// To whom, and as what.
struct NoticeFor {
  std::string organisation;                 ///< name of the body
  std::optional<MandateCapacity> capacity;  ///< none: the body's own mailbox
};

struct NoticeMail {
  std::string subject;
  std::string text;
  std::string html;
};

/// `public_url`: "https://tavolo.example.it"; empty: the message holds no links to the table.
NoticeMail notice_mail(const domain::State& state, const domain::Sitting& sitting, const NoticeStep& step,
                       const NoticeFor& whom, const std::string& public_url);

/// "3/2027" as people read it, or the id of a sitting without a number.
std::string sitting_word(const domain::Sitting& sitting);
/// "3-2027" as addresses hold it, or the id.
std::string sitting_key(const domain::Sitting& sitting);
/// The web address of a sitting; empty without a public address.
std::string sitting_address(const domain::Sitting& sitting, const std::string& public_url);
/// "1. Titolo" a line, sub-items as "1.1.", with what they are about.
struct AgendaRow {
  std::string number;
  std::string title;
  std::int64_t minutes = 0;
  std::string address;  ///< of what the item is about; empty: none
  bool below = false;   ///< another item
};
std::vector<AgendaRow> agenda_rows(const domain::State& state, const domain::Sitting& sitting,
                                   const std::string& public_url);
/// "delegato", "sostituto", "legale rappresentante"
std::string capacity_word(MandateCapacity capacity);

}  // namespace tavolo::pages
