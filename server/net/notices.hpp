#pragma once
// Notices of sittings by e-mail (issue: a sitting is convened): after a commit they are handed to the queue, and what
// becomes of them goes on record, an entry a body. Nothing here rests on memory: what was queued and how it ended is
// asked of the record.

#include <deque>
#include <set>
#include <string>

#include "server/net/host.hpp"
#include "server/pages/notice_mail.hpp"

namespace tavolo::net {

/// What a batch of notices is about.
struct NoticeAbout {
  SittingId sitting;
  pages::NoticeOccasion occasion{};
  OrganisationId body;
  std::uint64_t move = 0;  ///< of the occasion `moved`: which one, counted from 1
};
/// Nothing for a batch of another kind.
std::optional<NoticeAbout> notice_of(std::string_view about);

/// Of which call it tells: 0 the notice itself, n the n-th move. After a second call, or when it is off, nothing moves.
std::uint64_t move_told(const NoticeAbout& about, const domain::Sitting& sitting);

/// The letters of a notice as the record has it now: to each who holds a mandate of the body, once an address.
std::vector<mail::Letter> notice_letters(const Host& host, const NoticeAbout& about);

class Notices {
 public:
  explicit Notices(Host& host) : host_(host) {}

  /// Something was committed.
  void note() { changed_ = true; }
  void tick(std::int64_t steady_ms);
  /// What became of a batch, whatever it is about.
  void on_report(mail::Report report);

 private:
  void look();
  void tell_bodies(const domain::Sitting& sitting, pages::NoticeOccasion occasion);
  /// That a notice with a day for the sitting was handed to the queue for the body.
  bool was_called(const domain::Sitting& sitting, OrganisationId body);
  void send(const NoticeAbout& about);
  /// False when it cannot go on record now.
  bool record(const mail::Report& report);
  void note_committed();

  Host& host_;
  bool changed_ = true;
  std::int64_t looked_ms_ = 0;
  std::set<std::string> told_;             ///< sitting, occasion and which move, since the start
  std::deque<mail::Report> not_recorded_;  ///< tried again
  struct Recorded {
    std::uint64_t size = 0;  ///< of the record with it
    std::string about;
    bool over = false;
  };
  std::deque<Recorded> recorded_;  ///< the queue may forget them once they are committed
};

}  // namespace tavolo::net
