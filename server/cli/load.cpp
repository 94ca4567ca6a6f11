// From the file of an ambito to a table: founding entries, accounts, and for a demonstration its acts and passwords.

#include <cstdio>
#include <memory>

#include "protocol/json/read.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/demonstration.hpp"
#include "server/cli/instance.hpp"
#include "server/cli/place_in_text.hpp"
#include "server/cli/run_loop.hpp"
#include "server/domain/founding.hpp"
#include "server/net/invitations.hpp"
#include "server/record/checkpoint.hpp"
#include "server/record/log.hpp"
#include "server/table/rome_calendar.hpp"

namespace tavolo::cli {
namespace {

struct LoadOptions {
  std::string data = "data";
  std::string file;
  bool demo = false;
  std::string succeeds;
  std::string succeeds_key;
};

constexpr std::size_t max_file_bytes = 16U * 1024U * 1024U;

Error at_place(const std::string& file, std::string_view text, const std::string& pointer, const std::string& what) {
  return {"malformed_ambito", file + ":" + std::to_string(line_of(text, pointer)) + ": " +
                                  (pointer.empty() ? "the file" : pointer) + ": " + what};
}

void print_invitations(net::Host& host) {
  const auto invitations = net::list_invitations(host);
  if (!invitations || invitations->items.empty()) return;
  std::printf("One-time links to set a password (open them at the address of the server):\n");
  for (const auto& line : invitations->items) {
    std::printf("  %-18s %s\n", line.holder_of.text.c_str(), line.link.str().c_str());
  }
}

/// The checkpoint of the log that the new one goes on from, signed by that log's key.
Result<std::optional<Predecessor>> predecessor_of(const LoadOptions& options, const commands::Ambito& ambito) {
  if (options.succeeds.empty()) return std::nullopt;
  const auto note = storage::read_file(options.succeeds, max_file_bytes);
  if (!note) return std::unexpected(note.error());
  const auto key = record::Verifier::parse(options.succeeds_key);
  if (!key) return fail(key.error().code, "--succeeds-key: " + key.error().message);
  const auto ended = record::open_checkpoint(*note, *key);
  if (!ended) return fail(ended.error().code, options.succeeds + ": " + ended.error().message);
  const auto origin = LogOrigin::parse(ended->origin);
  if (!origin || ended->size == 0)
    return fail("no_predecessor", options.succeeds + " is no checkpoint of a table that began");
  if (origin->text == record::log_origin(ambito.instance_name.text, ambito.table.slug.text)) {
    return fail("same_origin", "a log cannot go on from itself: give the instance of " + options.file +
                                   " another name than that of " + origin->text);
  }
  return Predecessor{*origin, {static_cast<std::int64_t>(ended->size)}, Sha256Hex{to_hex(ended->root)}};
}

int load(const LoadOptions& options) {
  const auto text = storage::read_file(options.file, max_file_bytes);
  if (!text) return complain(text.error());
  json::ReadLimits limits;
  limits.max_bytes = max_file_bytes;
  const auto ambito = json::read<commands::Ambito>(*text, limits);
  if (!ambito) {
    const auto& fault = ambito.error();
    return complain(at_place(options.file, *text, fault.pointer, fault.message + " (" + fault.code + ")"));
  }
  if (options.demo && !ambito->demonstration) {
    return complain(
        {"not_a_demonstration", options.file + " is not marked as a demonstration: load it without --demo"});
  }
  const auto succeeds = predecessor_of(options, *ambito);
  if (!succeeds) return complain(succeeds.error());
  const auto calendar = table::rome_calendar();
  const auto founded = domain::found(*ambito, {wall_clock_now(), *calendar}, *succeeds);
  if (!founded) return complain(at_place(options.file, *text, founded.error().pointer, founded.error().message));

  RunLoop loop;
  const net::ServerOptions server_options;
  auto instance = Instance::open({options.data, ambito->instance_name.text, ambito->table.slug.text}, server_options,
                                 [&loop](auto function) { loop.post(std::move(function)); });
  if (!instance) return complain(instance.error());
  table::Table& table = (*instance)->table();
  if (auto begun = table.found(founded->events); !begun) return complain(begun.error());
  loop.run_until([&] { return table.committed_size() == table.state().size || table.stopped(); });
  if (table.stopped()) return complain({"table_stopped", "the founding could not be written to " + options.data});
  net::accounts_follow_record((*instance)->host());
  std::printf("Founded %s: %llu entries, %zu %s.\n", table.state().origin.c_str(),
              static_cast<unsigned long long>(table.state().size), table.state().organisations.size(),
              table.state().organisations.size() == 1 ? "body" : "bodies");
  if (*succeeds) {
    std::printf("Entry 0 cites %s, %lld entries, root %s.\n", (*succeeds)->origin.text.c_str(),
                static_cast<long long>((*succeeds)->size.value), (*succeeds)->root.text.c_str());
    // A thief can cite the same: what tells the right successor is what is published of it.
    std::printf("Publish by another way which log goes on, and its key:\n  %s\n  %s\n", table.state().origin.c_str(),
                table.log().vkey().c_str());
    if (!(*succeeds)->origin.text.ends_with("/t/" + ambito->table.slug.text)) {
      std::printf("The table has another short name than %s: browsers that knew that one meet this as a new table.\n",
                  (*succeeds)->origin.text.c_str());
    }
  }
  if (options.demo) {
    if (auto acted = play_demonstration(**instance, loop, *ambito, founded->refs); !acted)
      return complain(acted.error());
    if (auto written = write_demo_accounts(**instance, loop, options.data); !written) return complain(written.error());
    std::printf("Demonstration accounts are in %s/demo-accounts.txt\n", options.data.c_str());
  } else {
    print_invitations((*instance)->host());
  }
  bool stopped = false;
  table.stop([&] { stopped = true; });
  loop.run_until([&] { return stopped; });
  return 0;
}

}  // namespace

Run add_load(CLI::App& program) {
  auto options = std::make_shared<LoadOptions>();
  auto& app =
      *program.add_subcommand("load", "Found a table from the file of an ambito (format: schemas/import/ambito.json)");
  app.add_option("--data", options->data, "Folder of the data; made if missing")
      ->envname("TAVOLO_DATA")
      ->capture_default_str();
  app.add_flag("--demo", options->demo, "Play the file's demonstration acts and give its accounts passwords");
  auto* succeeds =
      app.add_option("--succeeds", options->succeeds,
                     "Checkpoint of the log that this one goes on from, as 'freeze-log' wrote it: entry 0 cites it");
  auto* key = app.add_option("--succeeds-key", options->succeeds_key, "Public key (vkey) of that log");
  succeeds->needs(key)->check(CLI::ExistingFile);
  key->needs(succeeds);
  app.add_option("file", options->file, "The ambito, JSON")->required()->check(CLI::ExistingFile);
  return [options] { return load(*options); };
}

}  // namespace tavolo::cli
