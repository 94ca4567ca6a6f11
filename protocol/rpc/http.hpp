#pragma once
// Bodies of the few HTTP routes: sign-in, session, invitations.
//   POST /api/login                LoginRequest -> AccountView; 401 sign_in_failed (attempts_left), 429 sign_in_paused
//   (until) POST /api/logout               {} -> {} GET  /api/session              -> SessionAnswer; 401 not_signed_in
//   GET  /api/invitations/{token}  -> InvitationView; 404, 410
//   POST /api/invitations/{token}  AcceptInvitation -> AccountView; 422 password_too_short and the like

#include "protocol/rpc/answers.hpp"
#include "protocol/vocabulary/table_terms.hpp"

namespace tavolo::rpc {

/// Both are any text here: that a pair is wrong is said in one way alone.
struct LoginRequest {
  Text<1, 254> email;
  Text<1, 256> password;
};
BOOST_DESCRIBE_STRUCT(LoginRequest, (), (email, password))

struct AccountView {
  Text<1, 254> email;
  ObjectRef id;  ///< of this instance, no table's
};
BOOST_DESCRIBE_STRUCT(AccountView, (), (email, id))

struct TableView {
  Text<1, 200> ambito;
  bool demonstration = false;
  Text<1, 200> name;
  Text<1, 60> slug;
};
BOOST_DESCRIBE_STRUCT(TableView, (), (ambito, demonstration, name, slug))

/// One way in which the signed-in person may act: a mandate for a body, or an office of the table.
struct CapacityView {
  ObjectRef acting;  ///< what table.join is told
  Capacity capacity{};
  MandateStatus status{};
  LocalDate valid_from;
  std::optional<LocalDate> valid_to;  ///< last day
  std::optional<Role> role;           ///< of an office
  // of a mandate
  std::optional<OrganisationId> organisation;
  std::optional<Text<0, 400>> organisation_name;
  std::optional<Bench> bench;
  std::optional<Standing> standing;
  std::optional<bool> voting;
  std::optional<bool> demonstration;
  std::optional<bool> active;                  ///< acts for the body now (decision 28)
  std::optional<bool> active_holder_is_other;  ///< another person does
};
BOOST_DESCRIBE_STRUCT(CapacityView, (),
                      (acting, capacity, status, valid_from, valid_to, role, organisation, organisation_name, bench,
                       standing, voting, demonstration, active, active_holder_is_other))

struct SessionAnswer {
  AccountView account;
  std::vector<CapacityView> capacities;
  std::int64_t document_bytes = 0;  ///< most that a file may have
  bool insecure_lan = false;        ///< decision 38: served without encryption, said on every screen
  TableView table;
};
BOOST_DESCRIBE_STRUCT(SessionAnswer, (), (account, capacities, document_bytes, insecure_lan, table))

/// What the holder of a link sees before choosing a password.
struct InvitationView {
  Capacity capacity{};
  Text<1, 254> email;
  Instant expires_at;
  std::optional<Text<0, 400>> organisation_name;
  TableView table;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (capacity, email, expires_at, organisation_name, table))

struct AcceptInvitation {
  Text<1, 256> password;
};
BOOST_DESCRIBE_STRUCT(AcceptInvitation, (), (password))

/// What brought a key (`key.rotated` of the registry): both signatures, base64, over the text
/// "tavolo-key-rotation/v1\n<origin>\n<key before>\n<this key>\n<from_size>\n".
struct KeyRotationView {
  Instant at;
  std::int64_t entry = 0;      ///< its index in the registry
  std::int64_t from_size = 0;  ///< each checkpoint of more entries is signed by both keys, until the older one's end
  Text<88, 88> new_signature;
  Text<88, 88> old_signature;
};
BOOST_DESCRIBE_STRUCT(KeyRotationView, (), (at, entry, from_size, new_signature, old_signature))

/// A key that a log has or had.
struct LogKeyView {
  std::int64_t from = 0;                    ///< least size of a checkpoint that it signs
  std::optional<KeyRotationView> rotation;  ///< nothing: the first key
  std::optional<std::int64_t> until;        ///< largest size; nothing: it signs still
  Text<1, 300> vkey;
};
BOOST_DESCRIBE_STRUCT(LogKeyView, (), (from, rotation, until, vkey))

/// A witness policy as it was put on record before it was used (`policy.changed`).
struct PolicyChangeView {
  Instant at;
  std::int64_t entry = 0;
  Text<64, 64> sha256;            ///< of the text, hexadecimal
  MultilineText<0, 48'000> text;  ///< empty: no witness is asked
};
BOOST_DESCRIBE_STRUCT(PolicyChangeView, (), (at, entry, sha256, text))

/// One log of this instance.
struct LogView {
  std::vector<LogKeyView> keys;  ///< oldest first; `vkey` is the one that counts, a newer one is being brought in
  Text<1, 200> origin;
  std::optional<std::vector<PolicyChangeView>> policies;  ///< of the registry: oldest first
  Text<1, 400> prefix;  ///< where its files lie (C2SP tlog-tiles): an address, or a path of this server
  std::optional<Predecessor>
      succeeds;       ///< the log that it goes on from, as its entry 0 says; at its end nothing is added
  Text<1, 300> vkey;  ///< verification key of a signed note (C2SP signed-note)
};
BOOST_DESCRIBE_STRUCT(LogView, (), (keys, origin, policies, prefix, succeeds, vkey))

/// That an entry is in the tree of a size (RFC 6962 2.1.1). Hashes in base64, as everywhere in proofs.
struct InclusionProof {
  std::int64_t index = 0;
  Text<44, 44> leaf_hash;
  std::vector<Text<44, 44>> proof;  ///< leaf sibling first
  Text<44, 44> root;
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(InclusionProof, (), (index, leaf_hash, proof, root, size))

/// That the tree of one size is the beginning of that of another (RFC 6962 2.1.2).
struct ConsistencyProof {
  std::int64_t from = 0;
  Text<44, 44> from_root;
  std::vector<Text<44, 44>> proof;
  std::int64_t to = 0;
  Text<44, 44> to_root;
};
BOOST_DESCRIBE_STRUCT(ConsistencyProof, (), (from, from_root, proof, to, to_root))

/// A witness and the newest tree of the table that it has cosigned.
struct WitnessView {
  std::optional<Instant> cosigned_at;  ///< by its own clock, to the second
  Text<1, 255> name;
  std::optional<std::int64_t> size;
};
BOOST_DESCRIBE_STRUCT(WitnessView, (), (cosigned_at, name, size))

struct WitnessesView {
  std::optional<std::int64_t> quorum_size;  ///< of the newest tree that the quorum of the policy has cosigned
  std::int64_t size = 0;                    ///< of the record
  std::vector<WitnessView> witnesses;       ///< none: nobody is asked
};
BOOST_DESCRIBE_STRUCT(WitnessesView, (), (quorum_size, size, witnesses))

/// A time stamp (RFC 3161) that covers an entry.
struct StampView {
  Instant at;                ///< as the authority states it, to the second
  Text<0, 1000> authority;   ///< subject of the certificate that signed (RFC 4514); empty: its file cannot be read
  bool by_registry = false;  ///< of the registry's checkpoint, beneath which stands a head of this log
  Text<1, 200> policy;       ///< the authority's, an OID in dotted form
  std::int64_t size = 0;     ///< of the table's tree that is stamped
};
BOOST_DESCRIBE_STRUCT(StampView, (), (at, authority, by_registry, policy, size))

/// How far an entry has come on its way out.
struct EntryState {
  std::int64_t cosigned_by = 0;  ///< witnesses that have cosigned a tree with it
  std::int64_t index = 0;
  std::optional<bool> quorum;          ///< whether they are enough for the policy; nothing: nobody is asked
  std::optional<StampView> stamp;      ///< the earliest of those that cover it
  bool stamping = false;               ///< an authority is asked for time stamps
  std::vector<WitnessView> witnesses;  ///< those that have
};
BOOST_DESCRIBE_STRUCT(EntryState, (), (cosigned_by, index, quorum, stamp, stamping, witnesses))

/// Body of every HTTP answer that says no.
struct HttpError {
  std::optional<std::int64_t> attempts_left;  ///< of sign_in_failed and wrong_password
  Text<1, 60> code;
  std::optional<std::int64_t> limit_bytes;  ///< of too_large
  std::optional<std::int64_t> max;          ///< of password_too_long
  std::optional<std::int64_t> min;          ///< of password_too_short
  std::optional<Text<0, 400>> pointer;
  SentenceText remedy;
  std::optional<Text<1, 60>> rule;  ///< "rules#documents": the one that says no
  SentenceText sentence;
  std::optional<TableView> table;  ///< of not_signed_in: which table it is that one can sign in to
  std::optional<Instant> until;    ///< of sign_in_paused
};
BOOST_DESCRIBE_STRUCT(HttpError, (),
                      (attempts_left, code, limit_bytes, max, min, pointer, remedy, rule, sentence, table, until))

}  // namespace tavolo::rpc
