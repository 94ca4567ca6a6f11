// The list of sittings and the notice, of a sitting that was moved and of items with declared conflicts.

#include <gtest/gtest.h>

#include "server/pages/notice_mail.hpp"
#include "tests/support/text.hpp"
#include "tests/unit/pages/held.hpp"
#include "tests/unit/pages/reading.hpp"

namespace tavolo::pages {
namespace {

using tests::has;

class TheNotice : public ::testing::Test {
 protected:
  Held table;

  TheNotice() {
    table.sitting.state = SittingState::convened;
    table.sitting.minutes = {};
    table.sitting.opened.reset();
  }
  std::string html(const std::string& path) const {
    const auto page = render(site_of(table.state, table.moment()), path);
    EXPECT_TRUE(page && page->status == 200) << path;
    if (!page) return {};
    EXPECT_EQ(read(page->html).fault, "") << path;
    return page->html;
  }
};

TEST_F(TheNotice, SaysThatTheSittingWasMovedFromWhenAndWhy) {
  EXPECT_FALSE(has(html("/pubblico/sedute"), "Spostata"));
  SittingTerms former = table.sitting.terms;
  former.first_call = {given::day("2026-11-20"), *LocalTime::parse("09:30"), table.now};
  table.sitting.moves.push_back({former, Text<0, 300>::of("Sala vecchia"), true,
                                 MultilineText<0, 2000>::of("La Regione ha anticipato il termine."),
                                 Reason::of("La sala non è agibile."), table.stamp(-600)});
  const std::string list = html("/pubblico/sedute");
  EXPECT_TRUE(has(list, "lunedì 23 novembre 2026, ore 15:00"));
  EXPECT_TRUE(has(list, "Spostata, era convocata per venerdì 20 novembre 2026, ore 09:30. Motivo: La sala non è"));
  const std::string notice = html("/pubblico/sedute/1-2026");
  EXPECT_TRUE(has(notice, "<dt>Prima convocazione precedente</dt><dd>venerdì 20 novembre 2026, ore 09:30</dd>"));
  EXPECT_TRUE(has(notice, "<dt>Prima convocazione</dt><dd>lunedì 23 novembre 2026, ore 15:00</dd>"));
  EXPECT_TRUE(has(notice, "La sala non è agibile."));
}

TEST_F(TheNotice, NamesTheBodiesThatDeclaredAConflictOnAnItem) {
  table.sitting.agenda[2].conflicts.push_back(
      {table.union_body, MultilineText<0, 2000>::of("Gestisce il servizio."), table.stamp(3), {}});
  const std::string notice = html("/pubblico/sedute/1-2026");
  EXPECT_TRUE(has(notice, "Conflitto d&#39;interessi dichiarato: Ente dimostrativo"));
  EXPECT_FALSE(has(notice, "Gestisce il servizio."));
  table.sitting.agenda[2].conflicts.back().withdrawn = table.stamp(4);
  EXPECT_FALSE(has(html("/pubblico/sedute/1-2026"), "Conflitto d&#39;interessi"));
}

TEST_F(TheNotice, NumbersTheSittingAsPeopleDoAndAddressesItAsTheWireDoes) {
  EXPECT_TRUE(has(html("/pubblico/sedute"), "n. 1/2026 - Seduta di prova"));
  EXPECT_TRUE(has(html("/pubblico/sedute"), "href=\"/pubblico/sedute/1-2026\""));
  const NoticeMail mail =
      notice_mail(table.state, table.sitting, {NoticeOccasion::convened}, {"Ente", {}}, "https://tavolo.example.it");
  EXPECT_TRUE(has(mail.subject, "seduta n. 1/2026"));
  EXPECT_TRUE(has(mail.text, "https://tavolo.example.it/sedute/1-2026\n"));
}

}  // namespace
}  // namespace tavolo::pages
