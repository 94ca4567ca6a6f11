#include "server/pages/notice_mail.hpp"

#include <optional>

#include "server/base/result.hpp"
#include "server/domain/agenda.hpp"
#include "server/domain/documents.hpp"
#include "server/pages/dates.hpp"
#include "server/pages/language.hpp"
#include "server/pages/mail_frame.hpp"
#include "server/pages/words_minutes.hpp"

namespace tavolo::pages {
namespace {

constexpr const char* facts_style = "margin:16px 0";
constexpr const char* label_style = "margin:0;padding:8px 0 0;font-size:14px;color:#455b71";
constexpr const char* value_style = "margin:0;padding:0 0 8px;font-weight:600;border-bottom:1px solid #d9e1ea";
constexpr const char* warning_style = "margin:16px 0;padding:12px;background:#fff3d6;border-left:4px solid #a66300";
constexpr const char* item_style = "margin:8px 0";
constexpr const char* below_style = "margin:4px 0 4px 24px";
constexpr const char* erased = "[testo rimosso]";

template <class Text>
std::string text_of(const Disclosed<Text>& held) {
  return held.value ? held.value->str() : erased;
}

std::string mode_word(SittingMode mode) {
  switch (mode) {
    case SittingMode::in_person:
      return "in presenza";
    case SittingMode::remote:
      return "a distanza";
    case SittingMode::mixed:
      return "in presenza e a distanza";
  }
  return {};
}

std::string minutes_word(std::int64_t minutes) {
  return minutes == 1 ? "1 minuto" : std::to_string(minutes) + " minuti";
}

/// What is said of the sitting, once for both forms.
struct Content {
  std::string table;
  std::string heading;
  std::string opening;
  std::vector<std::string> warnings;
  std::string english;
  std::vector<std::pair<std::string, std::string>> facts;
  std::string link;  ///< for joining from afar
  std::vector<AgendaRow> agenda;
  std::vector<std::pair<std::string, std::string>> documents;  ///< title and address, which may be empty
  std::string address;
  std::vector<std::string> foot;
};

void add_calls(Content& content, const domain::Sitting& sitting, NoticeOccasion occasion) {
  const auto& terms = sitting.terms;
  if (occasion != NoticeOccasion::second_call) {
    content.facts.emplace_back("Prima convocazione", call_text(terms.first_call));
  }
  if (terms.second_call) content.facts.emplace_back("Seconda convocazione", call_text(*terms.second_call));
}

/// What does not hold any more, where it is another; of the place the record keeps the new one alone.
void add_former(Content& content, const SittingTerms& now, const SittingTerms& former) {
  const bool other_calls = now.first_call != former.first_call || now.second_call != former.second_call;
  if (other_calls) {
    content.facts.emplace_back("Prima convocazione precedente", call_text(former.first_call));
    if (former.second_call) {
      content.facts.emplace_back("Seconda convocazione precedente", call_text(*former.second_call));
    }
  }
  if (now.mode != former.mode) content.facts.emplace_back("Modalità precedente", mode_word(former.mode));
}

/// The move that the step tells.
const domain::Move& move_of(const domain::Sitting& sitting, const NoticeStep& step) {
  TAVOLO_CHECK(step.move >= 1 && step.move <= sitting.moves.size());
  return sitting.moves.at(step.move - 1);
}

/// What happened and when the sitting is, for who does not read Italian.
std::string english_of(const domain::Sitting& sitting, const NoticeStep& step) {
  const Speaking english{{Language::en, false}};
  const auto on = [](const CallTime& call) { return weekday_text(call.on) + ", " + to_string(call.time); };
  const auto& terms = sitting.terms;
  const std::string name = "Sitting no. " + sitting_word(sitting);
  const std::string second = terms.second_call ? "; second call " + on(*terms.second_call) : "";
  switch (step.occasion) {
    case NoticeOccasion::convened:
      return name + " is convened: first call " + on(terms.first_call) + second + ".";
    case NoticeOccasion::second_call:
      return name + ": the first call was deserted" + second + ".";
    case NoticeOccasion::cancelled:
      return name + ", called for " + on(terms.first_call) + ", is cancelled.";
    case NoticeOccasion::moved: {
      const CallTime& former = move_of(sitting, step).from.first_call;
      const std::string before = former == terms.first_call ? "" : " (before: " + on(former) + ")";
      return name + " was moved: first call " + on(terms.first_call) + before + second + ".";
    }
  }
  return {};
}

/// "Punto 2.1.: Bozza del piano"
void add_documents(Content& content, const domain::State& state, const domain::Sitting& sitting,
                   const std::string& public_url) {
  const auto add = [&](std::optional<AgendaItemId> item, const std::string& before) {
    for (const domain::Document* document : domain::documents_of(state, sitting, item)) {
      content.documents.emplace_back(before + text_of(document->title),
                                     public_url.empty() ? "" : public_url + "/documenti/" + to_string(document->id));
    }
  };
  add({}, "");
  for (std::size_t i = 0; i < sitting.agenda.size(); ++i) {
    add(sitting.agenda[i].entry.id, "Punto " + content.agenda[i].number + ": ");
  }
}

Content content_of(const domain::State& state, const domain::Sitting& sitting, const NoticeStep& step,
                   const NoticeFor& whom, const std::string& public_url) {
  const NoticeOccasion occasion = step.occasion;
  Content content;
  const std::string number = sitting_word(sitting);
  const std::string title = text_of(sitting.title);
  content.table = mail_sender_name(state);
  content.address = sitting_address(sitting, public_url);
  switch (occasion) {
    case NoticeOccasion::convened:
      content.heading = "Convocazione della seduta n. " + number;
      content.opening = "Convocazione di " + whom.organisation + " alla seduta «" + title + "».";
      break;
    case NoticeOccasion::second_call:
      content.heading = "Seduta n. " + number + ": seconda convocazione";
      content.opening = "La prima convocazione della seduta «" + title +
                        "» è andata deserta: la seduta si tiene in seconda "
                        "convocazione. L'avviso è per " +
                        whom.organisation + ".";
      break;
    case NoticeOccasion::cancelled:
      content.heading = "Annullata la seduta n. " + number;
      content.opening =
          "La seduta «" + title + "» è annullata: la convocazione di " + whom.organisation + " non vale più.";
      content.warnings.push_back("Motivo: " + text_of(sitting.end_reason));
      break;
    case NoticeOccasion::moved:
      content.heading = "Spostata la seduta n. " + number;
      content.opening = "La seduta «" + title + "» è spostata: per " + whom.organisation +
                        " valgono da ora il giorno, l'ora e il luogo scritti qui, con lo stesso ordine del giorno.";
      content.warnings.push_back("Motivo: " + text_of(move_of(sitting, step).reason));
      break;
  }
  content.english = english_of(sitting, step);
  add_calls(content, sitting, occasion);
  content.facts.emplace_back("Modalità", mode_word(sitting.terms.mode));
  if (sitting.place.value && !sitting.place.value->str().empty()) {
    content.facts.emplace_back("Luogo", sitting.place.value->str());
  }
  if (occasion == NoticeOccasion::moved) add_former(content, sitting.terms, move_of(sitting, step).from);
  if (sitting.registry.value && !sitting.registry.value->str().empty()) {
    content.facts.emplace_back("Protocollo", sitting.registry.value->str());
  }
  if (occasion != NoticeOccasion::cancelled) {
    if (sitting.link.value) content.link = sitting.link.value->str();
    if (sitting.urgent) content.warnings.push_back("Convocazione d'urgenza. " + text_of(sitting.urgency));
    content.agenda = agenda_rows(state, sitting, public_url);
    add_documents(content, state, sitting, public_url);
    if (sitting.terms.mode != SittingMode::in_person) {
      content.foot.emplace_back(
          "Chi partecipa a distanza entra con il proprio accesso, che lo identifica; tiene accesa la videocamera "
          "quando parla, salvo che gli serva partecipare per testo; se il collegamento cade rientra appena può, e la "
          "presenza si interrompe dopo il tempo di tolleranza del regolamento.");
    }
    content.foot.emplace_back(
        "Se nessuno può partecipare, la delega a un altro ente della stessa componente si dà "
        "dalla pagina della seduta o per iscritto alla segreteria.");
    content.foot.emplace_back(
        "Il file seduta.ics aggiunge la seduta al calendario. Accettare l'invito nel calendario "
        "non registra la presenza: la presenza si registra all'apertura della seduta.");
  }
  const std::string whose = whom.capacity ? "per il " + capacity_word(*whom.capacity) + " di " : "per la casella di ";
  content.foot.emplace_back(
      "I dati di chi partecipa sono trattati dal comune capofila per lo svolgimento del tavolo; il verbale pubblico "
      "nomina gli organismi e non le persone." +
      (public_url.empty() ? std::string() : " Informativa: " + public_url + "/pubblico/privacy"));
  content.foot.push_back("Questo messaggio è " + whose + whom.organisation + " ed è spedito dal programma del tavolo.");
  if (state.demonstration) content.foot.emplace_back("Dati dimostrativi: la seduta e gli enti DEMO sono inventati.");
  return content;
}

std::string plain(const Content& content) {
  std::string out = content.table + "\n\n" + content.heading + "\n\n" + content.opening + "\n\n";
  for (const std::string& warning : content.warnings) out += warning + "\n\n";
  for (const auto& [label, value] : content.facts) out.append(label).append(": ").append(value).append("\n");
  if (!content.link.empty()) out += "Collegamento a distanza: " + content.link + "\n";
  if (!content.agenda.empty()) {
    out += "\nOrdine del giorno\n";
    for (const AgendaRow& row : content.agenda) {
      const std::string margin = row.below ? "   " : "";
      out += margin + row.number + " " + row.title;
      if (row.minutes > 0) out += " (" + minutes_word(row.minutes) + ")";
      out += "\n";
      if (!row.address.empty()) out += margin + "   " + row.address + "\n";
    }
  }
  if (!content.documents.empty()) out += "\nDocumenti\n";
  for (const auto& [title, address] : content.documents) {
    out += title + "\n";
    if (!address.empty()) out += "   " + address + "\n";
  }
  if (!content.address.empty()) out += "\nPagina della seduta: " + content.address + "\n";
  out += "\nIn English: " + content.english + "\n";
  out += "\n--\n";
  for (const auto& line : content.foot) out += line + "\n";
  return out;
}

/// One above the other: beside each other there is no room for both on a phone.
void fact(Html& html, std::string_view label, std::string_view value, bool link) {
  html.el("dt", {{"class", "quiet"}, {"style", label_style}}, label);
  html.in("dd", {{"class", "line"}, {"style", value_style}}, [&] {
    if (link) {
      html.link(value, value);
    } else {
      html.text(value);
    }
  });
}

void agenda(Html& html, const std::vector<AgendaRow>& rows) {
  if (rows.empty()) return;
  html.el("h2", {{"style", "font-size:20px;margin:24px 0 8px"}}, "Ordine del giorno");
  for (const AgendaRow& row : rows) {
    html.in("p", {{"style", row.below ? below_style : item_style}}, [&] {
      html.el("strong", row.number);
      html.text(" ");
      if (row.address.empty()) {
        html.text(row.title);
      } else {
        html.link(row.address, row.title);
      }
      if (row.minutes > 0) html.text(" (" + minutes_word(row.minutes) + ")");
    });
  }
}

void documents(Html& html, const std::vector<std::pair<std::string, std::string>>& all) {
  if (all.empty()) return;
  html.el("h2", {{"style", "font-size:20px;margin:24px 0 8px"}}, "Documenti");
  for (const auto& [title, address] : all) {
    html.in("p", {{"style", item_style}}, [&] {
      if (address.empty()) {
        html.text(title);
      } else {
        html.link(address, title);
      }
    });
  }
}

std::string marked_up(const Content& content) {
  return mail_document(content.table, content.heading, [&](Html& html) {
    html.el("p", content.opening);
    for (const std::string& warning : content.warnings) {
      html.el("p", {{"class", "warning"}, {"style", warning_style}}, warning);
    }
    html.in("dl", {{"style", facts_style}}, [&] {
      for (const auto& [label, value] : content.facts) fact(html, label, value, false);
      if (!content.link.empty()) fact(html, "Collegamento", content.link, content.link.starts_with("https://"));
    });
    agenda(html, content.agenda);
    documents(html, content.documents);
    if (!content.address.empty()) mail_button(html, content.address, "Vai alla pagina della seduta");
    html.el("p", {{"lang", "en"}}, content.english);
    mail_foot(html, content.foot);
  });
}

/// Where a person reads what an item is about.
std::string address_of(const domain::State& state, const ObjectRef& subject, const std::string& public_url) {
  if (public_url.empty()) return {};
  if (const auto proposal = parse_id<ProposalIdTag>(subject.text)) {
    const auto found = state.proposals.find(*proposal);
    return found == state.proposals.end() ? "" : public_url + "/proposte/" + found->second.number.text;
  }
  if (const auto node = parse_id<NodeIdTag>(subject.text)) {
    const auto found = state.nodes.find(*node);
    return found == state.nodes.end() ? "" : public_url + "/piano/" + found->second.code.text;
  }
  return {};
}

}  // namespace

std::string capacity_word(MandateCapacity capacity) {
  switch (capacity) {
    case MandateCapacity::legal_representative:
      return "legale rappresentante";
    case MandateCapacity::delegate:
      return "delegato";
    case MandateCapacity::substitute:
      return "sostituto";
  }
  return {};
}

std::string sitting_word(const domain::Sitting& sitting) {
  return sitting.number ? words::sitting_no(*sitting.number) : to_string(sitting.id);
}

std::string sitting_key(const domain::Sitting& sitting) {
  return sitting.number ? sitting.number->text : to_string(sitting.id);
}

std::string sitting_address(const domain::Sitting& sitting, const std::string& public_url) {
  return public_url.empty() ? "" : public_url + "/sedute/" + sitting_key(sitting);
}

std::vector<AgendaRow> agenda_rows(const domain::State& state, const domain::Sitting& sitting,
                                   const std::string& public_url) {
  std::vector<AgendaRow> rows;
  for (const auto& item : sitting.agenda) {
    const auto& entry = item.entry;
    rows.push_back({domain::number_of(sitting, entry.id) + ".", text_of(item.title), entry.minutes,
                    entry.subject ? address_of(state, *entry.subject, public_url) : "", entry.parent.has_value()});
  }
  return rows;
}

NoticeMail notice_mail(const domain::State& state, const domain::Sitting& sitting, const NoticeStep& step,
                       const NoticeFor& whom, const std::string& public_url) {
  const Speaking italian{{Language::it, false}};
  const Content content = content_of(state, sitting, step, whom, public_url);
  const CallTime& call = step.occasion == NoticeOccasion::second_call && sitting.terms.second_call
                             ? *sitting.terms.second_call
                             : sitting.terms.first_call;
  NoticeMail mail;
  mail.subject = (state.demonstration ? "[DEMO] " : "") + content.heading + ", " + day_text(call.on);
  mail.text = plain(content);
  mail.html = marked_up(content);
  return mail;
}

}  // namespace tavolo::pages
