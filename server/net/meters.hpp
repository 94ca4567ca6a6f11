#pragma once
// What the program counts of itself, by name. deploy/examples/grafana.json draws these.

#include <chrono>
#include <optional>

#include "server/base/metrics.hpp"

namespace tavolo::net {

struct Meters {
  Metrics all;
  Counters& acts =
      all.counters("tavolo_acts_total", "Commands answered: accepted, or the code of the refusal.", {"method", "code"});
  Counters& queries = all.counters("tavolo_queries_total", "Questions and joins answered.", {"method", "code"});
  Counters& unread =
      all.counters("tavolo_unread_requests_total", "Requests that could not be read, or came too fast.", {"code"});
  Counters& http = all.counters("tavolo_http_responses_total", "Answers by HTTP.", {"route", "method", "status"});
  Histogram& commit_seconds = all.histogram("tavolo_commit_seconds", "From handing a batch over to knowing it durable.",
                                            {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10});
  Histogram& commit_entries =
      all.histogram("tavolo_commit_entries", "Entries in one commit.", {1, 2, 5, 10, 25, 50, 100, 250, 1000, 10000});

  using Clock = std::chrono::steady_clock;
  std::optional<Clock::time_point> handed_over;  ///< the commit that is under way

  void on_handover() { handed_over = Clock::now(); }
  void on_committed(std::uint64_t entries) {
    if (!handed_over) return;
    commit_seconds.observe(std::chrono::duration<double>(Clock::now() - *handed_over).count());
    commit_entries.observe(static_cast<double>(entries));
    handed_over.reset();
  }
  /// How long the commit under way has taken so far; 0 when none is.
  double commit_under_way_seconds() const {
    return handed_over ? std::chrono::duration<double>(Clock::now() - *handed_over).count() : 0.0;
  }
};

}  // namespace tavolo::net
