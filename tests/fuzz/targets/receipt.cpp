// A receipt as an author would hand it to someone: nothing but our key makes one hold.

#include "server/record/receipt.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto key = record::Signer::generate("prova.tavolo.invalid/t/permanente");
  fuzz::hold(!record::verify_receipt(fuzz::text_of(data, size), key->verifier()), "nobody else has the key");
  return 0;
}
