#pragma once
// What the e-mails of the table look like. Mail programs know no style sheet of ours: each element carries its own.

#include <functional>
#include <string>

#include "server/domain/state.hpp"
#include "server/pages/html.hpp"

namespace tavolo::pages {

/// The table's name, or what it is where that was erased.
std::string mail_sender_name(const domain::State& state);
/// A document with the sender's name and a heading; `inner` writes what stands below.
std::string mail_document(const std::string& sender, const std::string& heading,
                          const std::function<void(Html&)>& inner);
/// A link that looks like the one act of the message.
void mail_button(Html& html, const std::string& address, const std::string& words);
/// Small lines at the end.
void mail_foot(Html& html, const std::vector<std::string>& lines);

}  // namespace tavolo::pages
