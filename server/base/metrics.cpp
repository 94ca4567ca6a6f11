#include "server/base/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "server/base/result.hpp"

namespace tavolo {
namespace {

std::string number(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return std::to_string(static_cast<std::int64_t>(value));
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

/// Backslash, quote and line feed are escaped (Prometheus, exposition formats).
std::string label(std::string_view name, std::string_view value) {
  std::string text(name);
  text += "=\"";
  for (const char c : value) {
    if (c == '\\' || c == '"') text += '\\';
    if (c == '\n') {
      text += "\\n";
    } else {
      text += c;
    }
  }
  return text + '"';
}

void line(std::string& text, std::string_view name, std::string_view labels, const std::string& value) {
  text += name;
  if (!labels.empty()) text.append("{").append(labels).append("}");
  text.append(" ").append(value).append("\n");
}

std::string key_of(std::initializer_list<std::string_view> values) {
  std::string key;
  for (const auto value : values) key.append(value).append(1, '\0');
  return key;
}

}  // namespace

void Counters::add(std::initializer_list<std::string_view> values, std::uint64_t by) {
  TAVOLO_CHECK(values.size() == labels_.size());
  counts_[key_of(values)] += by;
}

std::uint64_t Counters::at(std::initializer_list<std::string_view> values) const {
  const auto found = counts_.find(key_of(values));
  return found == counts_.end() ? 0 : found->second;
}

void Counters::write(std::string& text, std::string_view name) const {
  for (const auto& [key, count] : counts_) {
    std::string labels;
    std::string_view rest = key;
    for (const auto& held : labels_) {
      const auto end = rest.find('\0');
      if (!labels.empty()) labels += ',';
      labels += label(held, rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
    line(text, name, labels, std::to_string(count));
  }
}

void Histogram::observe(double value) {
  const auto at = std::ranges::lower_bound(bounds_, value);
  ++counts_[static_cast<std::size_t>(at - bounds_.begin())];
  sum_ += value;
}

std::uint64_t Histogram::count() const { return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0}); }

void Histogram::write(std::string& text, std::string_view name) const {
  const std::string bucket = std::string(name) + "_bucket";
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < bounds_.size(); ++i) {
    below += counts_[i];
    line(text, bucket, label("le", number(bounds_[i])), std::to_string(below));
  }
  line(text, bucket, label("le", "+Inf"), std::to_string(count()));
  line(text, std::string(name) + "_sum", "", number(sum_));
  line(text, std::string(name) + "_count", "", std::to_string(count()));
}

void Metrics::declare(std::string name, std::string help, std::string kind, std::function<void(std::string&)> write) {
  TAVOLO_CHECK(std::ranges::find(families_, name, &Family::name) == families_.end());
  families_.push_back({std::move(name), std::move(help), std::move(kind), std::move(write)});
}

Counters& Metrics::counters(std::string name, std::string help, std::vector<std::string> labels) {
  Counters& made = counters_.emplace_back(std::move(labels));
  declare(name, std::move(help), "counter", [&made, name](std::string& text) { made.write(text, name); });
  return made;
}

Histogram& Metrics::histogram(std::string name, std::string help, std::vector<double> bounds) {
  Histogram& made = histograms_.emplace_back(std::move(bounds));
  declare(name, std::move(help), "histogram", [&made, name](std::string& text) { made.write(text, name); });
  return made;
}

void Metrics::gauge(std::string name, std::string help, std::function<double()> read) {
  declare(name, std::move(help), "gauge",
          [name, read = std::move(read)](std::string& text) { line(text, name, "", number(read())); });
}

void Metrics::total(std::string name, std::string help, std::function<double()> read) {
  declare(name, std::move(help), "counter",
          [name, read = std::move(read)](std::string& text) { line(text, name, "", number(read())); });
}

void Metrics::gauges(std::string name, std::string help, std::string by,
                     std::function<std::map<std::string, double>()> read) {
  declare(name, std::move(help), "gauge", [name, by = std::move(by), read = std::move(read)](std::string& text) {
    for (const auto& [value, held] : read()) line(text, name, label(by, value), number(held));
  });
}

std::string Metrics::text() const {
  std::string text;
  for (const auto& family : families_) {
    text.append("# HELP ").append(family.name).append(" ").append(family.help).append("\n");
    text.append("# TYPE ").append(family.name).append(" ").append(family.kind).append("\n");
    family.write(text);
  }
  return text;
}

std::vector<std::string> Metrics::names() const {
  std::vector<std::string> all;
  for (const auto& family : families_) all.push_back(family.name);
  return all;
}

}  // namespace tavolo
