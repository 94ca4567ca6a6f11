// What anyone may fetch of the record.

#include <array>
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

/// A log whose files are given out: what its operations are called, the path before its files, and whose files they
/// are.
struct FilesOf {
  std::array<std::string_view, 3> ids;    ///< of checkpoint, tile and bundle of entries
  std::array<std::string_view, 3> paths;  ///< likewise
  std::array<std::string_view, 3> says;   ///< likewise
  std::vector<HttpParameter> parameters;  ///< of the path before the file
};

void add_files(std::vector<HttpOperation>& all, const FilesOf& log) {
  constexpr std::string_view bytes = "application/octet-stream";
  const HttpAnswer none{404, "Not there, or no longer: a full one stands for the partial ones of its place.", refusal};
  const auto with = [&log](std::vector<HttpParameter> more) {
    auto parameters = log.parameters;
    parameters.insert(parameters.end(), more.begin(), more.end());
    return parameters;
  };
  all.push_back({"log_files",
                 log.ids[0],
                 "get",
                 log.paths[0],
                 log.says[0],
                 false,
                 {},
                 with({}),
                 {{200, "A signed note.", {}, plain_text}, none}});
  all.push_back({"log_files",
                 log.ids[1],
                 "get",
                 log.paths[1],
                 log.says[1],
                 false,
                 {},
                 with({tile_level(), tile_name()}),
                 {{200, "Up to 256 hashes of 32 bytes.", {}, bytes}, none}});
  all.push_back({"log_files",
                 log.ids[2],
                 "get",
                 log.paths[2],
                 log.says[2],
                 false,
                 {},
                 with({tile_name()}),
                 {{200, "Up to 256 entries, each behind its length in two bytes, big-endian.", {}, bytes}, none}});
}

std::vector<HttpOperation> log_file_operations() {
  const HttpParameter instance{
      "instance", "Name of the instance whose logs were closed, as their origins begin (log.frozen in its registry)",
      R"({"type":"string","pattern":"^[a-z0-9-][a-z0-9.-]{0,199}$"})", true};
  std::vector<HttpOperation> all;
  add_files(
      all,
      {{"getLogCheckpoint", "getLogTile", "getLogEntries"},
       {"/t/{table}/checkpoint", "/t/{table}/tile/{level}/{tile}", "/t/{table}/tile/entries/{tile}"},
       {"Newest checkpoint that all the files are there for (C2SP tlog-tiles), with the cosignatures of witnesses.",
        "A tile of the tree's hashes; it never changes.", "A bundle of entries; it never changes."},
       {table_name()}});
  add_files(all, {{"getRegistryCheckpoint", "getRegistryTile", "getRegistryEntries"},
                  {"/registry/checkpoint", "/registry/tile/{level}/{tile}", "/registry/tile/entries/{tile}"},
                  {"The same of the instance's registry.", "A tile of the registry's tree.",
                   "A bundle of the registry's entries."},
                  {}});
  add_files(all, {{"getClosedLogCheckpoint", "getClosedLogTile", "getClosedLogEntries"},
                  {"/registry/closed/{instance}/t/{table}/checkpoint",
                   "/registry/closed/{instance}/t/{table}/tile/{level}/{tile}",
                   "/registry/closed/{instance}/t/{table}/tile/entries/{tile}"},
                  {"Last checkpoint of a log that was closed and that this table's log goes on from, directly or not.",
                   "A tile of a closed log's tree.", "A bundle of a closed log's entries."},
                  {instance, table_name()}});
  add_files(all, {{"getClosedRegistryCheckpoint", "getClosedRegistryTile", "getClosedRegistryEntries"},
                  {"/registry/closed/{instance}/registry/checkpoint",
                   "/registry/closed/{instance}/registry/tile/{level}/{tile}",
                   "/registry/closed/{instance}/registry/tile/entries/{tile}"},
                  {"Last checkpoint of a closed instance's registry.", "A tile of a closed registry's tree.",
                   "A bundle of a closed registry's entries."},
                  {instance}});
  return all;
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

HttpParameter asked(std::string_view name, std::string_view says, std::string_view schema) {
  return {name, says, schema, false, name == "acting"};
}

std::vector<HttpParameter> selection_parameters() {
  constexpr std::string_view id = R"({"type":"string","pattern":"^[a-z_]{2,32}-[1-9][0-9]{0,14}$"})";
  constexpr std::string_view day = R"({"type":"string","format":"date"})";
  return {table_name(),
          asked("acting", "Mandate or office that one asks as", id),
          asked("organisation", "Only what this body did", id),
          asked("capacity", "Only what was done in this capacity", R"({"type":"string","maxLength":40})"),
          asked("object", "Only what was done to this thing", id),
          asked("type", "A kind of entry, or a family of them", R"({"type":"string","minLength":3,"maxLength":60})"),
          asked("from", "First day", day),
          asked("to", "Last day", day),
          asked("text", "Only of things that hold these words", R"({"type":"string","minLength":1,"maxLength":200})"),
          asked("size", "Only of the first so many entries", R"({"type":"integer","minimum":1})")};
}

std::vector<HttpOperation> difference_operations() {
  constexpr std::string_view id = R"({"type":"string","pattern":"^[a-z_]{2,32}-[1-9][0-9]{0,14}$"})";
  constexpr std::string_view moment =
      R"({"oneOf":[{"type":"integer","minimum":1},{"type":"string","format":"date-time"}]})";
  const auto operation = [&](std::string_view action, std::string_view name, std::string_view path,
                             std::string_view says, const HttpAnswer& whole) -> HttpOperation {
    return {action,
            name,
            "get",
            path,
            says,
            true,
            {},
            {table_name(),
             asked("acting", "Mandate or office that one asks as", id),
             {"from", "How many entries, or an instant", moment, false, true},
             asked("to", "The same of the later moment; without it, now", moment)},
            {whole,
             {400, "A parameter is malformed.", refusal},
             {401, "Nobody is signed in.", refusal},
             {403, "The mandate or office does not allow it.", refusal},
             {404, "The record has no such size, or was empty then.", refusal},
             {422, "The first moment is later than the second.", refusal},
             {503, "Too many ask at once, or the table has stopped.", refusal}}};
  };
  return {operation("past_state", "getPastDifferences", "/api/tables/{table}/past/differences",
                    "What differs between two moments of the table, by thing, field by field; what was erased since is "
                    "erased at both.",
                    {200, "What the reader may read of it.", "http/past_differences"}),
          operation("history_export", "exportPastDifferences", "/api/tables/{table}/past/differences.jsonl",
                    "The same as a file: a head, then a thing a line.",
                    {200, "Lines: http/differences_head, then http/difference.", {}, "application/jsonl"}),
          operation("history_export", "exportPastDifferencesTable", "/api/tables/{table}/past/differences.csv",
                    "The same as a table (RFC 4180), a field a row.",
                    {200, "The head in its first row, the names of columns in the second.", {}, "text/csv"})};
}

std::vector<HttpOperation> recomputed_operations() {
  constexpr std::string_view id = R"({"type":"string","pattern":"^[a-z_]{2,32}-[1-9][0-9]{0,14}$"})";
  const auto as = [&] { return asked("acting", "Office that one asks as", id); };
  const auto answers = [](const HttpAnswer& given) -> std::vector<HttpAnswer> {
    return {given,
            {401, "Nobody is signed in.", refusal},
            {403, "The office does not allow it.", refusal},
            {503, "Too many ask at once, or the table has stopped.", refusal}};
  };
  return {
      {"report_compliance",
       "getRecomputed",
       "get",
       "/api/tables/{table}/recomputed",
       "Every outcome and quorum on record, computed again from the entries and held against what was declared and "
       "what the minutes say.",
       true,
       {},
       {table_name(), as()},
       answers({200, "A line for each.", "http/recomputed"})},
      {"report_compliance",
       "getRecomputedTable",
       "get",
       "/api/tables/{table}/recomputed.csv",
       "The same as a table (RFC 4180); nothing in it is taken for a formula.",
       true,
       {},
       {table_name(), as()},
       answers({200, "The names of columns in the first row.", {}, "text/csv"})},
  };
}

std::vector<HttpOperation> history_operations() {
  constexpr std::string_view nobody = "Nobody is signed in.";
  const HttpAnswer refused{403, "The mandate or office does not allow it.", refusal};
  const HttpAnswer unread{400, "A parameter is malformed.", refusal};
  const HttpAnswer too_much{422, "The words are found in too many texts.", refusal};
  const HttpAnswer none{404, "The record has no such size.", refusal};
  const HttpAnswer waiting{503, "Too many ask at once, or the table has stopped.", refusal};
  constexpr std::string_view id = R"({"type":"string","pattern":"^[a-z_]{2,32}-[1-9][0-9]{0,14}$"})";
  const auto selected = [&](const HttpAnswer& file) -> std::vector<HttpAnswer> {
    return {file, unread, {401, nobody, refusal}, refused, none, too_much, waiting};
  };
  return {
      {"past_state",
       "getPastTable",
       "get",
       "/api/tables/{table}/past",
       "The table as it stood after so many entries and the rest of their commit, or at an instant; what was erased "
       "since is erased in it.",
       true,
       {},
       {table_name(), asked("acting", "Mandate or office that one asks as", id),
        asked("size", "How many entries; either this or at", R"({"type":"integer","minimum":1})"),
        asked("at", "An instant; either this or size", R"({"type":"string","format":"date-time"})"),
        asked("towards", "With size: to the end of the commit before, not of the one that was under way",
              R"({"type":"string","const":"earlier"})"),
        asked("object", "Whose changes before and after are told", id)},
       {{200, "What the reader may read of it.", "http/past_table"},
        unread,
        {401, nobody, refusal},
        refused,
        none,
        waiting}},
      {"history_export",
       "exportHistory",
       "get",
       "/api/tables/{table}/history.jsonl",
       "A selection of the history, oldest first: a head, then an entry a line.",
       true,
       {},
       selection_parameters(),
       selected({200, "Lines: http/history_head, then http/history_entry.", {}, "application/jsonl"})},
      {"history_export",
       "exportHistoryTable",
       "get",
       "/api/tables/{table}/history.csv",
       "The same as a table (RFC 4180); nothing in it is taken for a formula.",
       true,
       {},
       selection_parameters(),
       selected({200, "The head in its first row, the names of columns in the second.", {}, "text/csv"})},
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
  for (auto& one : history_operations()) all.push_back(std::move(one));
  for (auto& one : difference_operations()) all.push_back(std::move(one));
  for (auto& one : recomputed_operations()) all.push_back(std::move(one));
  return all;
}

}  // namespace tavolo::rpc::detail
