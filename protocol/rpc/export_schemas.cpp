// Writes schemas/: one JSON Schema 2020-12 a document, examples beside them, and an index. Files are never edited by
// hand.
//
//   tavolo_schemas --write DIR     writes what differs, removes what is no longer made
//   tavolo_schemas --check DIR     changes nothing; says which files differ, and fails

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "protocol/commands/command.hpp"
#include "protocol/events/entry_body.hpp"
#include "protocol/rpc/api_documents.hpp"
#include "protocol/rpc/codes.hpp"
#include "protocol/rpc/documents.hpp"
#include "protocol/rpc/envelope.hpp"
#include "protocol/rpc/methods.hpp"
#include "protocol/rpc/schema_examples.hpp"
#include "server/base/result.hpp"

namespace {

using namespace tavolo;
using Json = nlohmann::ordered_json;
using Files = std::map<std::string, std::string>;

constexpr std::string_view address = "https://schemas.tavolo.invalid/";

/// One item a line, so that a change is a line of a diff.
std::string lines_of(const std::vector<Json>& items) {
  std::string text = "[";
  for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "\n" : ",\n") + items[i].dump();
  return text + "\n]\n";
}

Json titled(const rpc::Document& document) {
  Json schema = document.schema();
  Json made{{"$schema", schema["$schema"]},
            {"$id", std::string(address) + document.name + ".json"},
            {"title", document.title}};
  made.update(schema);
  return made;
}

void add_examples(Files& files, const rpc::Document& document, const Json& schema) {
  const rpc::Examples examples = rpc::make_examples(schema);
  files["examples/" + document.name + ".valid.json"] = lines_of(examples.valid);
  const bool entry = document.name.starts_with("entry/");  // the record's own reader points at no place
  std::vector<Json> bad;
  for (const rpc::BadExample& each : examples.invalid) {
    Json line{{"pointer", entry ? "" : each.pointer},
              {"code", entry ? "malformed_leaf" : each.code},
              {"document", each.document}};
    bad.push_back(std::move(line));
  }
  files["examples/" + document.name + ".invalid.json"] = lines_of(bad);
}

bool is_command(std::string_view method) {
  for (const rpc::Method& row : rpc::methods()) {
    if (row.name == method) return row.kind == rpc::MethodKind::command;
  }
  return false;
}

std::string file_of(std::string_view name) { return std::string(name) + ".json"; }

/// Which document belongs where, for programs that are made from the schemas.
Json index() {
  Json made{{"commands", Json::array()}, {"queries", Json::array()}, {"notifications", Json::array()},
            {"entities", Json::array()}, {"events", Json::array()},  {"documents", Json::array()}};
  for (const rpc::Method& row : rpc::methods()) {
    const std::string folder = is_command(row.name) ? "commands" : "queries";
    const rpc::Document* params = rpc::find_document(folder + "/" + std::string(row.name));
    TAVOLO_CHECK(params != nullptr && rpc::find_document(params->answer) != nullptr);
    made[folder].push_back(
        {{"method", row.name}, {"params", file_of(params->name)}, {"answer", file_of(params->answer)}});
  }
  for (const events::EntryType& each : events::entry_types()) {
    const std::string stem = "events/" + std::string(each.type) + "." + std::to_string(each.tv) + ".";
    Json disclosures = Json::object();
    for (const rpc::Document& document : rpc::documents()) {
      if (!document.name.starts_with(stem) || document.name == stem + "data") continue;
      disclosures[document.name.substr(stem.size())] = {{"schema", file_of(document.name)},
                                                        {"sealed", document.sealed}};
    }
    made["events"].push_back({{"type", each.type},
                              {"tv", each.tv},
                              {"data", file_of(stem + "data")},
                              {"disclosures", std::move(disclosures)}});
  }
  for (const rpc::Document& document : rpc::documents()) {
    made["documents"].push_back(file_of(document.name));
    const std::string leaf = document.name.substr(document.name.find('/') + 1);
    if (document.name.starts_with("views/"))
      made["entities"].push_back({{"type", leaf}, {"value", file_of(document.name)}});
    if (document.name.starts_with("notifications/"))
      made["notifications"].push_back({{"method", leaf}, {"params", file_of(document.name)}});
  }
  return made;
}

Json codes() {
  Json rows = Json::array();
  for (const auto part : {rpc::protocol_codes(), rpc::access_codes(), rpc::membership_codes(), rpc::proposal_codes(),
                          rpc::vote_codes(), rpc::poll_codes(), rpc::sitting_codes(), rpc::floor_codes()}) {
    for (const rpc::CodeRow& row : part) {
      rows.push_back({{"code", row.code},
                      {"sentence", {{"it", row.reason.it}, {"en", row.reason.en}}},
                      {"remedy", {{"it", row.remedy.it}, {"en", row.remedy.en}}}});
    }
  }
  return rows;
}

Files make_files() {
  Files files;
  for (const rpc::Document& document : rpc::documents()) {
    const Json schema = titled(document);
    files[file_of(document.name)] = schema.dump(2) + "\n";
    add_examples(files, document, schema);
  }
  files["asyncapi.json"] = rpc::asyncapi().dump(2) + "\n";
  files["openapi.json"] = rpc::openapi().dump(2) + "\n";
  files["index.json"] = index().dump(2) + "\n";
  files["codes.json"] = codes().dump(2) + "\n";
  return files;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Files beneath the folder that are JSON and not made.
std::set<std::string> strays(const std::filesystem::path& folder, const Files& files) {
  std::set<std::string> found;
  if (!std::filesystem::exists(folder)) return found;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (!each.is_regular_file() || each.path().extension() != ".json") continue;
    const std::string name = std::filesystem::relative(each.path(), folder).generic_string();
    if (!files.contains(name)) found.insert(name);
  }
  return found;
}

int check(const std::filesystem::path& folder, const Files& files) {
  int differing = 0;
  const auto complain = [&differing](const std::string& name, const char* what) {
    ++differing;
    std::printf("schemas/%s %s\n", name.c_str(), what);
  };
  for (const auto& [name, text] : files) {
    if (!std::filesystem::exists(folder / name)) complain(name, "is missing");
    else if (contents(folder / name) != text) complain(name, "differs from what the types say");
  }
  for (const std::string& name : strays(folder, files)) complain(name, "is made from no type");
  if (differing == 0) std::printf("schemas: %zu files, as the types say\n", files.size());
  else std::printf("%d files differ: run tavolo_schemas --write schemas\n", differing);
  return differing == 0 ? 0 : 1;
}

int write(const std::filesystem::path& folder, const Files& files) {
  for (const auto& [name, text] : files) {
    std::filesystem::create_directories((folder / name).parent_path());
    if (!std::filesystem::exists(folder / name) || contents(folder / name) != text) {
      std::ofstream(folder / name, std::ios::binary) << text;
    }
  }
  for (const std::string& name : strays(folder, files)) std::filesystem::remove(folder / name);
  std::printf("schemas: %zu files\n", files.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view act = argc == 3 ? argv[1] : "";
  if (act == "--check") return check(argv[2], make_files());
  if (act == "--write") return write(argv[2], make_files());
  std::fprintf(stderr, "use: tavolo_schemas --write DIR | --check DIR\n");
  return 2;
}
