#include "server/pages/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <string>

namespace tavolo::pages {
namespace {

/// Modules around the code that must stay white (ISO/IEC 18004, 6.3.8).
constexpr int quiet_zone = 4;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

/// One path of unit squares, run by run.
std::string path_of(const QRcode& code) {
  std::string path;
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      const auto black = [&](int at) { return (code.data[(y * code.width) + at] & 1U) != 0; };
      if (!black(x)) continue;
      int end = x;
      while (end < code.width && black(end)) ++end;
      path += 'M' + std::to_string(x + quiet_zone) + ' ' + std::to_string(y + quiet_zone) + 'h' +
              std::to_string(end - x) + "v1h-" + std::to_string(end - x) + 'z';
      x = end;
    }
  }
  return path;
}

}  // namespace

void qr_code(Html& html, std::string_view text, std::string_view label) {
  const std::string held(text);
  const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeString8bit(held.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return;
  const std::string side = std::to_string(code->width + (2 * quiet_zone));
  const std::string box = "0 0 " + side + ' ' + side;
  html.in(
      "svg",
      {{"class", "qr"}, {"viewBox", box}, {"width", "120"}, {"height", "120"}, {"role", "img"}, {"aria-label", label}},
      [&] {
        html.empty("rect", {{"width", side}, {"height", side}, {"fill", "#fff"}});
        html.empty("path", {{"d", path_of(*code)}, {"fill", "#000"}});
      });
}

}  // namespace tavolo::pages
