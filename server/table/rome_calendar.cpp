#include "server/table/rome_calendar.hpp"

#include <date/tz.h>

namespace tavolo::table {
namespace {

class RomeCalendar final : public domain::Calendar {
 public:
  RomeCalendar() : zone_(date::locate_zone("Europe/Rome")) {}

  LocalDate day_of(Instant instant) const override {
    const std::chrono::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds{instant.ms}};
    const auto local = zone_->to_local(point);
    const auto day = std::chrono::floor<std::chrono::days>(local.time_since_epoch());
    return LocalDate{std::chrono::sys_days{day}};
  }

  Instant instant_of(LocalDate day, int minute) const override {
    const date::local_time<std::chrono::minutes> local{day.day.time_since_epoch() + std::chrono::minutes{minute}};
    const auto point = zone_->to_sys(local, date::choose::earliest);
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(point.time_since_epoch()).count()};
  }

 private:
  const date::time_zone* zone_;
};

}  // namespace

std::unique_ptr<domain::Calendar> rome_calendar() { return std::make_unique<RomeCalendar>(); }

}  // namespace tavolo::table
