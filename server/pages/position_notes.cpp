#include "server/pages/position_notes.hpp"

#include "server/pages/pieces.hpp"
#include "server/pages/words_minutes.hpp"

namespace tavolo::pages {

std::vector<std::string> position_notes(const domain::State& state, const domain::Vote& vote,
                                        const views::PositionLine& line) {
  std::vector<std::string> notes;
  const auto proxy = vote.proxies.find(line.organisation);
  if (proxy != vote.proxies.end() && line.holder) {
    notes.push_back(std::string(words::by_proxy) + body_words(state, proxy->second));
  } else if (proxy != vote.proxies.end() && !line.choice) {
    notes.push_back(std::string(words::proxy_of) + body_words(state, proxy->second));
  }
  if (line.channel && !line.holder) {
    notes.push_back(std::string(words::recorded_by_secretary) + std::string(words::of(*line.channel)));
  }
  if (line.contested) notes.emplace_back(words::contested_word);
  if (line.lapsed) {
    notes.emplace_back(words::lapsed_word);
  } else if (line.subject_to_ratification) {
    notes.emplace_back(line.ratified ? words::ratified_word : words::unratified_word);
  }
  return notes;
}

}  // namespace tavolo::pages
