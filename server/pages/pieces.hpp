#pragma once
// Small parts that several pages share.

#include <optional>
#include <string>

#include "protocol/views/view.hpp"
#include "protocol/vocabulary/redaction_terms.hpp"
#include "server/pages/html.hpp"
#include "server/pages/pages.hpp"

namespace tavolo::pages {

/// Addresses (permanent).
std::string path_of(const domain::PlanNode& node);
std::string path_of(const domain::Proposal& proposal);
std::string path_of(VoteId vote);
std::string path_of(PollId poll);

/// <p> for each line of a text; the note of an erasure when there is none.
void paragraphs(Html& html, const std::optional<views::Body>& text);
void paragraphs(Html& html, const std::optional<views::Body>& text, std::string_view erased);
void paragraphs(Html& html, std::string_view text);
/// What stands in the place of a text of that object, with the entry of the order by which it was erased.
std::string erased_words(const domain::State& state, std::string_view object, ErasureKind kind,
                         std::optional<OrganisationId> organisation = {});
/// The text, or what stands for one that was erased.
std::string text_or(const std::optional<views::Label>& text, std::string_view erased);

/// The shape of a bench; its name is read by ear.
void bench_mark(Html& html, Bench bench);
/// Silhouette and glyph of a position, or of none; silent, the word stands beside it.
void position_mark(Html& html, std::optional<PositionChoice> choice);
/// The sign of the table.
void table_sign(Html& html);
/// Mark of the bench, name, DEMO mark.
void body_name(Html& html, const domain::State& state, OrganisationId id);
/// The same for several, as a list.
template <class Ids>
void body_list(Html& html, const domain::State& state, const Ids& ids) {
  html.in("ul", {{"class", "plain"}}, [&] {
    for (const OrganisationId id : ids) html.in("li", [&] { body_name(html, state, id); });
  });
}

/// Name and DEMO mark within a sentence.
std::string body_words(const domain::State& state, OrganisationId id);

/// <time> with day and hour, or the day alone.
void time_of(Html& html, const Site& site, Instant at);
void time_of(Html& html, LocalDate day);

/// A row of a description list.
void fact(Html& html, std::string_view term, std::string_view text);
template <class Body>
void fact_of(Html& html, std::string_view term, Body&& body) {
  html.in("div", [&] {
    html.el("dt", term);
    html.in("dd", std::forward<Body>(body));
  });
}

/// "AZ1 Regolamento unico" as a link.
void node_link(Html& html, const domain::State& state, NodeId id);
std::string node_words(const domain::PlanNode& node);
/// Title of a proposal without its number.
std::string title_of(const domain::Proposal& proposal);

/// Where it stands, as a label of its own.
void state_label(Html& html, ProposalState state);
void kind_label(Html& html, ProposalKind kind);

/// One line of a list of proposals: number, kind, state, title, who.
void proposal_item(Html& html, const domain::State& state, const domain::Proposal& proposal);
/// One line of a list of votes: state or outcome in words, title, counts without choices while open.
void vote_item(Html& html, const Site& site, const domain::Vote& vote);

/// Who answered so far, in all and by bench, without what; the caption says until when that is sealed.
void turnout_card(Html& html, std::int64_t answered, std::int64_t of, const List<views::BenchCount, 0, 4>& by_bench,
                  std::string_view caption);

}  // namespace tavolo::pages
