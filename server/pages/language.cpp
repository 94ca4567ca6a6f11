#include "server/pages/language.hpp"

#include <charconv>
#include <optional>

namespace tavolo::pages {
namespace {

thread_local Asked now_spoken;

std::optional<Language> language_of(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (primary == "it" || primary == "IT") return Language::it;
  if (primary == "en" || primary == "EN") return Language::en;
  return std::nullopt;
}

/// Takes what stands before the separator off the front of a list.
std::string_view next(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  std::string_view one = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  while (one.starts_with(' ')) one.remove_prefix(1);
  while (one.ends_with(' ')) one.remove_suffix(1);
  return one;
}

/// The weight of a range of Accept-Language; 1 where none is given, 0 where it is not one.
double weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view one = next(parameters, ';');
    if (!one.starts_with("q=")) continue;
    double weight = 0;
    const auto read = std::from_chars(one.data() + 2, one.data() + one.size(), weight);
    return read.ec == std::errc() && weight >= 0 && weight <= 1 ? weight : 0;
  }
  return 1;
}

}  // namespace

Asked language_asked(std::string_view query, std::string_view accept_language) {
  while (!query.empty()) {
    const std::string_view one = next(query, '&');
    if (one == "lang=en") return {Language::en, true};
    if (one == "lang=it") return {Language::it, true};
  }
  Asked best;
  double best_weight = 0;
  while (!accept_language.empty()) {
    std::string_view parameters = next(accept_language, ',');
    const auto language = language_of(next(parameters, ';'));
    const double weight = weight_of(parameters);
    if (language && weight > best_weight) {
      best.language = *language;
      best_weight = weight;
    }
  }
  return best;
}

std::string_view tag_of(Language language) { return language == Language::en ? "en" : "it"; }

Asked spoken() { return now_spoken; }

Speaking::Speaking(Asked asked) : before_(now_spoken) { now_spoken = asked; }
Speaking::~Speaking() { now_spoken = before_; }

std::string_view written_lang() {
  return now_spoken.language == Language::it ? std::string_view() : std::string_view("it");
}

std::string in_language(std::string_view path) {
  if (!now_spoken.in_address) return std::string(path);
  const auto hash = path.find('#');
  std::string out(path.substr(0, hash));
  out += out.find('?') == std::string::npos ? "?lang=" : "&lang=";
  out += tag_of(now_spoken.language);
  if (hash != std::string_view::npos) out += path.substr(hash);
  return out;
}

}  // namespace tavolo::pages
