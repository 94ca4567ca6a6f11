#include "tests/bench/start/record.hpp"

#include <cstdio>
#include <vector>

#include "server/base/random.hpp"

namespace tavolo::bench {
namespace {

constexpr std::size_t in_flight = 4000;
/// Comments between two votes.
constexpr int comments_a_vote = 30;

class Filling {
 public:
  Filling(table::Table& table, const std::function<void()>& turn) : table_(table), turn_(turn) {
    for (const auto& [id, mandate] : table_.state().mandates) {
      if (!table_.state().organisations.at(mandate.organisation).voting || mandate.pending) continue;
      delegates_.push_back(domain::AsMandate{id, mandate.holder.value->person});
    }
    for (const auto& [id, node] : table_.state().nodes) nodes_.push_back(id);
  }

  bool run(std::uint64_t entries) {
    while (!failed_ && table_.state().size < entries) {
      const VoteId vote{table_.state().counters.vote + 1};
      act(office(Role::secretary), prepared());
      act(office(Role::chair), with(vote, commands::OpenVote()));
      for (int i = 0; i < comments_a_vote; ++i) act(any(), comment());
      for (const auto& delegate : delegates_) act(delegate, position(vote));
      auto close = with(vote, commands::CloseVote());
      close.reason = Reason::of("Tutti hanno risposto.");
      act(office(Role::chair), close);
    }
    while (!failed_ && waiting_ > 0) turn_();
    return !failed_;
  }

 private:
  domain::Actor any() { return delegates_[++count_ % delegates_.size()]; }
  domain::Actor office(Role role) const {
    for (const auto& [id, appointment] : table_.state().appointments) {
      if (appointment.role == role) return domain::AsAppointment{id, appointment.holder.value->person};
    }
    TAVOLO_CHECK(false);
    return {};
  }
  template <class Command>
  static Command with(VoteId vote, Command command) {
    command.vote = vote;
    return command;
  }
  commands::PrepareVote prepared() const {
    commands::PrepareVote prepare;
    prepare.subject = OnText{};
    prepare.title = Title::of("Prova di avvio");
    prepare.question = MultilineText<10, 4000>::of("Il tavolo prova in quanto tempo riparte il programma?");
    prepare.benches = {Bench::institutions, Bench::social_partners, Bench::third_sector, Bench::other};
    prepare.majority = SimpleMajority{};
    prepare.visibility = Visibility::at_close;
    prepare.closes_on = domain::plus_days(table_.moment().today(), 300);
    prepare.closes_time = LocalTime{"18:00"};
    return prepare;
  }
  commands::PostComment comment() {
    commands::PostComment post;
    post.subject = ObjectRef{to_string(nodes_[++count_ % nodes_.size()])};
    post.stance = Stance::favourable;
    post.text = commands::CommentText::of(
        "Il trasporto a chiamata aiuta chi vive nelle frazioni: proponiamo di provarlo per sei mesi e di contare "
        "quante "
        "persone lo usano (osservazione " +
        std::to_string(count_) + ").");
    return post;
  }
  commands::CastPosition position(VoteId vote) {
    auto cast = with(vote, commands::CastPosition());
    cast.choice = ++count_ % 3 == 0 ? PositionChoice::abstained : PositionChoice::favourable;
    return cast;
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
    while (!failed_ && waiting_ >= in_flight) turn_();
  }

  table::Table& table_;
  const std::function<void()>& turn_;
  std::vector<domain::Actor> delegates_;
  std::vector<NodeId> nodes_;
  std::size_t count_ = 0;
  std::size_t waiting_ = 0;
  bool failed_ = false;
};

}  // namespace

bool fill(table::Table& table, std::uint64_t entries, const std::function<void()>& turn) {
  return Filling(table, turn).run(entries);
}

}  // namespace tavolo::bench
