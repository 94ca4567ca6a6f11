// Drawings, inline so that a page needs nothing but itself and its stylesheet (screens.md 2, 3.3, 3.4).

#include "server/pages/pieces.hpp"
#include "server/pages/words.hpp"

namespace tavolo::pages {
namespace {

constexpr std::string_view tick = "M7 12.4 10.6 16 17 9";

void line(Html& html, std::string_view path, std::string_view of_class) {
  html.empty("path", {{"d", path}, {"class", of_class}, {"fill", "none"}});
}

void drawing(Html& html, std::optional<PositionChoice> choice) {
  if (!choice) {
    html.empty("circle", {{"cx", "12"}, {"cy", "12"}, {"r", "10"}, {"class", "ring dotted"}, {"fill", "none"}});
    return;
  }
  switch (*choice) {
    case PositionChoice::favourable:
      html.empty("circle", {{"cx", "12"}, {"cy", "12"}, {"r", "11"}, {"class", "full"}});
      return line(html, tick, "glyph");
    case PositionChoice::favourable_with_reservations:
      html.empty("circle", {{"cx", "12"}, {"cy", "12"}, {"r", "10"}, {"class", "ring dashed"}, {"fill", "none"}});
      return line(html, tick, "ring");
    case PositionChoice::contrary:
      html.empty("rect", {{"x", "1"}, {"y", "1"}, {"width", "22"}, {"height", "22"}, {"rx", "2"}, {"class", "full"}});
      return line(html, "M7.5 7.5l9 9m0-9l-9 9", "glyph");
    case PositionChoice::abstained:
      html.empty("rect", {{"x", "1"}, {"y", "5"}, {"width", "22"}, {"height", "14"}, {"rx", "6"}, {"class", "full"}});
      return line(html, "M7 12h10", "glyph");
    case PositionChoice::not_participating:
      html.empty("circle", {{"cx", "12"}, {"cy", "12"}, {"r", "10"}, {"class", "ring"}, {"fill", "none"}});
      return line(html, "M5.5 18.5l13-13", "ring");
  }
}

void bench_shape(Html& html, Bench bench) {
  switch (bench) {
    case Bench::institutions:
      return html.empty("rect", {{"x", "3"}, {"y", "3"}, {"width", "18"}, {"height", "18"}});
    case Bench::social_partners:
      return html.empty("path", {{"d", "M12 2 23 21H1z"}});
    case Bench::third_sector:
      return html.empty("circle", {{"cx", "12"}, {"cy", "12"}, {"r", "10"}});
    case Bench::other:
      return html.empty("path", {{"d", "M12 1 23 12 12 23 1 12z"}});
  }
}

}  // namespace

void bench_mark(Html& html, Bench bench) {
  const std::string of_class = "mark bench-" + std::string(name_of(bench));
  html.in("svg", {{"class", of_class}, {"viewBox", "0 0 24 24"}, {"role", "img"}, {"aria-label", words::of(bench)}},
          [&] { bench_shape(html, bench); });
}

void position_mark(Html& html, std::optional<PositionChoice> choice) {
  const std::string of_class = "mark position-" + std::string(choice ? name_of(*choice) : "not_expressed");
  html.in("svg", {{"class", of_class}, {"viewBox", "0 0 24 24"}, {"aria-hidden", "true"}},
          [&] { drawing(html, choice); });
}

void table_sign(Html& html) {
  html.in("svg", {{"viewBox", "0 0 44 44"}, {"aria-hidden", "true"}}, [&] {
    html.empty("rect", {{"x", "18"}, {"y", "1"}, {"width", "9"}, {"height", "9"}});
    html.empty("path", {{"d", "M22.5 34 27.6 43H17.4z"}});
    html.empty("circle", {{"cx", "39"}, {"cy", "22.5"}, {"r", "5"}});
    html.empty("path", {{"d", "M6 17.5 11 22.5 6 27.5 1 22.5z"}});
    html.empty("rect",
               {{"x", "13.5"}, {"y", "13.5"}, {"width", "18"}, {"height", "18"}, {"rx", "5"}, {"class", "board"}});
  });
}

}  // namespace tavolo::pages
