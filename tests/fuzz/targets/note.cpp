// Signed notes, checkpoints, and the texts of keys.

#include "server/record/note.hpp"
#include "server/record/checkpoint.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

namespace {

/// The log that the corpus names, with a key that no input can know.
const record::Signer& log_key() {
  static const auto key = record::Signer::generate("prova.tavolo.invalid/t/permanente");
  return *key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto key = record::Verifier::parse(text)) {
    fuzz::hold(key->vkey() == text, "a public key has one spelling");
    (void)record::open_note(text, {&*key, 1});
  }
  if (const auto key = record::Signer::parse(text)) {
    fuzz::hold(record::Signer::parse(key->private_key()).has_value(), "a private key that was written is read");
  }
  if (const auto checkpoint = record::parse_checkpoint_text(text)) {
    const std::string plain = record::checkpoint_text(*checkpoint);
    fuzz::hold(text.starts_with(plain), "a checkpoint has one spelling, but for extensions");
    const record::Checkpoint ours{log_key().verifier().name(), checkpoint->size, checkpoint->root};
    fuzz::hold(record::open_checkpoint(record::sign_checkpoint(ours, log_key()), log_key().verifier()) == ours,
               "what is signed opens");
  }
  const auto note = record::parse_note(text);
  fuzz::hold(!record::open_checkpoint(text, log_key().verifier()), "nobody else has the key");
  if (!note) return 0;
  fuzz::hold(note->text.ends_with('\n') && text.starts_with(note->text), "the text of a note is what stands above");
  fuzz::hold(note->unverified.size() <= record::max_note_signatures, "so many signatures");
  return 0;
}
