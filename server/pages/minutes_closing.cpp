// Sections 9 and 11 to 16, and how to hold the whole to the record.

#include <algorithm>

#include "server/base/bytes.hpp"
#include "server/domain/documents.hpp"
#include "server/domain/minutes.hpp"
#include "server/pages/minutes_sheet.hpp"
#include "server/pages/qr.hpp"

namespace tavolo::pages {
namespace {

/// The line of a checkpoint: 0 origin, 1 size, 2 root (C2SP tlog-checkpoint).
std::string line_of(std::string_view checkpoint, std::size_t line) {
  for (; line > 0; --line) {
    const auto end = checkpoint.find('\n');
    if (end == std::string_view::npos) return {};
    checkpoint.remove_prefix(end + 1);
  }
  return std::string(checkpoint.substr(0, checkpoint.find('\n')));
}

struct Annex {
  std::string title;
  std::string digest;
};

/// What the sitting dealt with: the files filed with it; the text of each subject as it stood last before the close, by
/// the leaf that holds it, and each position that came in writing.
std::vector<Annex> annexes_of(const domain::State& state, const domain::Sitting& sitting,
                              const std::function<std::string(OrganisationId)>& name,
                              const std::function<std::string(const domain::Document&)>& called) {
  std::vector<Annex> all;
  const auto add_files = [&](std::optional<AgendaItemId> item) {
    for (const domain::Document* document : domain::documents_of(state, sitting, item)) {
      const auto& files = document->attachments.value;
      all.push_back({called(*document), files ? to_string(files->front().sha256) : std::string(words::erased)});
    }
  };
  add_files({});
  const auto add = [&](words::Word what, const domain::Stamp& stamp, const std::string& title) {
    all.push_back({title + ". " + std::string(what) + std::to_string(stamp.index), to_hex(stamp.leaf_hash)});
  };
  const auto newest_before_close = [&](const auto& versions) {
    const auto* last = &versions.front();
    for (const auto& version : versions) {
      if (!sitting.closed || version.stamp.index < sitting.closed->index) last = &version;
    }
    return last;
  };
  for (const domain::AgendaItem& item : sitting.agenda) {
    add_files(item.entry.id);
    if (item.entry.subject) {
      const std::string& subject = item.entry.subject->text;
      if (const auto id = parse_id<ProposalIdTag>(subject); id && state.proposals.contains(*id)) {
        const auto& proposal = state.proposals.at(*id);
        const auto* version = newest_before_close(proposal.versions);
        add(words::annex_proposal, version->stamp, to_string(proposal.number));
      }
      if (const auto id = parse_id<NodeIdTag>(subject); id && state.nodes.contains(*id)) {
        const auto& node = state.nodes.at(*id);
        add(words::annex_node, newest_before_close(node.versions)->stamp, node_words(node));
      }
    }
    for (const VoteId vote_id : item.votes) {
      const auto vote = state.votes.find(vote_id);
      if (vote == state.votes.end() || vote->second.state != VoteState::closed) continue;
      for (const auto& [body, versions] : vote->second.positions) {
        const auto& evidence = versions.back().evidence.value;
        if (evidence && evidence->document) {
          all.push_back({std::string(words::annex_paper) + name(body), to_string(*evidence->document)});
        }
      }
    }
  }
  return all;
}

}  // namespace

void MinutesSheet::deferred() {
  section(9, [&] {
    std::vector<const domain::AgendaItem*> items;
    for (const domain::AgendaItem& each : sitting.agenda) {
      if (each.state == AgendaItemState::deferred) items.push_back(&each);
    }
    if (items.empty()) {
      html.el("p", words::nothing_deferred);
    } else {
      html.el("h3", words::deferred_heading);
      html.in("ul", [&] {
        for (const auto* each : items) html.el("li", title_of(*each));
      });
    }
    block(MinutesBlock::commitments);
  });
}

void MinutesSheet::next_sitting() {
  section(11, [&] {
    const auto next = domain::next_sitting(state, sitting);
    if (next) {
      html.el("p", std::string(words::next_convened) + std::string(words::numbered) + words::sitting_no(next->number) +
                       ", " + when(next->at) + ".");
    }
    if (!block(MinutesBlock::next_sitting) && !next) nothing();
  });
}

void MinutesSheet::closing_time() {
  section(12, [&] {
    if (sitting.closed) {
      html.el("p", std::string(words::closes_at_word) + hour(sitting.closed->ts) + ".");
    } else {
      html.el("p", words::not_closed_yet);
    }
  });
}

void MinutesSheet::annexes() {
  section(13, [&] {
    const auto all = annexes_of(
        state, sitting, [this](OrganisationId id) { return name_of_body(id); },
        [this](const domain::Document& document) { return title_of(document); });
    if (all.empty()) return html.el("p", words::no_annexes);
    table(words::annexes_caption, {words::number_word, words::annex_title, words::digest_word}, [&] {
      int number = 0;
      for (const Annex& annex : all) {
        html.in("tr", [&] {
          html.el("td", {{"class", "number"}}, std::to_string(++number));
          html.el("th", {{"scope", "row"}}, annex.title);
          html.in("td", [&] { html.el("code", annex.digest); });
        });
      }
    });
  });
}

void MinutesSheet::signatures() {
  section(14, [&] {
    const auto line = [&](words::Word who, Role role) {
      html.in("div", [&] {
        html.el("p", {{"class", "by"}}, who);
        html.el("p", names_in_office(role));
        html.el("p", {{"class", "sign-line"}}, words::signature_line);
      });
    };
    const bool deputy = sitting.opened && sitting.opened->capacity == Capacity::deputy_chair;
    html.in("div", {{"class", "signatures"}}, [&] {
      line(words::signed_chair, deputy ? Role::deputy_chair : Role::chair);
      line(words::signed_secretary, Role::secretary);
    });
  });
}

void MinutesSheet::approval() {
  section(15, [&] {
    const domain::Minutes& minutes = sitting.minutes;
    if (!minutes.approved) {
      html.el("p", words::not_approved_yet);
    } else if (minutes.tacit) {
      html.el("p", std::string(words::approved_tacitly) + when(minutes.approved->ts) + ".");
    } else {
      std::string at(words::approved_at);
      if (const auto in = state.sittings.find(*minutes.approved_in); in != state.sittings.end() && in->second.number) {
        at += std::string(words::numbered) + words::sitting_no(*in->second.number);
      }
      html.el("p", at + std::string(words::on_day) + " " + when(minutes.approved->ts) + ".");
    }
    objections();
    if (minutes.rectifications.empty()) return;
    html.el("h3", words::rectifications_heading);
    for (const domain::Rectification& each : minutes.rectifications) {
      html.in("div", {{"class", "written"}}, [&] {
        html.el("p", {{"class", "by"}}, when(each.stamp.ts));
        quoted(each.text.value ? each.text.value->str() : std::string(words::erased));
      });
    }
  });
}

void MinutesSheet::objections() {
  const auto& all = sitting.minutes.objections;
  html.el("h3", words::objections_heading);
  if (all.empty()) return html.el("p", words::no_objections);
  const auto counted = [&](std::optional<bool> accepted) {
    return std::ranges::count_if(all, [&](const auto& each) { return each.accepted == accepted; });
  };
  html.el("p", words::objections_counted(counted(true), counted(false), counted(std::nullopt)) + ".");
  if (!full) return;
  for (const domain::Objection& each : all) {
    html.in("div", {{"class", "statement"}}, [&] {
      const std::string_view fate = !each.accepted   ? std::string_view(words::unanswered_word)
                                    : *each.accepted ? std::string_view(words::accepted_word)
                                                     : std::string_view(words::refused_word);
      html.el("p", {{"class", "by"}},
              name_of_body(each.organisation) + ", " + when(each.stamp.ts) + ": " + std::string(fate));
      html.in("blockquote", [&] { quoted(each.text.value ? each.text.value->str() : std::string(words::erased)); });
      if (each.accepted) quoted(each.answer.value ? each.answer.value->str() : std::string(words::erased));
    });
  }
}

void MinutesSheet::publication() {
  section(16, [&] {
    const domain::Minutes& minutes = sitting.minutes;
    if (minutes.published) {
      std::string text = std::string(words::published_on) + when(minutes.published->ts);
      if (minutes.channel.value && !minutes.channel.value->str().empty()) text += ", " + minutes.channel.value->str();
      html.el("p", text + ".");
    } else {
      html.el("p", words::not_published_yet);
    }
    html.el("p", words::parts_omitted);
    block(MinutesBlock::publication);
  });
}

void MinutesSheet::record() {
  html.in("section", {{"class", "section record"}, {"aria-labelledby", "registro"}}, [&] {
    html.el("h2", {{"id", "registro"}}, words::record_heading);
    const std::string address = site.public_url.empty() ? std::string() : site.public_url + "/pubblico/verifica";
    html.in("div", {{"class", "record-parts"}}, [&] {
      html.in("dl", {{"class", "facts"}}, [&] {
        fact_of(html, words::table_word, [&] { html.el("code", state.origin); });
        fact(html, words::record_size, line_of(site.checkpoint, 1));
        fact_of(html, words::record_root, [&] { html.el("code", line_of(site.checkpoint, 2)); });
        fact_of(html, words::verify_here, [&] {
          html.link(address.empty() ? std::string("/pubblico/verifica") : address,
                    address.empty() ? std::string("/pubblico/verifica") : address);
        });
      });
      if (!address.empty()) qr_code(html, address, std::string(words::qr_label) + address);
    });
  });
}

}  // namespace tavolo::pages
