#include "protocol/commands/documents.hpp"
#include "protocol/rpc/documents_part.hpp"
#include "protocol/rpc/http.hpp"
#include "protocol/rpc/http_account.hpp"
#include "protocol/rpc/http_hall.hpp"
#include "protocol/rpc/http_history.hpp"
#include "protocol/rpc/http_mail.hpp"
#include "protocol/rpc/http_push.hpp"
#include "protocol/rpc/http_recomputed.hpp"

namespace tavolo::rpc {

void add_answer_documents(Documents& all) {
  using detail::add;
  add<Accepted>(all, "answers/accepted", "Answer to every accepted command");
  add<Joined>(all, "answers/joined", "Answer to table.join");
  add<Pong>(all, "answers/pong", "Answer to ping");
  add<Done>(all, "answers/done", "Answer to what has no more to say than that it was done");
  add<ErrorData>(all, "answers/error_data", "Member data of a JSON-RPC error");
  add<Changed>(all, "notifications/table.changed", "Parameters of the notification table.changed");
  add<LinesInGrace>(all, "notifications/table.lines", "Parameters of the notification table.lines");
  add<Closing>(all, "notifications/table.closing", "Parameters of the notification table.closing");
  add<LoginRequest>(all, "http/login_request", "Body of POST /api/login");
  add<AccountView>(all, "http/account", "Answer to POST /api/login and POST /api/invitations/{token}");
  add<SessionAnswer>(all, "http/session", "Answer to GET /api/session");
  add<InvitationView>(all, "http/invitation", "Answer to GET /api/invitations/{token}");
  add<AcceptInvitation>(all, "http/accept_invitation", "Body of POST /api/invitations/{token}");
  add<LogView>(all, "http/log", "One of the list that answers GET /api/logs");
  add<InclusionProof>(all, "http/inclusion_proof", "That an entry is in the tree of a size");
  add<ConsistencyProof>(all, "http/consistency_proof", "That one tree is the beginning of another");
  add<WitnessesView>(all, "http/witnesses", "Answer to GET /api/tables/{table}/witnesses");
  add<EntryState>(all, "http/entry_state", "Answer to GET /api/tables/{table}/entries/{index}/state");
  add<PastTable>(all, "http/past_table", "Answer to GET /api/tables/{table}/past");
  add<PastDifferences>(all, "http/past_differences", "Answer to GET /api/tables/{table}/past/differences");
  add<DifferencesHead>(all, "http/differences_head", "First line of GET /api/tables/{table}/past/differences.jsonl");
  add<Difference>(all, "http/difference", "Each further line of GET /api/tables/{table}/past/differences.jsonl");
  add<Recomputed>(all, "http/recomputed", "Answer to GET /api/tables/{table}/recomputed");
  add<HistoryHead>(all, "http/history_head", "First line of GET /api/tables/{table}/history.jsonl");
  add<HistoryEntry>(all, "http/history_entry", "Each further line of GET /api/tables/{table}/history.jsonl");
  add<ChangePassword>(all, "http/change_password", "Body of POST /api/password");
  add<OwnSessions>(all, "http/sessions", "Answer to GET /api/sessions");
  add<OwnData>(all, "http/own_data", "Answer to GET /api/account/data");
  add<EndedSessions>(all, "http/ended_sessions", "Answer to DELETE /api/sessions");
  add<PushSettings>(all, "http/push_settings", "Answer to every request on /api/push");
  add<KeepPush>(all, "http/keep_push", "Body of PUT /api/push");
  add<PushHere>(all, "http/push_here", "Body of POST /api/push");
  add<MailSettings>(all, "http/mail_settings", "Answer to every request on /api/mail and /api/calendar");
  add<KeepMail>(all, "http/keep_mail", "Body of PUT /api/mail");
  add<commands::UploadedFile>(all, "http/uploaded_file", "Answer to POST /api/documents");
  add<HallAnswer>(all, "http/hall", "Answer to GET /api/hall");
  add<HallLink>(all, "http/hall_link", "Answer to every request on /api/hall/links/{sitting}");
  add<ReceiptFiled>(all, "http/receipt_filed", "Answer to POST /api/receipts");
  add<HttpError>(all, "http/error", "Answer to a request that is refused");
}

}  // namespace tavolo::rpc
