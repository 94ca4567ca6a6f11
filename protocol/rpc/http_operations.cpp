#include "protocol/rpc/http_operations.hpp"

#include <array>

#include "protocol/rpc/http_operations_part.hpp"

namespace tavolo::rpc {
namespace {

using detail::plain_text;
using detail::refusal;
using detail::table_name;

constexpr std::string_view page = "text/html";

HttpParameter invitation_token() {
  return {"token", "Secret of the one-time link", R"({"type":"string","minLength":1,"maxLength":200})", true};
}

std::vector<HttpOperation> sign_in_operations() {
  return {
      {"login",
       "login",
       "post",
       "/api/login",
       "Signs in; the cookie of the answer is the web session.",
       false,
       "http/login_request",
       {},
       {{200, "Signed in.", "http/account"},
        {401, "Address and password do not match; attempts_left says how many tries remain.", refusal},
        {429, "Too many attempts; until says when the next one is heard.", refusal}}},
      {"logout",
       "logout",
       "post",
       "/api/logout",
       "Ends the web session of the cookie.",
       false,
       {},
       {},
       {{200, "Signed out, or nobody was signed in.", "answers/done"}}},
      {"session",
       "getSession",
       "get",
       "/api/session",
       "Who is signed in, for whom they may act, and which table this is.",
       true,
       {},
       {},
       {{200, "Signed in.", "http/session"}, {401, "Nobody is signed in; table says where one can.", refusal}}},
      {"invitation",
       "getInvitation",
       "get",
       "/api/invitations/{token}",
       "What the holder of a one-time link sees before choosing a password.",
       false,
       {},
       {invitation_token()},
       {{200, "The link is good.", "http/invitation"},
        {404, "No such link.", refusal},
        {410, "The link was used, replaced or has expired.", refusal}}},
      {"invitation",
       "acceptInvitation",
       "post",
       "/api/invitations/{token}",
       "Chooses the first password and signs in.",
       false,
       "http/accept_invitation",
       {invitation_token()},
       {{200, "Signed in.", "http/account"},
        {404, "No such link.", refusal},
        {410, "The link was used, replaced or has expired.", refusal},
        {422, "The password is too short, too long or too easy.", refusal}}},
  };
}

std::vector<HttpOperation> account_operations() {
  constexpr std::string_view nobody = "Nobody is signed in.";
  constexpr std::string_view browser_alone = "A program's token does not open it.";
  return {
      {"own_password",
       "changePassword",
       "post",
       "/api/password",
       "Changes one's own password; the account's other sessions end.",
       true,
       "http/change_password",
       {},
       {{200, "Changed.", "answers/done"},
        {401, nobody, refusal},
        {403, browser_alone, refusal},
        {422, "The old password is wrong (attempts_left), or the new one too short, too long or too easy.", refusal},
        {429, "Too many attempts; until says when the next one is heard.", refusal}}},
      {"own_sessions",
       "listSessions",
       "get",
       "/api/sessions",
       "One's own web sessions, the last used first.",
       true,
       {},
       {},
       {{200, "Those that hold.", "http/sessions"}, {401, nobody, refusal}, {403, browser_alone, refusal}}},
      {"own_data",
       "downloadOwnData",
       "get",
       "/api/account/data",
       "All that is kept of the person who asks, as a file; the download is noted.",
       true,
       {},
       {},
       {{200, "The file.", "http/own_data"}, {401, nobody, refusal}, {403, browser_alone, refusal}}},
      {"own_sessions",
       "endOtherSessions",
       "delete",
       "/api/sessions",
       "Ends all of one's own web sessions but the one that asks.",
       true,
       {},
       {},
       {{200, "How many ended.", "http/ended_sessions"}, {401, nobody, refusal}, {403, browser_alone, refusal}}},
      {"own_sessions",
       "endSession",
       "delete",
       "/api/sessions/{id}",
       "Ends one of one's own web sessions; the one that asks too.",
       true,
       {},
       {{"id", "As listed, such as session-3", R"({"type":"string","minLength":1,"maxLength":60})", true}},
       {{200, "Ended.", "answers/done"},
        {401, nobody, refusal},
        {403, browser_alone, refusal},
        {404, "The account has no such session.", refusal}}},
  };
}

std::vector<HttpOperation> push_operations() {
  constexpr std::string_view nobody = "Nobody is signed in.";
  constexpr std::string_view browser_alone = "A program's token does not open it.";
  const HttpAnswer set{200, "What is set for this browser.", "http/push_settings"};
  return {
      {"own_push",
       "getPush",
       "get",
       "/api/push",
       "Which notices this browser gets (Web Push).",
       true,
       {},
       {},
       {set, {401, nobody, refusal}, {403, browser_alone, refusal}}},
      {"own_push",
       "keepPush",
       "put",
       "/api/push",
       "Sets which notices this browser gets.",
       true,
       "http/keep_push",
       {},
       {set,
        {401, nobody, refusal},
        {403, browser_alone, refusal},
        {422, "The server opens no such address, or the key is none.", refusal},
        {503, "This server sends no notices.", refusal}}},
      {"own_push",
       "showPush",
       "post",
       "/api/push",
       "A browser that signed in anew says which subscription it holds; another account's is dropped.",
       true,
       "http/push_here",
       {},
       {set, {401, nobody, refusal}, {403, browser_alone, refusal}}},
      {"own_push",
       "dropPush",
       "delete",
       "/api/push",
       "No more notices for this browser.",
       true,
       {},
       {},
       {set, {401, nobody, refusal}, {403, browser_alone, refusal}}},
  };
}

std::vector<HttpOperation> mail_operations() {
  constexpr std::string_view nobody = "Nobody is signed in.";
  constexpr std::string_view browser_alone = "A program's token does not open it.";
  const HttpAnswer set{200, "What is set for this account.", "http/mail_settings"};
  const std::vector<HttpAnswer> answers{set, {401, nobody, refusal}, {403, browser_alone, refusal}};
  return {
      {"own_mail",
       "getMail",
       "get",
       "/api/mail",
       "Which things this account is told of by e-mail, and its calendar's link.",
       true,
       {},
       {},
       answers},
      {"own_mail",
       "keepMail",
       "put",
       "/api/mail",
       "Sets which things this account is told of by e-mail.",
       true,
       "http/keep_mail",
       {},
       answers},
      {"own_calendar",
       "makeCalendar",
       "post",
       "/api/calendar",
       "Makes a secret link to one's own calendar; the one before it holds no longer.",
       true,
       {},
       {},
       answers},
      {"own_calendar",
       "dropCalendar",
       "delete",
       "/api/calendar",
       "The link to one's own calendar holds no longer.",
       true,
       {},
       {},
       answers},
      {"calendar",
       "getCalendar",
       "get",
       "/calendar/{secret}.ics",
       "Sittings and votes that close, for calendar programs (RFC 5545). Who has the link reads it.",
       false,
       {},
       {{"secret", "From the link", R"({"type":"string","minLength":1,"maxLength":100})", true}},
       {{200, "A calendar.", {}, "text/calendar"}, {404, "The link holds no longer, or never did.", refusal}}},
      {"file_receipt",
       "fileReceipt",
       "post",
       "/api/receipts",
       "Files a receipt of certified mail, or a report of non-delivery, with the notice it is about. The body is the "
       "saved "
       "message (message/rfc822).",
       true,
       R"({"type":"string","contentMediaType":"message/rfc822"})",
       {},
       {{200, "Filed.", "http/receipt_filed"},
        {401, nobody, refusal},
        {403, "Only the secretary files receipts.", refusal},
        {404, "No notice of this table corresponds to it.", refusal},
        {422, "It is no receipt.", refusal}},
       "message/rfc822"},
  };
}

std::vector<HttpOperation> document_operations() {
  constexpr std::string_view any_file = R"({"type":"string","contentMediaType":"application/octet-stream"})";
  return {
      {"upload_document",
       "uploadDocument",
       "post",
       "/api/documents",
       "Hands in a file, which the command file_document then names. Content-Type says its kind: PDF, ODT, ODS, DOCX, "
       "XLSX, PNG, JPEG, EML, plain text or CSV.",
       true,
       any_file,
       {},
       {{200, "Kept; it is no document before it is filed.", "http/uploaded_file"},
        {401, "Nobody is signed in.", refusal},
        {403, "Not the asker's to do.", refusal},
        {413, "Longer than limit_bytes. The connection is closed.", refusal},
        {415, "Not a kind that is taken, or not of the kind that it is said to be.", refusal},
        {422, "The file is empty.", refusal},
        {503, "It could not be stored now.", refusal}},
       "application/octet-stream"},
      {"download_document",
       "getDocument",
       "get",
       "/documenti/{document}",
       "The file of a document, for whoever may read the document.",
       false,
       {},
       {{"document", "Id of the document", R"({"type":"string","pattern":"^document-[1-9][0-9]{0,14}$"})", true}},
       {{200, "The file.", {}, "application/octet-stream"},
        {303, "Nobody is signed in: to the page where one can.", {}, ""},
        {304, "As the asker has it.", {}, ""},
        {404, "No such document, or none that the asker may read.", refusal},
        {410, "Erased by order.", refusal},
        {503, "The file is missing or damaged.", refusal}}},
      {"download_scan",
       "getScan",
       "get",
       "/documenti/scansioni/{ballot}/{organisation}",
       "The scan or message that a position or answer was recorded from: for the body that it speaks for and for the "
       "secretary; for auditors once the vote or poll is closed.",
       true,
       {},
       {{"ballot", "Id of the vote or poll", R"({"type":"string","pattern":"^(vote|poll)-[1-9][0-9]{0,14}$"})", true},
        {"organisation", "Id of the body", R"({"type":"string","pattern":"^organisation-[1-9][0-9]{0,14}$"})", true}},
       {{200, "The file.", {}, "application/octet-stream"},
        {303, "Nobody is signed in: to the page where one can.", {}, ""},
        {304, "As the asker has it.", {}, ""},
        {404, "None, or none that the asker may read.", refusal},
        {503, "The file is missing or damaged.", refusal}}},
  };
}

constexpr std::string_view rpc_request = R"({"type":"object",
  "properties":{"id":{"type":["integer","string"]},"jsonrpc":{"const":"2.0"},"method":{"type":"string"},
                "params":{"type":"object"}},
  "required":["id","jsonrpc","method"],"additionalProperties":false})";
constexpr std::string_view rpc_response = R"({"type":"object",
  "properties":{"id":{"type":["integer","string","null"]},"jsonrpc":{"const":"2.0"},"result":{"type":"object"},
                "error":{"type":"object","properties":{"code":{"type":"integer"},"message":{"type":"string"},
                         "data":{"$ref":"./answers/error_data.json"}},"required":["code","message","data"]}},
  "required":["id","jsonrpc"],"oneOf":[{"required":["result"]},{"required":["error"]}]})";
constexpr std::string_view rpc_notification = R"({"oneOf":[
  {"type":"object","properties":{"jsonrpc":{"const":"2.0"},"method":{"const":"table.changed"},
   "params":{"$ref":"./notifications/table.changed.json"}},"required":["jsonrpc","method","params"]},
  {"type":"object","properties":{"jsonrpc":{"const":"2.0"},"method":{"const":"table.lines"},
   "params":{"$ref":"./notifications/table.lines.json"}},"required":["jsonrpc","method","params"]},
  {"type":"object","properties":{"jsonrpc":{"const":"2.0"},"method":{"const":"table.closing"},
   "params":{"$ref":"./notifications/table.closing.json"}},"required":["jsonrpc","method","params"]}]})";
constexpr std::string_view line_name = R"({"type":"string","pattern":"^[0-9a-f]{32}$"})";

/// deploy/docs/http.md.
std::vector<HttpOperation> line_operations() {
  return {
      {"rpc",
       "call",
       "post",
       "/api/tables/{table}/rpc",
       "One JSON-RPC request, as on the WebSocket; after table.join the header Tavolo-Line names the line.",
       true,
       rpc_request,
       {table_name(), {"line", "The line; left out for table.join", line_name}},
       {{200, "What a WebSocket would have brought back, refusals included.", rpc_response},
        {401, "Nobody is signed in.", refusal},
        {410, "audiences_changed or line_ended: join again.", refusal},
        {429, "Too many lines, or joins too fast.", refusal},
        {503, "table_stopped or closing: try again.", refusal}}},
      {"changes",
       "pollChanges",
       "get",
       "/api/tables/{table}/changes",
       "What changed after since: at once when something did, else as soon as it does.",
       true,
       {},
       {table_name(),
        {"line", "The line that table.join named", line_name, false, true},
        {"since", "seq of the newest join or change taken in", R"({"type":"integer","minimum":0})", false, true}},
       {{200, "One notification, as on the WebSocket.", rpc_notification},
        {204, "Nothing new so far: ask again.", {}, ""},
        {401, "Nobody is signed in.", refusal},
        {409, "poll_replaced, or record_rewritten.", refusal},
        {410, "audiences_changed or line_ended: join again.", refusal},
        {429, "Too fast.", refusal},
        {503, "table_stopped or closing: try again.", refusal}}},
  };
}

constexpr std::string_view health = R"({"type":"object","properties":{"status":{"enum":["ok","table_stopped",
  "clock_unsure","commit_slow"]}},"required":["status"],"additionalProperties":false})";

std::vector<HttpOperation> health_operations() {
  return {
      {"health",
       "isAlive",
       "get",
       "/healthz",
       "Whether the program lives.",
       false,
       {},
       {},
       {{200, "It does.", health}}},
      {"health",
       "isReady",
       "get",
       "/readyz",
       "Whether the table takes acts.",
       false,
       {},
       {},
       {{200, "It does.", health}, {503, "It does not: status says why.", health}}},
  };
}

std::vector<HttpOperation> page_operations() {
  return {
      {"page_public",
       "getPublicPage",
       "get",
       "/pubblico",
       "The table's public pages, complete without script.",
       false,
       {},
       {},
       {{200, "A page.", {}, page}}},
      {"page_search",
       "searchPublicPages",
       "get",
       "/pubblico/cerca",
       "Search over what everybody may read; without q the form alone.",
       false,
       {},
       {{"q", "Words to look for", R"({"type":"string","maxLength":200})"},
        {"dopo", "Where the page before ended", R"({"type":"string","maxLength":400})"}},
       {{200, "A page.", {}, page}}},
      {"page_minutes",
       "getMinutes",
       "get",
       "/verbali/{number}",
       "The minutes of a sitting in full, for members and auditors; with the ending .pdf as PDF/A.",
       true,
       {},
       {{"number", "Number of the sitting, as 3-2027 or 3-2027.pdf",
         R"({"type":"string","pattern":"^[1-9][0-9]{0,3}-[0-9]{4}([.]pdf)?$"})", true}},
       {{200, "The page, or the file.", {}, page},
        {303, "Nobody is signed in: to the page where one can.", {}, ""},
        {403, "Not the asker's to read.", refusal},
        {404, "No such minutes, or none that the asker may read.", refusal},
        {503, "No PDF can be had now; the page can.", refusal}}},
      {"page_accessibility",
       "getAccessibilityPage",
       "get",
       "/pubblico/accessibilita",
       "Statement on accessibility.",
       false,
       {},
       {},
       {{200, "A page.", {}, page}}},
      {"page_privacy",
       "getPrivacyPage",
       "get",
       "/pubblico/privacy",
       "What is recorded of whom, and why.",
       false,
       {},
       {},
       {{200, "A page.", {}, page}}},
      {"client_app",
       "getClient",
       "get",
       "/",
       "The web client; the same for every address that is none of the others.",
       false,
       {},
       {},
       {{200, "A page.", {}, page}}},
  };
}

}  // namespace

std::span<const HttpOperation> http_operations() {
  static const std::vector<HttpOperation> all = [] {
    std::vector<HttpOperation> made;
    for (const auto& part : {sign_in_operations(), account_operations(), push_operations(), mail_operations(),
                             detail::hall_operations(), document_operations(), detail::record_operations(),
                             line_operations(), health_operations(), page_operations()}) {
      made.insert(made.end(), part.begin(), part.end());
    }
    return made;
  }();
  return all;
}

}  // namespace tavolo::rpc
