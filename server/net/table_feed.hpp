#pragma once
// Joins a table to its feed, history and search: table and feed do not know each other (decision 35).

#include <functional>
#include <memory>
#include <span>

#include "server/audit/history.hpp"
#include "server/feed/feed.hpp"
#include "server/net/meters.hpp"
#include "server/record/log.hpp"
#include "server/search/search.hpp"
#include "server/snapshot/binary.hpp"
#include "server/table/listener.hpp"

namespace tavolo::net {

class TableFeed final : public table::Listener {
 public:
  TableFeed(feed::Feed& feed, audit::History& history, search::Search& search, record::Log& log)
      : feed_(feed), history_(history), search_(search), log_(log) {}

  /// Commits are timed from now on.
  void meter(std::shared_ptr<Meters> meters) { meters_ = std::move(meters); }

  /// Called after each commit, on the table's thread; must not block.
  void on_recorded(std::function<void()> act) { recorded_ = std::move(act); }

  void save(snapshot::Writer& out) const override {
    feed_.save(out);
    history_.save(out);
  }
  bool restore(snapshot::Reader& in) override {
    feed::Feed feed;
    audit::History history;
    if (!feed.restore(in) || !history.restore(in) || !in.at_end() || feed.seq() != history.size()) return false;
    feed_ = std::move(feed);
    history_ = std::move(history);
    return true;
  }
  void on_replayed(const domain::State& state, std::uint64_t size, const domain::Touched& touched,
                   const table::HeardEntry& entry) override {
    feed_.on_replayed(state, size, touched);
    history_.add(entry.envelope, entry.office);
  }
  void on_ready(const domain::State& state, const domain::Moment& moment) override {
    feed_.on_ready(state, moment, log_.head().root);
    search_.on_ready(state);
  }
  void on_handover(const domain::State& state, const domain::Moment& moment, std::uint64_t,
                   const domain::Touched& touched) override {
    feed_.on_handover(state, moment, touched);
    search_.on_handover(state, touched);
    if (meters_) meters_->on_handover();
  }
  void on_committed(std::uint64_t size, const Hash& root, const std::string&,
                    std::span<const table::HeardEntry> entries) override {
    if (meters_) meters_->on_committed(size - feed_.seq());
    for (const auto& entry : entries) {
      if (entry.envelope.seq == history_.size()) history_.add(entry.envelope, entry.office);
    }
    catch_up(size);
    search_.on_committed();
    feed_.on_committed(size, root);
    if (recorded_) recorded_();
  }
  void on_stopped() override {
    search_.on_stopped();
    feed_.on_stopped();
  }

 private:
  /// Entries that the history has not seen, a thousand at a time: there are some after a reading that failed.
  void catch_up(std::uint64_t size) {
    while (history_.size() < size) {
      const auto entries = log_.read(history_.size(), std::min<std::uint64_t>(size, history_.size() + 1000));
      if (!entries) return;
      for (const auto& entry : *entries) history_.add(entry.envelope, table::office_of(entry));
    }
  }

  feed::Feed& feed_;
  audit::History& history_;
  search::Search& search_;
  record::Log& log_;
  std::shared_ptr<Meters> meters_;
  std::function<void()> recorded_;
};

}  // namespace tavolo::net
