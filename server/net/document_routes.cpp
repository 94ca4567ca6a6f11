#include "server/net/document_routes.hpp"

#include <algorithm>

#include "protocol/json/write.hpp"
#include "server/domain/documents.hpp"
#include "server/net/audit_trail.hpp"
#include "server/net/credential.hpp"
#include "server/net/document_media.hpp"
#include "server/net/documents.hpp"
#include "server/net/http_support.hpp"

namespace tavolo::net {
namespace {

constexpr std::string_view upload_path = "/api/documents";
constexpr std::string_view download_prefix = "/documenti/";
constexpr std::string_view scan_prefix = "/documenti/scansioni/";
constexpr std::string_view rule = "rules#documents";
const Refusal unknown_thing{"unknown_thing", "rules#ids", {}};
const Refusal stopped{"table_stopped", "rules#durability", {}};

bool may_upload(Host& host, identity::AccountId account) {
  return std::ranges::any_of(actors_of(host, account), [&](const domain::Actor& actor) {
    const auto acting = domain::resolve(host.table.state(), actor, host.table.moment());
    return acting && domain::may(acting->role, domain::Relation::none, "upload_document");
  });
}

void upload(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (!same_origin(request)) return reply(refusal_response(403, {"wrong_origin", "rules#permissions", {}}));
  const auto who = signed_in(host, request);
  if (!who || !still_holds(host, *who)) {
    return reply(refusal_response(401, {"not_signed_in", "rules#permissions", {}}));
  }
  if (!may_upload(host, who->account)) {
    return reply(refusal_response(403, {"not_permitted", "rules#permissions", {}}));
  }
  if (request.body.empty()) return reply(refusal_response(422, {"document_empty", std::string(rule), {}}));
  const auto media = media_named(request.header("content-type"));
  if (!media || !is_of_media(*media, request.body)) {
    return reply(refusal_response(415, {"document_media_refused", std::string(rule), {}}));
  }
  const bool taken =
      host.documents != nullptr &&
      host.documents->keep(who->account, *media, request.body, [reply](const Result<commands::UploadedFile>& made) {
        reply(made ? json_response(200, json::write(*made))
                   : refusal_response(503, {"document_not_stored", std::string(rule), {}}));
      });
  if (!taken) reply(refusal_response(503, {"busy", std::string(rule), {}}));
}

/// RFC 6266 with RFC 8187: the name as it is, and for old readers one of ASCII.
std::string disposition(const std::string& name) {
  std::string plain;
  std::string encoded;
  for (const char c : name) {
    const bool simple =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    plain += simple ? c : '_';
    if (simple) {
      encoded += c;
    } else {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

/// A file to send: where it lies, what it hashes to, and how it is called.
struct Outgoing {
  Sha256Hex stored;
  Sha256Hex sha256;
  std::string name;                    ///< without media without its ending
  std::optional<DocumentMedia> media;  ///< none: its bytes tell
};

void send_file(const Outgoing& file, std::string bytes, const HttpReply& reply) {
  const DocumentMedia media = file.media.value_or(media_of(bytes));
  const std::string name = file.media ? file.name : file.name + '.' + std::string(ending_of(media));
  auto response = text_response(200, std::string(content_type_of(media)), std::move(bytes));
  response.headers.emplace_back("Content-Disposition", disposition(name));
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  response.headers.emplace_back("ETag", '"' + to_string(file.sha256) + '"');
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  response.headers.emplace_back("Vary", "Cookie, Authorization");
  reply(std::move(response));
}

void send_stored(Host& host, const Outgoing& file, const std::string& known, const HttpReply& reply) {
  if (known == '"' + to_string(file.sha256) + '"') return reply(text_response(304, "", ""));
  const bool taken =
      host.documents != nullptr &&
      host.documents->read(file.stored.text, file.sha256.text, [file, reply](Result<std::string> bytes) {
        if (bytes) return send_file(file, *std::move(bytes), reply);
        const bool missing = bytes.error().code == "attachment_missing";
        reply(refusal_response(503, {missing ? "document_missing" : "document_damaged", std::string(rule), {}}));
      });
  if (!taken) reply(refusal_response(503, {"busy", std::string(rule), {}}));
}

bool may_have(Host& host, const std::optional<SignedIn>& who, const domain::Document& document) {
  const domain::State& state = host.table.state();
  const auto may = [&](const domain::Acting& acting) {
    return domain::require(acting, domain::Relation::none, "download_document") &&
           domain::may_download(state, acting, document);
  };
  if (may(domain::Acting{})) return true;  // a citizen
  if (!who) return false;
  return std::ranges::any_of(actors_of(host, who->account), [&](const domain::Actor& actor) {
    const auto acting = domain::resolve(state, actor, host.table.moment());
    return acting && may(*acting);
  });
}

/// Once the state is what is committed.
void answer(Host& host, const std::optional<SignedIn>& who, DocumentId id, const std::string& known,
            const HttpReply& reply) {
  const auto& all = host.table.state().documents;
  const auto found = all.find(id);
  // a document that the asker may not read is as unknown as one that is not there
  if (found == all.end() || !may_have(host, who, found->second)) {
    return reply(who ? refusal_response(404, unknown_thing) : redirect("/accesso"));
  }
  const auto& attachments = found->second.attachments.value;
  if (!attachments) return reply(refusal_response(410, {"document_erased", std::string(rule), {}}));
  const Attachment& file = attachments->front();
  send_stored(host, {found->second.stored, file.sha256, file.name.str(), file.media}, known, reply);
}

/// "vote-3/organisation-7": what was recorded for the body there rests on it.
void answer_scan(Host& host, const SignedIn& who, const std::string& path, const std::string& known,
                 const HttpReply& reply) {
  const auto slash = std::min(path.find('/'), path.size());
  const std::string ballot = path.substr(0, slash);
  const std::string of = path.substr(std::min(slash + 1, path.size()));
  const auto body = parse_id<OrganisationIdTag>(of);
  if (!body) return reply(refusal_response(404, unknown_thing));
  std::vector<domain::Acting> actings;
  std::optional<domain::Actor> auditor;
  for (const auto& actor : actors_of(host, who.account)) {
    const auto acting = domain::resolve(host.table.state(), actor, host.table.moment());
    if (!acting) continue;
    actings.push_back(*acting);
    if (acting->role == domain::ActorRole::auditor) auditor = actor;
  }
  const auto scan = domain::scan_for(host.table.state(), actings, ballot, *body);
  if (!scan) return reply(refusal_response(404, unknown_thing));
  const auto send = [&host, scan = *scan, name = ballot + '-' + of, known, reply] {
    send_stored(host, {scan.stored, scan.sha256, name, {}}, known, reply);
  };
  if (!auditor) return send();
  note_audit_access(host, *auditor, to_string(who.account), AuditedReading::scan,
                    [send, reply](const std::expected<void, Refusal>& noted) {
                      if (!noted) return reply(refusal_response(503, noted.error()));
                      send();
                    });
}

void download_scan(Host& host, const HttpRequest& request, const HttpReply& reply) {
  const auto who = signed_in(host, request);
  if (!who || !still_holds(host, *who)) return reply(redirect("/accesso"));
  host.table.when_committed(
      [&host, who = *who, path = request.path.substr(scan_prefix.size()),
       known = std::string(request.header("if-none-match")), reply] { answer_scan(host, who, path, known, reply); },
      [reply] { reply(refusal_response(503, stopped)); });
}

}  // namespace

std::optional<std::size_t> upload_limit(Host& host, const HttpRequest& request) {
  if (request.path != upload_path || request.method != "POST") return std::nullopt;
  const auto who = signed_in(host, request);
  if (!who || !may_upload(host, who->account)) return std::nullopt;
  return host.options.limits.document_bytes;
}

bool handle_upload(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (request.path != upload_path) return false;
  if (request.method != "POST") {
    reply(refusal_response(405, {"wrong_method", "RFC 9110", {}}));
  } else {
    upload(host, request, reply);
  }
  return true;
}

bool handle_download(Host& host, const HttpRequest& request, const HttpReply& reply) {
  if (request.path.starts_with(scan_prefix)) {
    download_scan(host, request, reply);
    return true;
  }
  if (!request.path.starts_with(download_prefix)) return false;
  const auto id = parse_id<DocumentIdTag>(std::string_view(request.path).substr(download_prefix.size()));
  if (!id) {
    reply(refusal_response(404, unknown_thing));
    return true;
  }
  auto who = signed_in(host, request);
  if (who && !still_holds(host, *who)) who.reset();
  host.table.when_committed([&host, who, id = *id, known = std::string(request.header("if-none-match")),
                             reply] { answer(host, who, id, known, reply); },
                            [reply] { reply(refusal_response(503, stopped)); });
  return true;
}

}  // namespace tavolo::net
