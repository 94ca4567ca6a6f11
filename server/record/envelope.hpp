#pragma once
// The entry's leaf (decisions 6, 7 and 9; record.md 2.1): canonical JSON without personal data or free text, which
// stand under it as salted disclosures. The Encoder gives each entry its place: seq, ts, and the chain of its object.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/base/bytes.hpp"
#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/snapshot/fwd.hpp"

namespace tavolo::record {

/// Longest leaf in bytes (tlog-tiles: u16 length).
inline constexpr std::size_t max_leaf_size = 65'535;
/// Most disclosures of an entry, `content` included.
inline constexpr std::size_t max_disclosures = 1024;
/// The name of the disclosure that holds what a leaf of an audience other than `public` does not show.
inline constexpr std::string_view content_name = "content";

/// One text, person or sealed value of an entry, before it is salted.
struct DisclosureDraft {
  std::string name;        ///< the field: [a-z][a-z0-9_]*, once an entry, never "content"
  std::string value_json;  ///< canonical JSON
  std::string unit;        ///< what is erased as one: "person-12", "proposal-4.texts", "vote-3.values"
  bool padded = false;     ///< true for sealed values and the texts beside them (decision 8)
};

/// An entry as the table hands it over.
struct EntryDraft {
  Instant ts;                      ///< the encoder never lets it fall below the last entry's
  std::string type;                ///< "proposal.submitted"
  int tv = 1;                      ///< version of the type, from 1
  bool is_public = true;           ///< false: org, cap, obj, rev, prev and data go into the disclosure `content`
  std::optional<std::string> org;  ///< "organisation-31"; absent when the act is no organisation's
  std::string cap;                 ///< capacity: delegate, substitute, chair, secretary, auditor, system ...
  std::string obj;                 ///< the object whose chain this continues: "proposal-42"
  std::string rule;                ///< 64 hexadecimal digits: SHA-256 of the regulation in force
  std::string cmd;                 ///< the command's UUID
  std::string data_json = "{}";    ///< canonical JSON object: ids, enums, integers, dates, booleans
  std::vector<DisclosureDraft> disclosures;  ///< the actor's {mandate, person} among them
  std::string content_unit = "content";      ///< unit of `content`; a permanent one (keys.hpp): chains rest on it
};

/// A disclosure that has its salt.
struct EncodedDisclosure {
  std::string name;
  std::string text;    ///< the disclosure string
  std::string digest;  ///< as in the leaf's `sd`
  std::string unit;
  bool padded = false;
};

/// A leaf read back. What a non-public leaf does not show is empty until apply_content().
struct Envelope {
  std::string log;
  std::uint64_t seq = 0;
  Instant ts;
  std::string type;
  int tv = 0;
  bool is_public = false;
  std::string rule;
  std::string cmd;
  std::optional<std::string> org;
  std::string cap;
  std::string obj;
  std::uint64_t rev = 0;
  std::string prev;  ///< 64 hexadecimal digits
  std::string data_json;
  std::vector<std::pair<std::string, std::string>> sd;  ///< name and digest, names ascending

  bool operator==(const Envelope&) const = default;
};

/// An entry ready to be appended.
struct EncodedEntry {
  std::uint64_t seq = 0;
  Instant ts;  ///< as in the leaf
  std::string leaf;
  Hash leaf_hash{};
  std::string obj;
  std::uint64_t rev = 0;
  std::vector<EncodedDisclosure> disclosures;
  Envelope envelope;  ///< what reading the entry back would give, `content` applied
};

/// The forms of an envelope's members, the same for what is built and for what is read.
bool is_entry_type(std::string_view text);       ///< words [a-z_]+ joined by dots, two at least, up to 64 characters
bool is_capacity(std::string_view text);         ///< [a-z_]{1,32}
bool is_object_ref(std::string_view text);       ///< [a-z_]{2,32}-[1-9][0-9]{0,14}
bool is_disclosure_name(std::string_view text);  ///< [a-z][a-z0-9_]{0,63}
bool is_hex_hash(std::string_view text);         ///< 64 lower-case hexadecimal digits
bool is_uuid(std::string_view text);             ///< 36 characters, lower case (RFC 9562)

/// Reads a leaf strictly: canonical, every member known and in form, digests well-formed and distinct.
/// Error `malformed_leaf`, whose message names the member.
Result<Envelope> parse_leaf(std::string_view leaf);
/// Fills org, cap, obj, rev, prev and data of a non-public envelope from the value of its `content`.
Result<void> apply_content(Envelope& envelope, std::string_view content_json);

/// Makes leaves in their order. Owned by the table, used on its thread.
class Encoder {
 public:
  explicit Encoder(std::string origin);

  std::uint64_t next_seq() const { return next_seq_; }
  /// What the next entry's ts cannot fall below; 0 when there is none.
  Instant last_ts() const { return last_ts_; }
  /// rev of the object's last entry; 0 when it has none.
  std::uint64_t revision(std::string_view obj) const;

  /// Takes in a stored entry at replay: they come in order, from seq 0. `envelope` has its content applied.
  /// Error `chain_broken` when seq, ts, rev or prev do not continue what came before.
  Result<void> replay(const Envelope& envelope, const Hash& leaf);

  /// Where every chain stands, for a snapshot; and back, into a fresh encoder. False: the bytes are no such thing, and
  /// the encoder is as it was.
  void save(snapshot::Writer& out) const;
  bool restore(snapshot::Reader& in);

  /// The next entry. Error `entry_too_large` (over 65,535 bytes or 1,024 disclosures), which leaves the encoder as it
  /// was. A draft out of form (see EntryDraft) is a bug and stops the program.
  Result<EncodedEntry> build(EntryDraft draft);

  /// Where to come back to when a command is abandoned half-way. Only the newest mark can be rolled back to.
  struct Mark {
    std::uint64_t number = 0;
  };
  Mark mark();
  void roll_back(Mark mark);

 private:
  struct Head {
    std::uint64_t rev = 0;
    Hash last{};  ///< leaf hash of the object's last entry, zeros before the first
  };
  struct Undo {
    std::string obj;
    std::optional<Head> head;
  };
  Head head_of(const std::string& obj) const;
  void advance(const std::string& obj, std::uint64_t rev, const Hash& leaf, Instant ts);

  std::string origin_;
  std::uint64_t next_seq_ = 0;
  Instant last_ts_;
  std::unordered_map<std::string, Head> heads_;
  std::uint64_t marks_ = 0;
  std::uint64_t marked_seq_ = 0;
  Instant marked_ts_;
  std::vector<Undo> undo_;
};

}  // namespace tavolo::record
