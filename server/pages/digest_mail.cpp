#include "server/pages/digest_mail.hpp"

#include "server/pages/mail_frame.hpp"

namespace tavolo::pages {
namespace {

std::string outcome_word(ReplyOutcome outcome) {
  switch (outcome) {
    case ReplyOutcome::incorporated:
      return "recepita";
    case ReplyOutcome::partially_incorporated:
      return "recepita in parte";
    case ReplyOutcome::not_incorporated:
      return "non recepita";
  }
  return {};
}

}  // namespace

std::string reply_word(const domain::Proposal& proposal) {
  if (proposal.replies.empty()) return {};
  const domain::Reply& reply = proposal.replies.back();
  return outcome_word(reply.outcome) + (reply.version > 1 ? " (riscontro corretto)" : "");
}

NoticeMail digest_mail(const domain::State& state, const std::vector<DigestLine>& lines,
                       const std::string& public_url) {
  const std::string heading = lines.size() == 1 ? "Ti aspetta una cosa al tavolo"
                                                : "Ti aspettano " + std::to_string(lines.size()) + " cose al tavolo";
  std::vector<std::string> foot{
      "Ricevi al più un riepilogo al giorno, soltanto quando c'è qualcosa di nuovo. Di quali cose essere avvisato si "
      "sceglie nella pagina «Il tuo accesso»" +
      (public_url.empty() ? std::string(".") : ": " + public_url + "/account")};
  if (state.demonstration) foot.emplace_back("Dati dimostrativi: gli enti DEMO e i testi sono inventati.");
  const std::string sender = mail_sender_name(state);
  NoticeMail mail;
  mail.subject = (state.demonstration ? "[DEMO] " : "") + heading;
  mail.text = sender + "\n\n" + heading + "\n";
  std::string kind;
  for (const DigestLine& line : lines) {
    if (line.kind != kind) mail.text += "\n" + line.kind + "\n";
    kind = line.kind;
    mail.text += "- " + line.words + "\n" + (line.address.empty() ? "" : "  " + line.address + "\n");
  }
  mail.text += "\n--\n";
  for (const auto& line : foot) mail.text += line + "\n";
  mail.html = mail_document(sender, heading, [&](Html& html) {
    std::string above;
    for (const DigestLine& line : lines) {
      if (line.kind != above) html.el("h2", {{"style", "font-size:18px;margin:20px 0 4px"}}, line.kind);
      above = line.kind;
      html.in("p", {{"style", "margin:4px 0"}}, [&] {
        if (line.address.empty()) {
          html.text(line.words);
        } else {
          html.link(line.address, line.words);
        }
      });
    }
    if (!public_url.empty()) mail_button(html, public_url + "/", "Vai al tavolo");
    mail_foot(html, foot);
  });
  return mail;
}

}  // namespace tavolo::pages
