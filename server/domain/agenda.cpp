#include "server/domain/agenda.hpp"

#include <map>

namespace tavolo::domain {

std::string number_of(const Sitting& sitting, AgendaItemId wanted) {
  std::map<AgendaItemId, std::string> numbers;
  std::map<std::string, int> beneath;
  for (const AgendaItem& item : sitting.agenda) {
    const AgendaEntry& entry = item.entry;
    std::string number = entry.parent ? numbers[*entry.parent] : std::string();
    const int place = ++beneath[number];
    if (!number.empty()) number += '.';
    numbers[entry.id] = number.append(std::to_string(place));
  }
  return numbers[wanted];
}

}  // namespace tavolo::domain
