// Requests to a witness, from their form to the answer of one that has a log in its store: whatever is asked, it
// cosigns nothing that the log's key has not signed.

#include <filesystem>

#include "server/witness/request.hpp"
#include "server/witness/witness.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

namespace {

witness::Witness& the_witness() {
  static const auto made = [] {
    std::string folder = (std::filesystem::temp_directory_path() / "tavolo-fuzz-XXXXXX").string();
    fuzz::hold(::mkdtemp(folder.data()) != nullptr, "a folder can be made");
    fuzz::hold(witness::Witness::create(folder, "witness.example").has_value(), "a witness can be made");
    auto opened = witness::Witness::open(folder);
    fuzz::hold(opened.has_value(), "and opened");
    // The log that the corpus names, with a key that no input can know.
    const auto log = record::Signer::generate("prova.tavolo.invalid/t/permanente");
    fuzz::hold((*opened)->add_log(log->verifier().vkey()).has_value(), "it takes a log");
    return *std::move(opened);
  }();
  return *made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto request = witness::parse_add_checkpoint(text);
  if (request) {
    fuzz::hold(witness::write_add_checkpoint(*request) == text, "a request has one spelling");
    fuzz::hold(request->proof.size() <= witness::most_proof_lines, "so many lines of proof");
  }
  const auto answer = the_witness().add_checkpoint(text, 1);
  fuzz::hold(answer.status != 200, "nobody else has the key");
  fuzz::hold(answer.status != 500, "the store is whole");
  fuzz::hold(request || answer.status == 400, "what is out of form is said to be");
  return 0;
}
