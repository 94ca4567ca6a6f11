#pragma once
// One e-mail to one address. An addressee gets a message of their own: nobody sees whom else a notice went to.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tavolo::mail {

/// The relay a letter goes through: the ordinary one, or the provider of the table's certified mailbox (PEC).
enum class Profile { ordinary, pec };

struct Letter {
  std::string key;      ///< names message and addressee for ever: a second letter of the same key is not taken
  std::string label;    ///< who the addressee is to the body, said in outcomes in place of the address: "delegato"
  std::string address;  ///< without a name
  std::string subject;
  std::string text;         ///< the whole message in plain words
  std::string html;         ///< the same; empty: text alone
  std::string calendar;     ///< iCalendar; empty: none
  std::string method;       ///< of the calendar: REQUEST, CANCEL
  std::string unsubscribe;  ///< web address where notices of this kind are turned off; empty: none
  bool automatic = true;    ///< says so in the header (RFC 3834), so that nobody's absence note answers
};

/// Letters that are told of together: those to one body.
struct Batch {
  std::string about;  ///< stable, without personal data: "notice/sitting-3/0/org-7"
  Profile profile = Profile::ordinary;
  bool told = true;  ///< outcomes are wanted (Sender::Told)
  std::vector<Letter> letters;
};

enum class LetterState {
  waiting,    ///< not sent yet, or to be tried again
  sending,    ///< its text is being handed to the relay
  accepted,   ///< the relay took it over
  refused,    ///< the relay refused it for good (5xx)
  uncertain,  ///< the line or the program ended between text and answer: the relay may have it, it is not sent again
  given_up    ///< tried to the end
};

struct LetterOutcome {
  std::string label;
  LetterState state = LetterState::waiting;
  std::string answer;  ///< the relay's code, such as "550 5.1.1", or a word of ours; never an address
  bool operator==(const LetterOutcome&) const = default;
};

/// What is known of a batch. `settled`: nothing of it waits any more. `known` is false when the queue never held it.
struct Report {
  std::string about;
  Profile profile = Profile::ordinary;
  bool known = true;
  bool settled = false;
  std::vector<LetterOutcome> letters;
};

}  // namespace tavolo::mail
