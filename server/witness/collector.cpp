#include "server/witness/collector.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "server/base/log.hpp"
#include "server/base/sha256.hpp"
#include "server/base/time.hpp"
#include "server/record/known_heads.hpp"
#include "server/record/rotation.hpp"
#include "server/witness/request.hpp"

namespace tavolo::witness {
namespace {

/// Checkpoints that are looked through for the one to give away.
constexpr std::size_t most_sizes = 64;
/// A witness that another has spoken for meanwhile tells its size; more than this often it only plays.
constexpr int most_tries = 3;
constexpr std::size_t longest_name = 255;
/// Without news: the registry grows without a word.
constexpr std::int64_t look_again_ms = 30'000;

std::string monitoring_path(const std::string& origin) { return '/' + to_hex(sha256(origin)) + "/checkpoint"; }

std::string joined(const std::vector<Cosignature>& lines) {
  std::string all;
  for (const auto& one : lines) all += one.line;
  return all;
}

std::uint64_t time_of(const record::Verifier& key, const Cosignature& cosignature) {
  // The line was verified before it was kept; only its time is read here.
  const auto note = record::parse_note("x\n\n" + cosignature.line);
  if (!note) return 0;
  for (const auto& line : note->unverified) {
    if (line.name == key.name() && line.id == key.id()) return record::cosignature_time(line.signature).value_or(0);
  }
  return 0;
}

/// Whether the log signs with this key: its own, and in the overlap of a rotation the new one too.
bool signs_now(const record::Log& log, const std::string& vkey) {
  if (log.vkey() == vkey) return true;
  const auto keys = record::keys_of(log);
  return keys && keys->next() != nullptr && keys->next()->vkey() == vkey;
}

}  // namespace

Result<void> Collector::check(const std::vector<record::Log*>& logs, const record::Policy& policy) {
  const auto unfit = [](const std::string& why) { return fail("policy_unfit", "the witness policy " + why); };
  for (const record::Log* log : logs) {
    const bool known = std::ranges::any_of(
        policy.logs(), [&](const record::Policy::Log& one) { return signs_now(*log, one.key.vkey()); });
    if (!known) return unfit("has no line: log " + log->vkey());
  }
  if (policy.quorum_is_none() || policy.witnesses().empty()) return unfit("asks for no witness");
  std::set<std::size_t> all;
  for (std::size_t i = 0; i < policy.witnesses().size(); ++i) {
    if (!is_prefix(policy.witnesses()[i].url))
      return unfit("has no http:// or https:// address for " + policy.witnesses()[i].name);
    // The specification lets names be any octets; these are shown to people.
    const std::string& name = policy.witnesses()[i].name;
    if (!is_utf8(name) || name.size() > longest_name) return unfit("has a name that cannot be shown");
    all.insert(i);
  }
  if (!policy.quorum(all)) return unfit("has a quorum that all its witnesses together do not make");
  return {};
}

Result<std::unique_ptr<Collector>> Collector::start(std::vector<record::Log*> logs, record::Policy policy,
                                                    const std::filesystem::path& data, Options options) {
  if (auto fit = check(logs, policy); !fit) return std::unexpected(fit.error());
  auto kept = Kept::open(data);
  if (!kept) return std::unexpected(kept.error());
  std::unique_ptr<Collector> made(
      new Collector(std::move(logs), std::move(policy), *std::move(kept), std::move(options)));
  made->begin();
  return made;
}

Collector::Collector(std::vector<record::Log*> logs, record::Policy policy, std::unique_ptr<Kept> kept, Options options)
    : logs_(std::move(logs)), policy_(std::move(policy)), kept_(std::move(kept)), options_(std::move(options)) {}

void Collector::begin() {
  for (record::Log* log : logs_) {
    auto& states = states_[log->origin()];
    for (const auto& witness : policy_.witnesses()) states.push_back({witness.name, 0, 0});
    const auto newest = kept_->newest(log->origin());
    if (!newest) continue;
    for (std::size_t i = 0; i < states.size(); ++i) {
      for (const auto& one : *newest) {
        if (one.witness != policy_.witnesses()[i].key.vkey()) continue;
        states[i].size = one.size;
        states[i].time = time_of(policy_.witnesses()[i].key, one);
      }
    }
    const std::uint64_t size = log->head().size;
    if (const auto lines = kept_->of(log->origin(), size); lines && !lines->empty())
      options_.on_cosigned(log->origin(), size, joined(*lines));
  }
  for (std::size_t i = 0; i < policy_.witnesses().size(); ++i) threads_.emplace_back([this, i] { work(i); });
}

Collector::~Collector() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool Collector::stopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Collector::note() {
  {
    const std::lock_guard lock(mutex_);
    ++news_;
  }
  wake_.notify_all();
}

LogState Collector::state(const std::string& origin) const {
  LogState state;
  {
    const std::lock_guard lock(mutex_);
    const auto found = states_.find(origin);
    if (found != states_.end()) state.witnesses = found->second;
  }
  for (const auto& candidate : state.witnesses) {
    if (candidate.time == 0) continue;
    std::set<std::size_t> with;
    for (std::size_t i = 0; i < state.witnesses.size(); ++i) {
      if (state.witnesses[i].time > 0 && state.witnesses[i].size >= candidate.size) with.insert(i);
    }
    if (policy_.quorum(with)) state.quorum_size = std::max(state.quorum_size.value_or(0), candidate.size);
  }
  return state;
}

std::uint64_t Collector::cosigned_size(const std::string& origin, std::size_t witness) const {
  const std::lock_guard lock(mutex_);
  const WitnessState& state = states_.at(origin).at(witness);
  return state.time == 0 ? 0 : state.size;
}

std::optional<std::string> Collector::cosigned_checkpoint(record::Log& log, std::uint64_t index) {
  const auto sizes = kept_->sizes(log.origin(), index, most_sizes);
  if (!sizes) return std::nullopt;
  std::optional<std::string> best;
  std::size_t most = 0;
  for (const std::uint64_t size : *sizes) {
    const auto lines = kept_->of(log.origin(), size);
    auto note = log.checkpoint_of(size);
    if (!lines || !note || lines->size() + 1 > record::max_note_signatures) continue;
    std::set<std::size_t> cosigned;
    for (std::size_t i = 0; i < policy_.witnesses().size(); ++i) {
      const auto& vkey = policy_.witnesses()[i].key.vkey();
      if (std::ranges::any_of(*lines, [&](const Cosignature& one) { return one.witness == vkey; })) cosigned.insert(i);
    }
    const bool enough = policy_.quorum(cosigned);
    if (!enough && lines->size() <= most) continue;
    most = lines->size();
    best = *std::move(note) + joined(*lines);
    if (enough) return best;
  }
  return best;
}

void Collector::work(std::size_t witness) {
  Errand errand(policy_.witnesses()[witness].url, [this] { return stopping(); });
  std::vector<Turn> turns;
  for (record::Log* log : logs_) turns.push_back({log});
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const std::uint64_t heard = news_;
    std::int64_t wake_ms = std::min(options_.longest_pause_ms, look_again_ms);
    lock.unlock();
    for (Turn& turn : turns) {
      const bool wanted = !turn.looked || turn.log->head().size > cosigned_size(turn.log->origin(), witness);
      if (!wanted || stopping()) continue;
      const std::int64_t now = steady_clock_ms();
      if (turn.due_ms > now) {
        wake_ms = std::min(wake_ms, turn.due_ms - now);
        continue;
      }
      const auto asked = ask(errand, witness, turn);
      const std::int64_t pause =
          asked ? options_.pause_ms : options_.pause_ms << static_cast<unsigned>(std::min(++turn.failures, 20));
      if (asked) {
        turn.failures = 0;
      } else if (turn.failures == 1 && !stopping()) {
        log(LogLevel::warning, "witness_failed",
            {{"log", turn.log->origin()}, {"url", policy_.witnesses()[witness].url}, {"why", asked.error().message}});
      }
      turn.due_ms = steady_clock_ms() + std::min(pause, options_.longest_pause_ms);
      wake_ms = std::min(wake_ms, std::min(pause, options_.longest_pause_ms));
    }
    lock.lock();
    wake_.wait_for(lock, std::chrono::milliseconds(std::max<std::int64_t>(1, wake_ms)),
                   [&] { return stopping_ || news_ != heard; });
  }
}

/// What the witness has seen of the log, in its own words: signed by the log's key, so it needs no trust.
Result<void> Collector::look(Errand& errand, Turn& turn) {
  const auto reply = errand.get(monitoring_path(turn.log->origin()));
  if (!reply) return std::unexpected(reply.error());
  if (reply->status != 200) return {};
  const std::string where = "the witness";
  const auto held = record::continues(*turn.log, reply->body, where);
  if (!held && (held.error().code == "record_rolled_back" || held.error().code == "record_forked")) {
    turn.log->refuse_appends();
    if (!behind_.exchange(true))
      log(LogLevel::error, "signing_refused",
          {{"log", turn.log->origin()}, {"code", held.error().code}, {"why", held.error().message}});
    options_.on_behind(turn.log->origin(), held.error());
    return held;
  }
  // Whatever else stands there says nothing of us: a witness may have its monitoring prefix elsewhere.
  if (!held) return held.error().code == "known_head_unreadable" ? Result<void>{} : held;
  const auto keys = record::keys_of(*turn.log);
  const auto checkpoint = keys ? keys->open(reply->body) : std::unexpected(keys.error());
  if (checkpoint) turn.seen = checkpoint->size;
  return {};
}

Result<void> Collector::ask(Errand& errand, std::size_t witness, Turn& turn) {
  if (!turn.looked) {
    turn.seen = cosigned_size(turn.log->origin(), witness);
    if (auto looked = look(errand, turn); !looked) return looked;
    turn.looked = true;
  }
  for (int tries = 0; tries < most_tries; ++tries) {
    const record::LogHead head = turn.log->head();
    AddCheckpoint request{turn.seen, {}, head.checkpoint};
    if (turn.seen > 0) {
      auto proof = turn.log->consistency_proof(turn.seen, head.size);
      if (!proof) return std::unexpected(proof.error());
      request.proof = *std::move(proof);
    }
    const auto reply = errand.post("/add-checkpoint", write_add_checkpoint(request));
    if (!reply) return std::unexpected(reply.error());
    if (reply->status == 200) {
      turn.seen = head.size;
      return keep(witness, *turn.log, head, reply->body);
    }
    std::uint64_t size = 0;
    const auto [end, fault] = std::from_chars(reply->body.data(), reply->body.data() + reply->body.size(), size);
    const bool told = reply->status == 409 && fault == std::errc{} && std::string_view(end) == "\n";
    if (told && size <= turn.log->head().size && size != turn.seen) {
      turn.seen = size;
      continue;
    }
    // Ahead of us, or another history: its word alone stops nothing, what our key has signed does.
    if (reply->status == 409 || reply->status == 422) {
      if (auto looked = look(errand, turn); !looked) return looked;
    }
    return fail("witness_refused", "add-checkpoint: status " + std::to_string(reply->status));
  }
  return fail("witness_refused", "add-checkpoint: another size each time");
}

Result<void> Collector::keep(std::size_t witness, record::Log& log, const record::LogHead& head,
                             const std::string& lines) {
  const record::Verifier& key = policy_.witnesses()[witness].key;
  const auto note = record::open_note(head.checkpoint + lines, std::span(&key, 1));
  if (!note) return fail("witness_refused", "its cosignature does not hold: " + note.error().message);
  const Cosignature cosignature{key.vkey(), head.size, record::signature_line(note->verified.front())};
  if (auto kept = kept_->add(log.origin(), cosignature); !kept) return kept;
  hear(log.origin(), witness, cosignature);
  return {};
}

void Collector::hear(const std::string& origin, std::size_t witness, const Cosignature& cosignature) {
  {
    const std::lock_guard lock(mutex_);
    WitnessState& state = states_.at(origin).at(witness);
    state.size = cosignature.size;
    state.time = time_of(policy_.witnesses()[witness].key, cosignature);
  }
  const auto lines = kept_->of(origin, cosignature.size);
  if (lines) options_.on_cosigned(origin, cosignature.size, joined(*lines));
}

}  // namespace tavolo::witness
