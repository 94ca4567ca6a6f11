#include "protocol/rpc/answers.hpp"

#include "protocol/json/write.hpp"

namespace tavolo::rpc {

std::string encode_accepted(std::int64_t seq, const std::optional<std::string>& created, std::string_view receipt) {
  std::string text;
  json::ObjectWriter writer(text);
  if (created) writer.string("created", *created);
  writer.raw("receipt", receipt).integer("seq", seq);
  writer.close();
  return text;
}

std::string encode_accepted_result(std::string_view id, std::int64_t seq, const std::optional<std::string>& created,
                                   std::string_view receipt) {
  std::string frame;
  frame.reserve(receipt.size() + id.size() + (created ? created->size() : 0) + 112);
  json::ObjectWriter outer(frame);
  outer.raw("id", id).string("jsonrpc", "2.0").raw("result", {});
  {
    json::ObjectWriter inner(frame);
    if (created) inner.string("created", *created);
    inner.raw("receipt", receipt).integer("seq", seq);
  }
  outer.close();
  return frame;
}

std::string encode_joined(const Joined& joined, std::string_view entities, std::string_view removed) {
  std::string text;
  text.reserve(entities.size() + removed.size() + 8192);
  json::ObjectWriter(text)
      .value("audiences_hash", joined.audiences_hash)
      .raw("entities", entities)
      .boolean("fresh", joined.fresh)
      .value("may", joined.may)
      .value("now", joined.now)
      .raw("removed", removed)
      .value("root", joined.root)
      .integer("seq", joined.seq)
      .value("you", joined.you);
  return text;
}

}  // namespace tavolo::rpc
