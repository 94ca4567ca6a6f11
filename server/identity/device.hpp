#pragma once
// What is kept of a browser's User-Agent: which family on which kind of system, enough for a person to tell their own
// sessions apart, too little to tell persons apart.

#include <string>
#include <string_view>

namespace tavolo::identity {

/// "firefox gnu_linux", "safari ios", "other other": two words, as Session::label. Any text is taken.
std::string coarse_device(std::string_view user_agent);

}  // namespace tavolo::identity
