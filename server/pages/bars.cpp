#include "server/pages/bars.hpp"

#include <array>

namespace tavolo::pages {
namespace {

/// Narrower parts carry no figure: it would not fit, and the table says it.
constexpr std::int64_t narrowest_percent = 6;

struct Part {
  std::string_view of_class;
  std::string_view glyph;
  std::int64_t n = 0;
};

/// Thousandths of the whole as a percentage, exact enough for a drawing: 333 -> "33.3%".
std::string percent(std::int64_t part, std::int64_t whole) {
  const std::int64_t thousandths = whole == 0 ? 0 : part * 1000 / whole;
  return std::to_string(thousandths / 10) + '.' + std::to_string(thousandths % 10) + '%';
}

struct Bar {
  Html& html;
  std::int64_t scale;
  bool figures;
  std::int64_t at = 0;

  void part(const Part& part) {
    if (part.n == 0) return;
    const std::string of_class = "part " + std::string(part.of_class);
    html.empty("rect",
               {{"x", percent(at, scale)},
                {"y", "1"},
                {"width", percent(part.n, scale)},
                {"height", "30"},
                {"fill", part.of_class == "with-reservations" ? std::string_view("url(#righe)") : std::string_view()},
                {"class", of_class}});
    if (figures && part.n * 100 >= scale * narrowest_percent) {
      const std::string middle = percent((2 * at) + part.n, 2 * scale);
      const std::string figure = std::string(part.glyph) + " " + std::to_string(part.n);
      if (part.of_class == "with-reservations") {
        html.empty("rect", {{"x", middle},
                            {"y", "5"},
                            {"width", "52"},
                            {"height", "22"},
                            {"rx", "3"},
                            {"transform", "translate(-26)"},
                            {"class", "plate"}});
      }
      const std::string text_class = "figure on-" + std::string(part.of_class);
      html.el("text", {{"x", middle}, {"y", "21"}, {"class", text_class}}, figure);
    }
    at += part.n;
  }
};

template <std::size_t N>
void draw(Html& html, const std::array<Part, N>& parts, std::int64_t scale, std::int64_t length, bool figures) {
  html.in("svg", {{"class", figures ? "bar" : "bar large"}, {"aria-hidden", "true"}, {"height", "32"}}, [&] {
    html.empty("rect",
               {{"x", "0"}, {"y", "1"}, {"width", percent(length, scale)}, {"height", "30"}, {"class", "rail"}});
    Bar bar{html, scale, figures};
    for (const Part& part : parts) bar.part(part);
  });
}

}  // namespace

void bar_patterns(Html& html) {
  html.in("svg", {{"class", "patterns"}, {"aria-hidden", "true"}, {"width", "0"}, {"height", "0"}}, [&] {
    html.in("defs", [&] {
      html.in("pattern",
              {{"id", "righe"},
               {"width", "8"},
               {"height", "8"},
               {"patternUnits", "userSpaceOnUse"},
               {"patternTransform", "rotate(45)"}},
              [&] {
                html.empty("rect", {{"width", "8"}, {"height", "8"}, {"class", "hatch-ground"}});
                html.empty("rect", {{"width", "4"}, {"height", "8"}, {"class", "hatch-line"}});
              });
    });
  });
}

void outcome_bar(Html& html, const VoteResult& result) {
  std::int64_t plain = 0;
  std::int64_t reserved = 0;
  for (const BenchTally& bench : result.by_bench) {
    plain += bench.favourable;
    reserved += bench.favourable_with_reservations;
  }
  const std::int64_t whole = plain + reserved + result.votes_against;
  if (whole == 0) return;
  draw(
      html,
      std::array<Part, 3>{
          {{"favourable", "✓", plain}, {"with-reservations", "✓R", reserved}, {"contrary", "×", result.votes_against}}},
      whole, whole, false);
}

void bench_bar(Html& html, const BenchTally& tally, std::int64_t longest) {
  const std::int64_t present = tally.favourable + tally.favourable_with_reservations + tally.contrary +
                               tally.abstained + tally.not_participating;
  draw(html,
       std::array<Part, 5>{{{"favourable", "✓", tally.favourable},
                            {"with-reservations", "✓R", tally.favourable_with_reservations},
                            {"contrary", "×", tally.contrary},
                            {"abstained", "–", tally.abstained},
                            {"not-participating", "∅", tally.not_participating}}},
       longest, present, true);
}

}  // namespace tavolo::pages
