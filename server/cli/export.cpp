#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "server/cli/commands.hpp"
#include "server/cli/which_table.hpp"
#include "server/pack/export.hpp"
#include "server/record/beside.hpp"
#include "server/record/log.hpp"
#include "server/stamp/token.hpp"
#include "server/storage/files.hpp"

namespace tavolo::cli {
namespace {

struct ExportOptions {
  std::string data = "data";
  std::string table;
  std::string level = "public";
  std::string proposal;
  std::string sitting;
  std::string to;
  std::string tsa_ca_file;
  std::vector<std::string> vkeys;
};

int run_export(const ExportOptions& options) {
  const auto slug = table_of(options.data, options.table);
  if (!slug) return complain(slug.error());
  pack::ExportRequest request{options.data, *slug, *pack::level_of(options.level), std::nullopt, options.to};
  if (!options.proposal.empty()) request.of = options.proposal;
  if (!options.sitting.empty()) request.of = options.sitting;
  if (!options.tsa_ca_file.empty()) {
    auto chain = storage::read_file(options.tsa_ca_file, std::size_t{1} << 20U);
    if (!chain) return complain(chain.error());
    if (auto read = stamp::Authorities::parse(*chain, options.tsa_ca_file); !read) return complain(read.error());
    request.tsa_chain = *std::move(chain);
  }
  request.vkeys = options.vkeys;
  const auto made = pack::export_pack(request);
  if (!made) return complain(made.error());
  std::printf("%s\nlevel %s, %s\n%llu entries, root %s\n%llu texts, %llu attachments, %llu time stamps, %llu files\n",
              options.to.c_str(), options.level.c_str(), request.of ? request.of->c_str() : "the whole table",
              static_cast<unsigned long long>(made->entries), made->root_hex.c_str(),
              static_cast<unsigned long long>(made->disclosures), static_cast<unsigned long long>(made->attachments),
              static_cast<unsigned long long>(made->stamps), static_cast<unsigned long long>(made->files));
  return 0;
}

}  // namespace

Run add_export(CLI::App& program) {
  auto options = std::make_shared<ExportOptions>();
  auto& app = *program.add_subcommand(
      "export", "Write the evidence pack of a table, beside the running server: what 'verify PACK' checks anywhere");
  app.add_option("--data", options->data, "Folder of the data")->envname("TAVOLO_DATA")->capture_default_str();
  app.add_option("--table", options->table, "Slug of the table, if there are several");
  app.add_option("--level", options->level, "Who it is for: public, members or audit")
      ->check(CLI::IsMember({"public", "members", "audit"}))
      ->capture_default_str();
  auto* proposal = app.add_option("--proposal", options->proposal, "Texts of one proposal alone: proposal-3");
  app.add_option("--sitting", options->sitting, "Texts of one sitting alone: sitting-1")->excludes(proposal);
  app.add_option("--tsa-ca-file", options->tsa_ca_file,
                 "Certificates (PEM) of the time-stamping authority, to go with its tokens")
      ->envname("TAVOLO_TSA_CA_FILE")
      ->check(CLI::ExistingFile);
  app.add_option("--vkey", options->vkeys, "Public key of the registry, where the file of its signing key is gone");
  app.add_option("--to", options->to, "Folder to make, or file that ends in .tar; it must not be there yet")
      ->required();
  return [options] { return run_export(*options); };
}

}  // namespace tavolo::cli
