// A text frame as a stranger could send it: the JSON-RPC envelope, then the method's parameters.

#include <string>
#include <variant>

#include "protocol/json/profile.hpp"
#include "protocol/rpc/methods.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto request = rpc::decode_request(fuzz::text_of(data, size));
  if (!request) {
    const std::string answer = rpc::encode_malformed(request.error());
    fuzz::hold(json::canonicalize(answer).has_value() || request.error().id == "null", "an answer is canonical JSON");
    return 0;
  }
  fuzz::hold(json::canonicalize(request->params) == request->params, "parameters that were read are canonical");
  const auto call = rpc::decode_call(*request);
  if (!call) (void)rpc::encode_malformed(call.error());
  (void)rpc::encode_refusal(request->id, {"not_permitted", "permissions", {}});
  return 0;
}
