// The public conformance vectors of transparency-dev/merkle, read where they lie (decision 43).

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "server/base/sha256.hpp"
#include "server/record/tree.hpp"

namespace tavolo::record {
namespace {

std::filesystem::path vectors(const char* kind) {
  const char* named = std::getenv("TAVOLO_SHARED");
  const std::filesystem::path shared = named != nullptr ? named : TAVOLO_SOURCE_DIR "/../shared";
  return shared / "vectors" / "transparency-dev-merkle" / "testdata" / kind;
}

struct Vector {
  std::filesystem::path path;
  nlohmann::json json;
};

std::vector<Vector> read_all(const char* kind) {
  std::vector<Vector> found;
  if (!std::filesystem::exists(vectors(kind))) return found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(vectors(kind))) {
    if (file.path().extension() != ".json") continue;
    std::ifstream in(file.path());
    found.push_back({file.path(), nlohmann::json::parse(in)});
  }
  return found;
}

std::optional<Hash> hash_in(const nlohmann::json& base64) {
  if (!base64.is_string()) return std::nullopt;
  const auto bytes = from_base64(base64.get<std::string>());
  return bytes ? hash_from_bytes(*bytes) : std::nullopt;
}

/// One vector has roots of 12 bytes that only need to be equal: any hash of them will do. Ours are 32 bytes by type.
Hash root_in(const nlohmann::json& base64) {
  const auto hash = hash_in(base64);
  return hash ? *hash : sha256(base64.dump());
}

std::optional<Proof> proof_in(const nlohmann::json& list) {
  Proof proof;
  for (const auto& one : list.is_null() ? nlohmann::json::array() : list) {
    const auto hash = hash_in(one);
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

TEST(TreeVectors, InclusionProofsAreJudgedAsThePublicVectorsSay) {
  const auto all = read_all("inclusion");
  if (all.empty()) GTEST_SKIP() << "no vectors at " << vectors("inclusion");
  for (const auto& [path, json] : all) {
    const auto proof = proof_in(json["proof"]);
    const auto leaf = hash_in(json["leafHash"]);
    const auto root = hash_in(json["root"]);
    const bool accepted = proof && leaf && root &&
                          verify_inclusion(json["leafIdx"].get<std::uint64_t>(), json["treeSize"].get<std::uint64_t>(),
                                           *leaf, *proof, *root);
    EXPECT_EQ(accepted, !json["wantErr"].get<bool>()) << path;
  }
  EXPECT_EQ(all.size(), 98U);
}

TEST(TreeVectors, ConsistencyProofsAreJudgedAsThePublicVectorsSay) {
  const auto all = read_all("consistency");
  if (all.empty()) GTEST_SKIP() << "no vectors at " << vectors("consistency");
  for (const auto& [path, json] : all) {
    const auto proof = proof_in(json["proof"]);
    const bool accepted =
        proof && verify_consistency(json["size1"].get<std::uint64_t>(), json["size2"].get<std::uint64_t>(), *proof,
                                    root_in(json["root1"]), root_in(json["root2"]));
    EXPECT_EQ(accepted, !json["wantErr"].get<bool>()) << path;
  }
  EXPECT_EQ(all.size(), 98U);
}

}  // namespace
}  // namespace tavolo::record
