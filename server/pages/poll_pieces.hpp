#pragma once
// Inside the room: parts of a poll that its page and the minutes of its sitting share. Nothing of an answer before the
// close.

#include <string>

#include "server/pages/html.hpp"
#include "server/pages/pages.hpp"

namespace tavolo::pages {

std::string title_of(const domain::Poll& poll);
/// What the option `n`, from 1, is called: its text, or the time of a meeting.
std::string option_name(const domain::Poll& poll, std::int64_t n);
/// `lang` of the options where the page around them is in another language: of times and steps none.
std::string_view lang_of_options(const domain::Poll& poll);
/// The options in their order; nothing of a temperature check.
void option_list(Html& html, const domain::Poll& poll);

/// Which option leads, which are tied, or that none does. Only of a poll with a result.
std::string result_sentence(const domain::Poll& poll);
/// "Hanno risposto 5 su 8. Schede bianche: 1. Numero legale: almeno 3."
std::string turnout_sentence(const PollResult& result);

/// Head, rows and foot of the table of the result, by bench; within a <table> with its caption.
void result_rows(Html& html, const domain::Poll& poll);

/// What a body answered, in words.
std::string answer_in_words(const domain::Poll& poll, const PollMarks& marks);

/// One line of a list of polls: state or result in words, title, turnout without answers while open.
void poll_item(Html& html, const Site& site, const domain::Poll& poll);

}  // namespace tavolo::pages
