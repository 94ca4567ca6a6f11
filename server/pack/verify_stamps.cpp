// Time stamps of a pack: that each token the registry names is there, stamps the checkpoint it is said to, and was
// signed by the authority whose certificates are given, or else by that of the pack's own.

#include <algorithm>
#include <set>

#include "server/base/sha256.hpp"
#include "server/pack/verify_impl.hpp"
#include "server/record/registry.hpp"
#include "server/stamp/kept.hpp"
#include "server/stamp/token.hpp"

namespace tavolo::pack {
namespace {

class StampVerifier {
 public:
  explicit StampVerifier(Verifying& verifying) : verifying_(verifying) {}

  void run() {
    take_certificates();
    const PackedLog& registry = verifying_.registry;
    for_each_bundle(verifying_.source, registry, registry.head->size,
                    [&](std::uint64_t, const std::vector<std::string>& leaves) {
                      for (const std::string& leaf : leaves) take(leaf);
                    });
    for (const std::string& path : verifying_.source.files()) {
      const bool stamp = path.starts_with("tsa/") || path.starts_with("registry/tsa/");
      if (stamp && path != chain_path && !named_.contains(path))
        verifying_.note(StepKind::stamps, path, "the registry does not name this token");
    }
    // Of stamps that are not there nothing was left out.
    if (verifying_.step(StepKind::stamps).checked > 0) say_what_was_left_out();
  }

 private:
  void say_what_was_left_out() {
    if (verifying_.result.stamps_by == StampsBy::nobody) {
      verifying_.leave_out(StepKind::stamps,
                           "the authority's signatures: its certificates were not given (--tsa-ca-file)");
    } else if (verifying_.result.stamps_by == StampsBy::own) {
      verifying_.leave_out(StepKind::stamps,
                           "whose certificates they are: the pack's own were believed (--tsa-ca-file)");
    }
  }

  void take_certificates() {
    if (verifying_.request.tsa_chain) {
      trusted_ = verifying_.request.tsa_chain;
      verifying_.result.stamps_by = StampsBy::given;
      return;
    }
    if (!verifying_.source.has(chain_path)) return;
    const auto pem = verifying_.source.read(std::string(chain_path));
    auto chain = pem ? stamp::Authorities::parse(*pem, std::string(chain_path))
                     : Result<stamp::Authorities>(std::unexpected(pem.error()));
    if (!chain) return verifying_.note(StepKind::stamps, std::string(chain_path), "it is out of form");
    trusted_ = *std::move(chain);
    verifying_.result.stamps_by = StampsBy::own;
  }

  void take(const std::string& leaf) {
    const auto envelope = record::parse_leaf(leaf);
    // One that cannot be read is named by the step of the entries.
    if (!envelope || envelope->type != record::anchored_type) return;
    const auto named = record::read_anchored(envelope->data_json);
    if (!named)
      return verifying_.note(StepKind::stamps, "registry/entry " + std::to_string(envelope->seq),
                             "the entry of the registry is out of form");
    for (const PackedLog* log : {&verifying_.table, &verifying_.registry}) {
      if (named->origin == log->origin) verify(*named, *log);
    }
  }

  void verify(const record::AnchoredCheckpoint& named, const PackedLog& log) {
    ++verifying_.step(StepKind::stamps).checked;
    const std::string path = stamp_path(log.prefix, named.size);
    named_.insert(path);
    const auto fault = [&](std::string what) { verifying_.note(StepKind::stamps, path, std::move(what)); };
    const auto token = verifying_.source.read(path);
    if (!token) return fault("it is missing");
    if (sha256(*token) != named.token) return fault("the token is not the one that the registry names");
    const auto checkpoint = verifying_.source.read(log.prefix + "checkpoints/" + std::to_string(named.size));
    if (!checkpoint) return fault("the checkpoint that it stamps is not in the pack");
    const Hash imprint = stamp::imprint_of(*checkpoint);
    const auto stamp =
        trusted_ ? stamp::verify_answer(*token, imprint, *trusted_) : stamp::read_answer(*token, imprint);
    if (!stamp) return fault(stamp.error().code + ": " + stamp.error().message);
    if (stamp->at != named.at || stamp->policy != named.policy)
      return fault("the registry states another time or policy");
    auto& newest = verifying_.result.newest_stamp;
    if (!newest || newest->at < stamp->at) newest = *stamp;
  }

  Verifying& verifying_;
  std::optional<stamp::Authorities> trusted_;
  std::set<std::string> named_;
};

}  // namespace

void verify_stamps(Verifying& verifying) { StampVerifier(verifying).run(); }

}  // namespace tavolo::pack
