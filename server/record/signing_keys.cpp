#include "server/record/signing_keys.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>

#include "server/storage/files.hpp"

namespace tavolo::record {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> missing(const std::string& origin, const std::string& what) {
  return fail("signing_key_missing",
              "the registry has a change of the key of " + origin + " on record, and " + what +
                  ". If this is a copy, it was taken while the change was going on: take it again");
}

void told(const AtStep& at_step, std::string_view step) {
  if (at_step) at_step(step);
}

/// What stood there is no key any more, also for who reads the disk beneath the file system where that writes in place.
Result<void> overwrite(const fs::path& file) {
  std::error_code fault;
  const auto size = fs::file_size(file, fault);
  const int handle = fault ? -1 : ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  if (handle < 0) return fail("file_unwritable", "overwrite " + file.string());
  const std::string zeros(size, '\0');
  const bool written = ::pwrite(handle, zeros.data(), zeros.size(), 0) == static_cast<ssize_t>(zeros.size());
  const bool synced = ::fsync(handle) == 0;
  ::close(handle);
  if (!written || !synced) return fail("file_unwritable", "overwrite " + file.string());
  return {};
}

}  // namespace

Result<void> finish_rotation(const LogPlace& place, const AtStep& at_step) {
  const fs::path current = signing_key_file(place);
  const fs::path next = next_key_file(place);
  const fs::path retired = retired_key_file(place);
  std::error_code fault;
  if (fs::exists(next)) {
    // The old key keeps a name until it is overwritten, and the log has a key at each moment.
    if (!fs::exists(retired)) fs::create_hard_link(current, retired, fault);
    if (fault) return fail("file_unwritable", "link " + retired.string() + ": " + fault.message());
    if (auto synced = storage::sync_folder(current.parent_path()); !synced) return synced;
    told(at_step, "linked");
    fs::rename(next, current, fault);
    if (fault) return fail("file_unwritable", "rename " + next.string() + ": " + fault.message());
    if (auto synced = storage::sync_folder(current.parent_path()); !synced) return synced;
    told(at_step, "replaced");
  }
  if (!fs::exists(retired)) return {};
  if (auto gone = overwrite(retired); !gone) return gone;
  told(at_step, "overwritten");
  fs::remove(retired, fault);
  if (fault) return fail("file_unwritable", "remove " + retired.string() + ": " + fault.message());
  return storage::sync_folder(current.parent_path());
}

std::unexpected<Error> key_file_gone(const LogPlace& place) {
  return fail("signing_key_missing", signing_key_file(place).string() +
                                         " is not there: to read the log without it, name its public key (--vkey), as "
                                         "policy.txt of packs and /api/logs have it");
}

Result<SigningKeys> SigningKeys::load(const LogPlace& place, const std::string& origin) {
  const auto chains = chains_below(place.data);
  if (!chains) return std::unexpected(chains.error());
  const LogKeys* chain = chains->of(origin);
  if (const LogFreeze* frozen = chains->frozen(origin)) return none(place, origin, frozen->vkey);
  // With a rotation on record and none going on, what lies beside the key is of one that has ended, unless that key is
  // not of the chain: then a beginning was cut short, and it never signed.
  if (chain != nullptr && chain->next() == nullptr) {
    const auto beside =
        fs::exists(next_key_file(place)) ? Signer::load(next_key_file(place)) : Result<Signer>(fail("", ""));
    const bool of_chain = beside && chain->knows(beside->verifier().vkey());
    if (of_chain || fs::exists(retired_key_file(place))) {
      if (auto finished = finish_rotation(place); !finished) return std::unexpected(finished.error());
    }
  }
  auto signer = Signer::load(signing_key_file(place));
  if (!signer) return std::unexpected(signer.error());
  if (signer->verifier().name() != origin) return fail("other_origin", "the signing key is not that of " + origin);
  if (chain == nullptr) {
    const Verifier key = signer->verifier();
    return SigningKeys{*std::move(signer), std::nullopt, LogKeys(key)};
  }
  if (signer->verifier().vkey() != chain->current().vkey())
    return missing(origin, signing_key_file(place).string() + " is another key");
  if (chain->next() == nullptr) return SigningKeys{*std::move(signer), std::nullopt, *chain};
  auto next = Signer::load(next_key_file(place));
  if (!next && next.error().code == "file_not_found")
    return missing(origin, next_key_file(place).string() + " is not there");
  if (!next) return std::unexpected(next.error());
  if (next->verifier().vkey() != chain->next()->vkey())
    return missing(origin, next_key_file(place).string() + " is another key");
  return SigningKeys{*std::move(signer), *std::move(next), *chain};
}

Result<SigningKeys> SigningKeys::none(const LogPlace& place, const std::string& origin, const std::string& first_vkey) {
  const auto chains = chains_below(place.data);
  if (!chains) return std::unexpected(chains.error());
  if (const LogKeys* chain = chains->of(origin)) {
    if (!chain->knows(first_vkey)) return fail("other_origin", "the registry does not lead to the key " + first_vkey);
    return SigningKeys{std::nullopt, std::nullopt, *chain};
  }
  auto key = Verifier::parse(first_vkey);
  if (!key) return std::unexpected(key.error());
  if (key->name() != origin) return fail("other_origin", "the key on record is not that of " + origin);
  return SigningKeys{std::nullopt, std::nullopt, LogKeys(*std::move(key))};
}

std::string SigningKeys::sign(const Checkpoint& checkpoint) const {
  TAVOLO_CHECK(may_sign());
  std::array<const Signer*, 2> signers{&*signer, next ? &*next : nullptr};
  return sign_note(checkpoint_text(checkpoint), std::span(signers).first(next ? 2 : 1));
}

}  // namespace tavolo::record
