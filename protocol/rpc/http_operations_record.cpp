// What anyone may fetch of the record.

#include <utility>

#include "protocol/rpc/http_operations_part.hpp"

namespace tavolo::rpc::detail {
namespace {

HttpParameter number(std::string_view name, std::string_view says) {
  return {name, says, R"({"type":"integer","minimum":0})", true};
}

HttpParameter tile_level() {
  return {"level", "Level of the tile: 0 holds the hashes of entries", R"({"type":"integer","minimum":0,"maximum":7})",
          true};
}

HttpParameter tile_name() {
  return {"tile",
          "Its number in groups of three digits, each but the last behind an x and before a slash: 067, x001/x234/067; "
          "of a partial one followed by .p/ and its width: 067.p/112",
          R"({"type":"string","pattern":"^(x[0-9]{3}/)*[0-9]{3}([.]p/[1-9][0-9]{0,2})?$"})", true};
}

std::vector<HttpOperation> log_file_operations() {
  constexpr std::string_view bytes = "application/octet-stream";
  const HttpAnswer none{404, "Not there, or no longer: a full one stands for the partial ones of its place.", refusal};
  return {
      {"log_files",
       "getLogCheckpoint",
       "get",
       "/t/{table}/checkpoint",
       "Newest checkpoint that all the files are there for (C2SP tlog-tiles), with the cosignatures of witnesses.",
       false,
       {},
       {table_name()},
       {{200, "A signed note.", {}, plain_text}, none}},
      {"log_files",
       "getLogTile",
       "get",
       "/t/{table}/tile/{level}/{tile}",
       "A tile of the tree's hashes; it never changes.",
       false,
       {},
       {table_name(), tile_level(), tile_name()},
       {{200, "Up to 256 hashes of 32 bytes.", {}, bytes}, none}},
      {"log_files",
       "getLogEntries",
       "get",
       "/t/{table}/tile/entries/{tile}",
       "A bundle of entries; it never changes.",
       false,
       {},
       {table_name(), tile_name()},
       {{200, "Up to 256 entries, each behind its length in two bytes, big-endian.", {}, bytes}, none}},
      {"log_files",
       "getRegistryCheckpoint",
       "get",
       "/registry/checkpoint",
       "The same of the instance's registry.",
       false,
       {},
       {},
       {{200, "A signed note.", {}, plain_text}, none}},
      {"log_files",
       "getRegistryTile",
       "get",
       "/registry/tile/{level}/{tile}",
       "A tile of the registry's tree.",
       false,
       {},
       {tile_level(), tile_name()},
       {{200, "Up to 256 hashes of 32 bytes.", {}, bytes}, none}},
      {"log_files",
       "getRegistryEntries",
       "get",
       "/registry/tile/entries/{tile}",
       "A bundle of the registry's entries.",
       false,
       {},
       {tile_name()},
       {{200, "Up to 256 entries, each behind its length in two bytes, big-endian.", {}, bytes}, none}},
  };
}

std::vector<HttpOperation> witness_operations() {
  return {
      {"witnesses",
       "listWitnesses",
       "get",
       "/api/tables/{table}/witnesses",
       "Who is asked to cosign the table's checkpoints, and how far each has come.",
       false,
       {},
       {table_name()},
       {{200, "The witnesses of the policy.", "http/witnesses"}}},
      {"witnesses",
       "getEntryState",
       "get",
       "/api/tables/{table}/entries/{index}/state",
       "How many witnesses have cosigned a tree that holds an entry.",
       false,
       {},
       {table_name(), number("index", "Leaf index, from 0")},
       {{200, "The state of the entry.", "http/entry_state"}, {404, "No such entry.", refusal}}},
      {"witnesses",
       "getWitnessPolicy",
       "get",
       "/api/witness-policy",
       "Logs, witnesses and quorum by which this instance's checkpoints can be judged (C2SP tlog-policy).",
       false,
       {},
       {},
       {{200, "The policy file.", {}, plain_text}, {404, "Nobody is asked to cosign.", refusal}}},
  };
}

}  // namespace

HttpParameter table_name() {
  return {"table", "Slug of the table, as GET /api/session names it",
          R"({"type":"string","pattern":"^[a-z0-9-]{1,60}$"})", true};
}

std::vector<HttpOperation> record_operations() {
  std::vector<HttpOperation> all{
      {"logs",
       "listLogs",
       "get",
       "/api/logs",
       "Origin and verification key of each log of this instance.",
       false,
       {},
       {},
       {{200, "The registry log first.", "http/log", "application/json", true}}},
      {"checkpoint",
       "getCheckpoint",
       "get",
       "/api/tables/{table}/checkpoint",
       "Signed checkpoint of the table's log (C2SP tlog-checkpoint).",
       false,
       {},
       {table_name()},
       {{200, "A signed note.", {}, plain_text}}},
      {"entry_proof_public",
       "getEntryProof",
       "get",
       "/api/tables/{table}/entries/{index}.tlog-proof",
       "Proof that an entry is in the log of the last checkpoint (C2SP tlog-proof).",
       false,
       {},
       {table_name(), {"index", "Leaf index, from 0", R"({"type":"integer","minimum":0})", true}},
       {{200, "The proof.", {}, plain_text}, {404, "No such entry.", refusal}}},
      {"record_proofs",
       "getInclusionProof",
       "get",
       "/api/tables/{table}/proofs/inclusion/{index}/{size}",
       "Proof that an entry is in the tree of any size so far (RFC 6962 2.1.1).",
       false,
       {},
       {table_name(), number("index", "Leaf index, from 0"), number("size", "Of the tree, above index")},
       {{200, "The proof.", "http/inclusion_proof"}, {404, "No such entry, or no such size.", refusal}}},
      {"record_proofs",
       "getConsistencyProof",
       "get",
       "/api/tables/{table}/proofs/consistency/{from}/{to}",
       "Proof that the tree of one size is the beginning of that of another (RFC 6962 2.1.2).",
       false,
       {},
       {table_name(), number("from", "Of the older tree, above 0"), number("to", "Of the newer tree, at least from")},
       {{200, "The proof.", "http/consistency_proof"}, {404, "No such sizes.", refusal}}},
  };
  for (auto& one : log_file_operations()) all.push_back(std::move(one));
  for (auto& one : witness_operations()) all.push_back(std::move(one));
  return all;
}

}  // namespace tavolo::rpc::detail
