// A witness of anybody's logs: its key, the logs it knows, and its service.

#include <cstdio>
#include <memory>

#include "server/base/log.hpp"
#include "server/cli/commands.hpp"
#include "server/net/server.hpp"
#include "server/net/witness_service.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

struct WitnessOptions {
  std::string data = "witness";
  std::string name;
  std::string vkey;
  net::ServerOptions server;
  int (*act)(const WitnessOptions&) = nullptr;
};

int make_key(const WitnessOptions& options) {
  const auto vkey = witness::Witness::create(options.data, options.name);
  if (!vkey) return complain(vkey.error());
  std::printf("%s\n", vkey->c_str());
  std::fprintf(stderr, "The key is in %s. Keep no copy: if it is lost, make a new one. Above stands its public part.\n",
               witness::key_file(options.data).c_str());
  return 0;
}

int add_log(const WitnessOptions& options) {
  auto opened = witness::Witness::open(options.data);
  if (!opened) return complain(opened.error());
  if (auto added = (*opened)->add_log(options.vkey); !added) return complain(added.error());
  return 0;
}

int remove_log(const WitnessOptions& options) {
  auto opened = witness::Witness::open(options.data);
  if (!opened) return complain(opened.error());
  if (auto removed = (*opened)->remove_log(options.vkey); !removed) return complain(removed.error());
  return 0;
}

int show(const WitnessOptions& options) {
  auto opened = witness::Witness::open(options.data);
  if (!opened) return complain(opened.error());
  const auto logs = (*opened)->logs();
  if (!logs) return complain(logs.error());
  std::printf("witness %s\n", (*opened)->vkey().c_str());
  for (const auto& vkey : *logs) std::printf("log %s\n", vkey.c_str());
  return 0;
}

int serve_witness(const WitnessOptions& options) {
  auto lock = storage::DataLock::acquire(options.data);
  if (!lock) return complain(lock.error());
  auto opened = witness::Witness::open(options.data);
  if (!opened) return complain(opened.error());
  net::Server server(options.server);
  if (auto listening = server.listen(); !listening) return complain(listening.error());
  log(LogLevel::info, "witnessing", {{"url", server.url()}, {"vkey", (*opened)->vkey()}});
  std::printf("Witness: %s\n", server.url().c_str());
  std::fflush(stdout);
  net::WitnessService service(**opened);
  const auto ran = server.run(service);
  return ran ? 0 : complain(ran.error());
}

}  // namespace

Run add_witness(CLI::App& program) {
  auto options = std::make_shared<WitnessOptions>();
  auto& app = *program.add_subcommand("witness",
                                      "Be a witness (C2SP tlog-witness): cosign the checkpoints of other people's "
                                      "logs, and never two histories of one");
  app.require_subcommand(1);
  app.add_option("--data", options->data, "Folder of the witness: its key, and what it has seen")
      ->envname("TAVOLO_WITNESS_DATA")
      ->capture_default_str();
  auto& init = *app.add_subcommand("init", "Make the key of a new witness and print its public part");
  init.add_option("--name", options->name, "Its name: an address without scheme, such as witness.example.it")
      ->required();
  init.callback([options] { options->act = make_key; });
  auto& add = *app.add_subcommand("add-log", "Cosign a log from now on; also while the witness runs");
  add.add_option("vkey", options->vkey, "Its key, as /api/logs shows it")->required();
  add.callback([options] { options->act = add_log; });
  auto& remove = *app.add_subcommand("remove-log",
                                     "Cosign it no longer, also while the witness runs; what was seen of it is kept, "
                                     "and checked if it comes back");
  remove.add_option("vkey", options->vkey, "Its key, as show prints it")->required();
  remove.callback([options] { options->act = remove_log; });
  auto& list = *app.add_subcommand("show", "Print the witness's public key and those of the logs it knows");
  list.callback([options] { options->act = show; });
  auto& serve = *app.add_subcommand("serve", "Answer until SIGINT or SIGTERM");
  serve.add_option("--address", options->server.address, "Address to listen on")->capture_default_str();
  serve.add_option("--port", options->server.port, "Port; 0 lets the system choose")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  serve.add_option("--ready-file", options->server.ready_file, "File that gets the address once it listens");
  serve.add_option("--tls-cert", options->server.tls_cert, "PEM file of the server's certificate: serve HTTPS");
  serve.add_option("--tls-key", options->server.tls_key, "PEM file of its private key");
  serve.callback([options] { options->act = serve_witness; });
  return [options] { return options->act(*options); };
}

}  // namespace tavolo::cli
