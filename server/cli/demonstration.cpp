#include "server/cli/demonstration.hpp"

#include "server/base/random.hpp"

namespace tavolo::cli {
namespace {

using domain::Actor;

class Player {
 public:
  Player(Instance& instance, RunLoop& loop, const commands::Ambito& ambito, const domain::FoundedRefs& refs)
      : table_(instance.table()), loop_(loop), ambito_(ambito), refs_(refs) {}

  Result<void> play() {
    if (ambito_.demo_proposals) {
      for (const auto& proposal : *ambito_.demo_proposals) play(proposal);
    }
    if (ambito_.demo_comments) {
      for (const auto& comment : *ambito_.demo_comments) play(comment);
    }
    if (ambito_.demo_votes) {
      for (const auto& vote : *ambito_.demo_votes) play(vote);
    }
    if (refused_) return std::unexpected(*refused_);
    return {};
  }

 private:
  Actor delegate_of(const SourceRef& organisation) const {
    const OrganisationId id = refs_.organisations.at(organisation);
    for (const auto& [mandate_id, mandate] : table_.state().mandates) {
      if (mandate.organisation == id && mandate.capacity == MandateCapacity::delegate && mandate.holder.value) {
        return domain::AsMandate{mandate_id, mandate.holder.value->person};
      }
    }
    return domain::AsCitizen{};
  }

  Actor office(Role role) const {
    for (const auto& [id, appointment] : table_.state().appointments) {
      if (appointment.role == role && appointment.holder.value)
        return domain::AsAppointment{id, appointment.holder.value->person};
    }
    return domain::AsCitizen{};
  }

  /// Submits and waits; the id of what was made. After a first refusal nothing more is submitted.
  template <class Command>
  std::string act(const Actor& actor, Command command) {
    if (refused_) return {};
    command.command_id = CommandId{random_uuid()};
    std::optional<table::Answer> answer;
    table_.submit(actor, "demonstration", command, [&](table::Answer given) { answer = std::move(given); });
    loop_.run_until([&] { return answer.has_value(); });
    if (!*answer) {
      refused_ = Error{"demonstration_refused", std::string(Command::method) + " was refused: " + answer->error().code +
                                                    " (" + answer->error().rule + ") " + answer->error().detail};
      return {};
    }
    return (*answer)->created.value_or("");
  }

  void play(const commands::DemoProposal& demo) {
    const auto id =
        act(delegate_of(demo.proposer), commands::SubmitProposal{{}, domain::content_of(demo.content, refs_)});
    if (refused_) return;
    const ProposalId proposal = *parse_id<ProposalIdTag>(id);
    made_[demo.source_ref] = id;
    for (const auto& body : demo.cosigned_by) act(delegate_of(body), commands::CosignProposal{{}, proposal, 1, true});
    for (const auto& body : demo.supported_by) act(delegate_of(body), commands::SupportProposal{{}, proposal, 1});
    if (demo.admissibility) {
      const auto& decided = *demo.admissibility;
      act(office(Role::secretary),
          commands::DecideAdmissibility{{}, proposal, 1, decided.outcome, decided.code, decided.reason});
    }
    if (demo.discussion_open) act(office(Role::secretary), commands::OpenDiscussion{{}, proposal});
  }

  void play(const commands::DemoComment& demo) {
    commands::PostComment comment{{}, subject_of(demo.subject), std::nullopt, demo.stance, demo.text};
    if (demo.parent) comment.parent = parse_id<CommentIdTag>(made_[*demo.parent]);
    const auto id = act(delegate_of(demo.organisation), std::move(comment));
    if (refused_) return;
    made_[demo.source_ref] = id;
    if (demo.hidden) {
      act(office(Role::secretary),
          commands::HideComment{{}, *parse_id<CommentIdTag>(id), demo.hidden->code, demo.hidden->reason});
    }
  }

  void play(const commands::DemoVote& demo) {
    commands::PrepareVote prepare;
    prepare.subject = vote_subject_of(demo.subject);
    prepare.title = demo.title;
    prepare.question = demo.question;
    prepare.benches = demo.benches;
    prepare.majority = demo.majority;
    prepare.visibility = demo.visibility;
    prepare.closes_on = domain::plus_days(table_.moment().today(), demo.closes_in_days.value);
    prepare.closes_time = demo.closes_time;
    const auto id = act(office(Role::secretary), std::move(prepare));
    if (refused_) return;
    const VoteId vote = *parse_id<VoteIdTag>(id);
    act(office(Role::chair), commands::OpenVote{{}, vote, std::nullopt});
    for (const auto& position : demo.positions) {
      act(delegate_of(position.organisation),
          commands::CastPosition{
              {}, vote, position.choice, false, position.reservation, position.reason, position.statement});
    }
    if (demo.close) act(office(Role::chair), commands::CloseVote{{}, vote, demo.close->reason});
  }

  ObjectRef subject_of(const commands::DemoSubject& subject) {
    if (const auto* node = std::get_if<commands::DemoOnNode>(&subject))
      return ObjectRef{to_string(refs_.nodes.at(node->node))};
    return ObjectRef{made_[std::get<commands::DemoOnProposal>(subject).proposal]};
  }

  VoteSubject vote_subject_of(const commands::DemoVoteSubject& subject) {
    if (const auto* node = std::get_if<commands::DemoOnNode>(&subject)) return OnNode{refs_.nodes.at(node->node), 1};
    if (const auto* proposal = std::get_if<commands::DemoOnProposal>(&subject)) {
      return OnProposal{*parse_id<ProposalIdTag>(made_[proposal->proposal]), 1};
    }
    return OnText{};
  }

  table::Table& table_;
  RunLoop& loop_;
  const commands::Ambito& ambito_;
  const domain::FoundedRefs& refs_;
  std::map<SourceRef, std::string> made_;
  std::optional<Error> refused_;
};

/// Twelve characters that are easy to type on a phone: no look-alikes.
std::string demo_password() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string password;
  while (password.size() < 14) {
    if (password.size() == 4 || password.size() == 9) {
      password += '-';
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(random_bytes(1)[0]);
    if (byte < 256 / letters.size() * letters.size()) password += letters[byte % letters.size()];
  }
  return password;
}

std::string capacity_words(const domain::State& state, const domain::Mandate& mandate) {
  const auto& organisation = state.organisations.at(mandate.organisation);
  return std::string(name_of(mandate.capacity)) + ", " +
         (organisation.name.value ? organisation.name.value->str() : "");
}

}  // namespace

Result<void> play_demonstration(Instance& instance, RunLoop& loop, const commands::Ambito& ambito,
                                const domain::FoundedRefs& refs) {
  return Player(instance, loop, ambito, refs).play();
}

Result<void> write_demo_accounts(Instance& instance, RunLoop& loop, const std::filesystem::path& data) {
  const domain::State& state = instance.table().state();
  std::map<std::string, std::string> roles;  // by e-mail
  for (const auto& [id, appointment] : state.appointments) {
    if (appointment.holder.value) roles[appointment.holder.value->email.text] = name_of(appointment.role);
  }
  for (const auto& [id, mandate] : state.mandates) {
    if (!mandate.holder.value) continue;
    auto& words = roles[mandate.holder.value->email.text];
    words += (words.empty() ? "" : "; ") + capacity_words(state, mandate);
  }
  std::string lines;
  for (const auto& [email, words] : roles) {
    const auto account = instance.identity().accounts().find_by_email(email);
    if (!account || !*account) return fail("account_unknown", "no account was made for " + email);
    const std::string password = demo_password();
    std::optional<Result<void>> done;
    const auto queued = instance.passwords().hash(password, [&](const identity::HashedPassword& hashed) {
      loop.post([&, hashed] {
        const auto set = instance.identity().accounts().set_demo_password((*account)->id, hashed, wall_clock_now());
        done = set ? Result<void>() : fail("identity_storage", "the password of " + email + " could not be stored");
      });
    });
    if (!queued) return queued;
    loop.run_until([&] { return done.has_value(); });
    if (!*done) return *done;
    std::string line = email;
    line.resize(std::max<std::size_t>(line.size() + 2, 44), ' ');
    lines.append(line).append(password).append("  ").append(words).append("\n");
  }
  return storage::write_file_durably(data / "demo-accounts.txt", lines, 0600);
}

}  // namespace tavolo::cli
