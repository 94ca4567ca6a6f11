#include "server/identity/credential_memory.hpp"

#include <algorithm>

namespace tavolo::identity {
namespace {

constexpr std::size_t most_remembered = 65'536;

Instant instant_in(const storage::Statement& row, int column) { return Instant{row.integer(column)}; }

}  // namespace

void CredentialMemory::forget_if_written() {
  const std::int64_t changes = database_.total_changes();
  if (changes == changes_ && sessions_.size() + tokens_.size() < most_remembered) return;
  changes_ = changes;
  sessions_.clear();
  tokens_.clear();
}

const CredentialMemory::HeldSession* CredentialMemory::session(SessionId id) {
  forget_if_written();
  if (const auto held = sessions_.find(id.n); held != sessions_.end()) return &held->second;
  if (!select_session_) {
    select_session_ = database_.prepare(
        "SELECT s.created_at, s.seen_at FROM sessions s JOIN accounts a ON a.id = s.account AND a.disabled_at IS NULL "
        "WHERE s.id = ?1");
  }
  if (!select_session_->with(id.n).step()) return nullptr;
  const HeldSession read{instant_in(*select_session_, 0), seen(id, instant_in(*select_session_, 1))};
  select_session_->reset();
  return &sessions_.emplace(id.n, read).first->second;
}

const CredentialMemory::HeldToken* CredentialMemory::token(ProgramTokenId id) {
  forget_if_written();
  if (const auto held = tokens_.find(id.n); held != tokens_.end()) return &held->second;
  if (!select_token_) {
    select_token_ = database_.prepare(
        "SELECT t.expires_at, t.used_at FROM program_tokens t JOIN accounts a ON a.id = t.account AND a.disabled_at IS "
        "NULL WHERE t.id = ?1 AND t.revoked_at IS NULL");
  }
  if (!select_token_->with(id.n).step()) return nullptr;
  HeldToken read{instant_in(*select_token_, 0), std::nullopt};
  if (!select_token_->is_null(1)) read.used = instant_in(*select_token_, 1);
  select_token_->reset();
  if (const auto use = token_uses_.find(id.n); use != token_uses_.end()) read.used = use->second;
  return &tokens_.emplace(id.n, read).first->second;
}

void CredentialMemory::use(SessionId id, Instant now) {
  session_uses_.insert_or_assign(id.n, now);
  if (const auto held = sessions_.find(id.n); held != sessions_.end()) held->second.seen = now;
}

void CredentialMemory::use(ProgramTokenId id, Instant now) {
  token_uses_.insert_or_assign(id.n, now);
  if (const auto held = tokens_.find(id.n); held != tokens_.end()) held->second.used = now;
}

Instant CredentialMemory::seen(SessionId id, Instant stored) const {
  const auto use = session_uses_.find(id.n);
  return use == session_uses_.end() ? stored : std::max(stored, use->second);
}

void CredentialMemory::write_uses() {
  auto session = database_.prepare("UPDATE sessions SET seen_at = ?2 WHERE id = ?1");
  for (const auto& [id, at] : session_uses_) session.run(id, at.ms);
  auto token = database_.prepare("UPDATE program_tokens SET used_at = ?2 WHERE id = ?1");
  for (const auto& [id, at] : token_uses_) token.run(id, at.ms);
  session_uses_.clear();
  token_uses_.clear();
}

}  // namespace tavolo::identity
