// How quick the search is: `tavolo_bench_search [TEXTS]`, 100,000 unless told. One line a figure. Texts are of some
// sixty words, drawn so that few words are frequent and most are rare (Zipf), as in a language; a tenth has a title.

#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "server/search/index.hpp"

namespace {

using namespace tavolo;
using namespace tavolo::search;

constexpr std::size_t vocabulary_size = 30'000;
constexpr std::size_t rounds = 300;

/// Of this thread's processor time: what else the machine does makes no difference.
double now_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// MiB in memory, as Linux counts them.
double resident() {
  std::ifstream file("/proc/self/statm");
  double all = 0;
  double held = 0;
  file >> all >> held;
  return held * 4096 / 1048576;
}

class Language {
 public:
  explicit Language(std::uint32_t seed) : chance_(seed) {
    static const char* const syllables[] = {"ca",  "sa", "re",  "to",   "mi",  "ne",  "per", "co",
                                            "ope", "ra", "ti",  "va",   "li",  "zio", "ni",  "do",
                                            "mo",  "fe", "gli", "stra", "pro", "già", "tà"};
    for (std::size_t i = 0; i < vocabulary_size; ++i) {
      std::string word;
      for (std::size_t n = 0; n < 2 + i % 4; ++n) word += syllables[chance_() % std::size(syllables)];
      words_.push_back(std::move(word));
    }
  }

  /// Rank 0 is the most frequent.
  const std::string& word(std::size_t rank) const { return words_[rank]; }

  std::string text(std::size_t length) {
    std::string made;
    for (std::size_t i = 0; i < length; ++i) {
      const double share = std::uniform_real_distribution<double>(0, 1)(chance_);
      const auto rank = static_cast<std::size_t>(std::pow(static_cast<double>(vocabulary_size), share)) - 1;
      made += (i == 0 ? "" : " ") + words_[std::min(rank, vocabulary_size - 1)];
    }
    return made;
  }

 private:
  std::mt19937 chance_;
  std::vector<std::string> words_;
};

Holding text_of(Language& language, std::uint64_t n) {
  if (n % 10 == 0) {
    const std::string id = "proposal-" + std::to_string(n);
    return {id,
            {{{SearchKind::proposal, id, Shelf::everyone, n},
              "P-2027-" + std::to_string(n) + ' ' + language.text(7),
              language.text(150)}}};
  }
  const std::string id = "comment-" + std::to_string(n);
  const Shelf shelf = n % 50 == 1 ? Shelf::moderated : Shelf::members;
  return {id, {{{SearchKind::comment, id, shelf, n}, "", language.text(50)}}};
}

void measure(const char* what, const std::function<std::size_t()>& act) {
  std::vector<double> times;
  std::size_t found = 0;
  for (std::size_t i = 0; i < rounds; ++i) {
    const double start = now_ms();
    found = act();
    times.push_back(now_ms() - start);
  }
  std::ranges::sort(times);
  std::printf("search  %-34s p50 %7.2f ms  p99 %7.2f ms  (%zu on the page)\n", what, times[rounds / 2],
              times[rounds * 99 / 100], found);
}

}  // namespace

int main(int count, char** words) {
  const auto texts = static_cast<std::uint64_t>(count > 1 ? std::atoll(words[1]) : 100'000);
  Language language(7);
  Index index;
  double bytes = 0;
  double spent = 0;
  const double before = resident();
  for (std::uint64_t n = 1; n <= texts;) {
    std::vector<Holding> step;
    for (; n <= texts && step.size() < 500; ++n) step.push_back(text_of(language, n));
    for (const auto& holding : step) bytes += static_cast<double>(holding.documents.front().text.size());
    const double start = now_ms();
    index.put(step);
    spent += now_ms() - start;
  }
  std::printf("search  %llu texts of %.0f bytes taken in %.1f s (%.0f a second), %.0f MiB\n",
              static_cast<unsigned long long>(texts), bytes / static_cast<double>(texts), spent / 1000,
              static_cast<double>(texts) * 1000 / spent, resident() - before);

  const auto ask = [&index](const std::string& text) {
    std::size_t found = 0;
    const Request request{text,
                          {std::begin(all_search_kinds), std::end(all_search_kinds)},
                          {Shelf::everyone, Shelf::members},
                          std::nullopt,
                          20};
    for (const Group& group : index.find(request)) found += group.items.size();
    return found;
  };
  measure("the most frequent word", [&] { return ask(language.word(0)); });
  measure("a frequent and a rare word", [&] { return ask(language.word(0) + ' ' + language.word(9'000)); });
  measure("three frequent words",
          [&] { return ask(language.word(1) + ' ' + language.word(2) + ' ' + language.word(3)); });
  measure("a rare word", [&] { return ask(language.word(20'000)); });
  measure("two letters", [&] { return ask("ca"); });
  measure("a word that is nowhere", [&] { return ask("xylofono"); });
  measure("a frequent word and one nowhere", [&] { return ask(language.word(0) + " xylofono"); });
  measure("a run of two frequent words", [&] { return ask('"' + language.word(1) + ' ' + language.word(0) + '"'); });
  measure("a number", [&] { return ask("P-2027-" + std::to_string(texts / 20 * 10)); });
  std::uint64_t n = texts;
  measure("one text more, taken in", [&] {
    index.put({text_of(language, ++n)});
    return std::size_t{1};
  });
  return 0;
}
