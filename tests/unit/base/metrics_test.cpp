#include <gtest/gtest.h>

#include "server/base/metrics.hpp"

namespace tavolo {
namespace {

TEST(Metrics, AreToldInPrometheusTextFormatWithHelpAndType) {
  Metrics metrics;
  auto& acts = metrics.counters("acts_total", "Acts.", {"method", "code"});
  acts.add({"cast_position", "accepted"});
  acts.add({"cast_position", "accepted"}, 2);
  acts.add({"cast_position", "vote_closed"});
  metrics.gauge("queue", "Waiting.", [] { return 7.0; });
  metrics.total("cpu_seconds_total", "CPU.", [] { return 0.25; });
  metrics.gauges("members", "Members.", "carrier",
                 [] { return std::map<std::string, double>{{"polls", 1}, {"websocket", 2}}; });
  EXPECT_EQ(metrics.text(),
            "# HELP acts_total Acts.\n# TYPE acts_total counter\n"
            "acts_total{method=\"cast_position\",code=\"accepted\"} 3\n"
            "acts_total{method=\"cast_position\",code=\"vote_closed\"} 1\n"
            "# HELP queue Waiting.\n# TYPE queue gauge\nqueue 7\n"
            "# HELP cpu_seconds_total CPU.\n# TYPE cpu_seconds_total counter\ncpu_seconds_total 0.25\n"
            "# HELP members Members.\n# TYPE members gauge\n"
            "members{carrier=\"polls\"} 1\nmembers{carrier=\"websocket\"} 2\n");
  EXPECT_EQ(metrics.names(), (std::vector<std::string>{"acts_total", "queue", "cpu_seconds_total", "members"}));
  EXPECT_EQ(acts.at({"cast_position", "accepted"}), 3U);
  EXPECT_EQ(acts.at({"cast_position", "busy"}), 0U);
}

TEST(Metrics, AHistogramCountsWhatLiesAtOrBelowEachBound) {
  Metrics metrics;
  auto& seconds = metrics.histogram("seconds", "S.", {0.1, 1});
  for (const double value : {0.05, 0.1, 0.5, 3.0}) seconds.observe(value);
  EXPECT_EQ(metrics.text(),
            "# HELP seconds S.\n# TYPE seconds histogram\n"
            "seconds_bucket{le=\"0.1\"} 2\nseconds_bucket{le=\"1\"} 3\nseconds_bucket{le=\"+Inf\"} 4\n"
            "seconds_sum 3.65\nseconds_count 4\n");
}

TEST(Metrics, ALabelCannotLeaveItsQuotes) {
  Metrics metrics;
  metrics.counters("c", "C.", {"l"}).add({"a\"b\\c\nd"});
  EXPECT_NE(metrics.text().find("c{l=\"a\\\"b\\\\c\\nd\"} 1\n"), std::string::npos);
}

}  // namespace
}  // namespace tavolo
