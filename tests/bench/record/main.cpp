// A long record, written through the table itself: founded, a vote opened, then positions and comments in turn until it
// has so many entries. `tavolo_bench_record DATA AMBITO ENTRIES`

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "protocol/json/read.hpp"
#include "server/base/random.hpp"
#include "server/cli/instance.hpp"
#include "server/cli/run_loop.hpp"
#include "server/domain/founding.hpp"
#include "server/table/rome_calendar.hpp"

namespace {

using namespace tavolo;

constexpr std::size_t in_flight = 5000;
constexpr std::size_t most_bytes = 16U << 20U;

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "tavolo_bench_record: %s\n", why.c_str());
  std::exit(1);
}

class Writing {
 public:
  Writing(table::Table& table, cli::RunLoop& loop) : table_(table), loop_(loop) {}

  void write(std::uint64_t entries) {
    std::vector<domain::Actor> delegates;
    for (const auto& [id, mandate] : table_.state().mandates) {
      delegates.push_back(domain::AsMandate{id, mandate.holder.value->person});
    }
    const VoteId vote = opened_vote();
    for (std::uint64_t n = 0; table_.state().size < entries; ++n) {
      const auto& delegate = delegates[n % delegates.size()];
      if (n % 2 == 0) {
        commands::CastPosition command;
        command.vote = vote;
        command.choice = n % 3 == 0 ? PositionChoice::abstained : PositionChoice::favourable;
        act(delegate, command);
      } else {
        commands::PostComment command;
        command.subject = ObjectRef{"node-" + std::to_string(1 + n / 2 % table_.state().nodes.size())};
        command.stance = Stance::favourable;
        command.text = commands::CommentText::of(
            "Il trasporto a chiamata aiuta chi vive nelle frazioni: proponiamo di provarlo per sei mesi e di contare "
            "quante persone lo usano (osservazione " +
            std::to_string(n) + ").");
        act(delegate, command);
      }
      loop_.run_until([&] { return waiting_ < in_flight || failed_; });
    }
    settle();
  }

 private:
  domain::Actor office(Role role) const {
    for (const auto& [id, appointment] : table_.state().appointments) {
      if (appointment.role == role) return domain::AsAppointment{id, appointment.holder.value->person};
    }
    give_up("the file names no chair or no secretary");
  }

  VoteId opened_vote() {
    commands::PrepareVote prepare;
    prepare.subject = OnText{};
    prepare.title = Title::of("Prova di carico");
    prepare.question = MultilineText<10, 4000>::of("Il tavolo prova quanto regge il programma?");
    prepare.benches = {Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other};
    prepare.majority = SimpleMajority{};
    prepare.visibility = Visibility::at_close;
    prepare.closes_on = domain::plus_days(table_.moment().today(), 3000);
    prepare.closes_time = LocalTime{"18:00"};
    act(office(Role::secretary), prepare);
    settle();
    const VoteId vote = table_.state().votes.begin()->first;
    commands::OpenVote open;
    open.vote = vote;
    act(office(Role::chair), open);
    settle();
    return vote;
  }

  template <class Command>
  void act(const domain::Actor& actor, Command command) {
    command.command_id = CommandId{random_uuid()};
    ++waiting_;
    table_.submit(actor, "bench", command, [this](const table::Answer& answer) {
      --waiting_;
      if (answer || failed_) return;
      failed_ = true;
      std::fprintf(stderr, "refused: %s %s\n", answer.error().code.c_str(), answer.error().detail.c_str());
    });
  }

  void settle() {
    loop_.run_until([&] { return waiting_ == 0 || failed_; });
    if (failed_) give_up("an act was refused");
  }

  table::Table& table_;
  cli::RunLoop& loop_;
  std::size_t waiting_ = 0;
  bool failed_ = false;
};

}  // namespace

int main(int count, char** words) {
  if (count != 4) give_up("DATA AMBITO ENTRIES");
  const auto text = storage::read_file(words[2], most_bytes);
  if (!text) give_up(text.error().message);
  json::ReadLimits limits;
  limits.max_bytes = most_bytes;
  const auto ambito = json::read<commands::Ambito>(*text, limits);
  if (!ambito) give_up(ambito.error().pointer + ": " + ambito.error().message);
  const auto calendar = table::rome_calendar();
  const auto founded = domain::found(*ambito, {wall_clock_now(), *calendar});
  if (!founded) give_up(founded.error().message);

  cli::RunLoop loop;
  const net::ServerOptions options;
  auto instance = cli::Instance::open({words[1], ambito->instance_name.text, ambito->table.slug.text}, options,
                                      [&loop](auto function) { loop.post(std::move(function)); });
  if (!instance) give_up(instance.error().message);
  table::Table& table = (*instance)->table();
  if (auto begun = table.found(founded->events); !begun) give_up(begun.error().message);
  loop.run_until([&] { return table.committed_size() == table.state().size || table.stopped(); });
  Writing(table, loop).write(static_cast<std::uint64_t>(std::atoll(words[3])));
  bool stopped = false;
  table.stop([&] { stopped = true; });
  loop.run_until([&] { return stopped; });
  return 0;
}
