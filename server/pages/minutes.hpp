#pragma once
// The minutes of a sitting as a document (domain.md 6): for members and auditors in full, for everybody an extract
// without names of persons.

#include <string>
#include <string_view>

#include "server/pages/pages.hpp"

namespace tavolo::pages {

enum class MinutesVariant { full, extract };

struct MinutesAsked {
  std::string_view number;  ///< "3-2027"
  bool desk = false;        ///< secretary, chair and auditor read a draft too
  bool paper = false;       ///< for printing: the document alone, without what leads elsewhere
  bool pdf = false;         ///< a PDF can be had
};

/// /verbali/<number>: the full text as a page of its own; with status 404 the page of what is missing, the same for
/// what is not there and for what the reader may not see.
Page minutes_page(const Site& site, const MinutesAsked& asked);

inline constexpr std::string_view minutes_stylesheet_path = "/pubblico/verbale.css";
/// The stylesheet of the minutes, on screen and on paper (text/css); it needs no other.
std::string_view minutes_stylesheet();

/// The sitting of that number that was convened, or none.
const domain::Sitting* sitting_numbered(const domain::State& state, std::string_view number);
/// The extract, from the title on.
void write_extract(class Html& html, const Site& site, const domain::Sitting& sitting);

}  // namespace tavolo::pages
