#pragma once
// A text as a QR code (ISO/IEC 18004), drawn as SVG; made by Debian's libqrencode.

#include <string_view>

#include "server/pages/html.hpp"

namespace tavolo::pages {

/// Writes the code with `label` as its name for those who do not see it; nothing when `text` does not fit (2,331 bytes
/// at the level of correction M).
void qr_code(Html& html, std::string_view text, std::string_view label);

}  // namespace tavolo::pages
