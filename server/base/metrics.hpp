#pragma once
// Counters of this process, told in Prometheus' text format 0.0.4. Used on the io thread alone, so nothing is locked.
// Labels are words of the program (methods, codes, routes), never what somebody sent.

#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tavolo {

/// A count for each combination of label values.
class Counters {
 public:
  explicit Counters(std::vector<std::string> labels) : labels_(std::move(labels)) {}

  /// `values` stand in the order of the labels.
  void add(std::initializer_list<std::string_view> values, std::uint64_t by = 1);
  /// 0 for a combination that was never counted.
  std::uint64_t at(std::initializer_list<std::string_view> values) const;
  void write(std::string& text, std::string_view name) const;

 private:
  std::vector<std::string> labels_;
  std::map<std::string, std::uint64_t, std::less<>> counts_;  ///< by the values, each ended by a zero byte
};

/// How often a value lay at or below each bound.
class Histogram {
 public:
  /// `bounds` rise.
  explicit Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), counts_(bounds_.size() + 1) {}

  void observe(double value);
  std::uint64_t count() const;
  void write(std::string& text, std::string_view name) const;

 private:
  std::vector<double> bounds_;
  std::vector<std::uint64_t> counts_;  ///< of each bound alone; the last is of what lies beyond all
  double sum_ = 0;
};

class Metrics {
 public:
  /// Each name is given once. References stay good as long as the Metrics.
  Counters& counters(std::string name, std::string help, std::vector<std::string> labels);
  Histogram& histogram(std::string name, std::string help, std::vector<double> bounds);
  /// A value that is asked for at each text().
  void gauge(std::string name, std::string help, std::function<double()> read);
  /// One that only rises.
  void total(std::string name, std::string help, std::function<double()> read);
  /// One that is asked for at each text(), for each value of one label.
  void gauges(std::string name, std::string help, std::string label,
              std::function<std::map<std::string, double>()> read);

  std::string text() const;
  /// All that were declared, in order; of a histogram its plain name.
  std::vector<std::string> names() const;

 private:
  struct Family {
    std::string name;
    std::string help;
    std::string kind;
    std::function<void(std::string& text)> write;
  };
  void declare(std::string name, std::string help, std::string kind, std::function<void(std::string&)> write);

  std::vector<Family> families_;
  std::deque<Counters> counters_;
  std::deque<Histogram> histograms_;
};

}  // namespace tavolo
