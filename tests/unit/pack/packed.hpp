#pragma once
// A table with a vote on record, its registry, and packs of it.

#include <algorithm>
#include <fstream>
#include <iterator>

#include "server/base/sha256.hpp"
#include "server/pack/export.hpp"
#include "server/pack/layout.hpp"
#include "server/pack/verify.hpp"
#include "server/record/registry.hpp"
#include "tests/support/recorded.hpp"

namespace tavolo::pack {

inline std::string bytes_in(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

class Packed : public ::testing::Test {
 protected:
  tests::RecordedTable table;
  VoteId vote;
  ProposalId proposal;

  void SetUp() override {
    proposal = given::in_discussion(table, table.body(Bench::third_sector), given::enriching(table));
    vote = given::opened(table, OnText{});
    table.decide_ok(table.delegate_of(table.body(Bench::institutions)),
                    given::position(vote, PositionChoice::favourable_with_reservations));
    table.record();
    auto registry = record::Registry::open_or_create(data(), "demo.tavolo.invalid");
    ASSERT_TRUE(registry) << registry.error().message;
    ASSERT_TRUE((*registry)->add(table.kept.log->origin(), table.kept.log->vkey(), table.now));
  }
  void close() {
    table.decide_ok(table.chair(), commands::CloseVote{given::command_id(), vote, Reason::of("Tutti hanno risposto.")});
    table.record();
  }

  const std::filesystem::path& data() const { return table.kept.place.data; }
  std::filesystem::path below(const std::string& name) const { return table.kept.folder.path() / name; }

  std::filesystem::path exported(const std::string& name, Level level, std::optional<std::string> of = {}) {
    const auto made = export_pack({data(), table.kept.place.slug, level, std::move(of), below(name)});
    EXPECT_TRUE(made) << (made ? "" : made.error().message);
    return below(name);
  }
  static PackVerification verified(const std::filesystem::path& pack, std::vector<std::string> known = {}) {
    auto seen = verify_pack({pack, std::nullopt, {}, std::move(known)});
    EXPECT_TRUE(seen) << (seen ? "" : seen.error().message);
    return seen.value_or(PackVerification{});
  }
  /// All that was found, one line each: "tree: leaf: ...".
  static std::string found(const PackVerification& seen) {
    std::string all;
    for (const auto& step : seen.steps) {
      for (const auto& finding : step.findings)
        all += step.name + ": " + (finding.seq ? std::to_string(*finding.seq) + " " : "") + finding.field + ": " +
               finding.what + '\n';
    }
    return all;
  }
  static std::vector<std::string> files_of(const std::filesystem::path& pack) {
    std::vector<std::string> files;
    for (const auto& each : std::filesystem::recursive_directory_iterator(pack)) {
      if (each.is_regular_file()) files.push_back(std::filesystem::relative(each.path(), pack).string());
    }
    std::ranges::sort(files);
    return files;
  }
  /// As somebody does who changes a pack and hides it from `sha256sum -c`.
  static void write_manifest(const std::filesystem::path& pack) {
    std::string lines;
    for (const auto& file : files_of(pack)) {
      if (file != "manifest.sha256") lines += to_hex(sha256(bytes_in(pack / file))) + "  " + file + '\n';
    }
    write_bytes(pack / "manifest.sha256", lines);
  }
};

}  // namespace tavolo::pack
