// "Non inserire dati di singole persone": what is taken for it and what is not (domain.md 7).

#include "server/domain/personal_data.hpp"

#include <gtest/gtest.h>

#include "protocol/vocabulary/enums.hpp"

namespace tavolo::domain {
namespace {

std::string found_in(std::string_view text) {
  const auto found = find_personal_data(text);
  return found ? std::string(name_of(*found)) : "nothing";
}

TEST(PersonalDataIn, ATaxCodeHoweverWritten) {
  EXPECT_EQ(found_in("Il signore RSSMRA80A01H501U attende."), "tax_code");
  EXPECT_EQ(found_in("rssmra80a01h501u"), "tax_code");
  EXPECT_EQ(found_in("(RSS MRA 80A01 H501U)"), "tax_code");
  EXPECT_EQ(found_in("C.F. RSSMRA80A01H50MU"), "tax_code");  // omocodia
}

TEST(PersonalDataIn, NoWordOrCodeOfAnotherKind) {
  EXPECT_EQ(found_in("La partita IVA 01234567890 del gestore."), "nothing");
  EXPECT_EQ(found_in("RSSMRA80A01H501"), "nothing");
  EXPECT_EQ(found_in("XRSSMRA80A01H501UX"), "nothing");
  EXPECT_EQ(found_in("Un regolamento straordinariamente particolareggiato."), "nothing");
  EXPECT_EQ(found_in("CUP J11B21001230006 e CIG 9A1B2C3D4E"), "nothing");
}

TEST(PersonalDataIn, AnIbanWhoseCheckDigitsAreRight) {
  EXPECT_EQ(found_in("Conto IT60X0542811101000000123456."), "iban");
  EXPECT_EQ(found_in("Conto IT60 X054 2811 1010 0000 0123 456 intestato a lei"), "iban");
  EXPECT_EQ(found_in("DE89370400440532013000"), "iban");
  EXPECT_EQ(found_in("IT61X0542811101000000123456"), "nothing");
}

TEST(PersonalDataIn, AMailboxOfAPersonButNotOfAnOffice) {
  EXPECT_EQ(found_in("Scrivere a maria.rossi@comune.esempio.it."), "email");
  EXPECT_EQ(found_in("m.rossi@asl.esempio.it"), "email");
  EXPECT_EQ(found_in("mariella1950@gmail.com"), "email");
  EXPECT_EQ(found_in("protocollo@pec.comune.esempio.it"), "nothing");
  EXPECT_EQ(found_in("ufficio.piano@comune.esempio.it"), "nothing");
  EXPECT_EQ(found_in("coop.sociale@legalmail.it"), "nothing");
  EXPECT_EQ(found_in("info@gmail.com"), "nothing");
  EXPECT_EQ(found_in("il segno @ da solo, o a@b"), "nothing");
}

TEST(PersonalDataIn, AMobileNumberInAnyGrouping) {
  EXPECT_EQ(found_in("chiamare 3331234567"), "phone");
  EXPECT_EQ(found_in("333 1234567"), "phone");
  EXPECT_EQ(found_in("333-123 45 67, la sera"), "phone");
  EXPECT_EQ(found_in("+39 347 123 4567"), "phone");
  EXPECT_EQ(found_in("0039 3471234567"), "phone");
  EXPECT_EQ(found_in("dal 15/03/2026 al 333 1234567 12 ore"), "phone");
}

TEST(PersonalDataIn, AFixedNumberOnlyAfterAWordForIt) {
  EXPECT_EQ(found_in("tel. 0973 123456"), "phone");
  EXPECT_EQ(found_in("Telefono: 0973/123456"), "phone");
  EXPECT_EQ(found_in("protocollo 0973 123456"), "nothing");
}

TEST(PersonalDataIn, NoAmountDateLawOrFreeNumber) {
  EXPECT_EQ(found_in("48.000 euro nel 2027, 3.200.000.000 in dieci anni"), "nothing");
  EXPECT_EQ(found_in("L. 328/2000 art. 19, D.Lgs. 117/2017, DGR 917/2015"), "nothing");
  EXPECT_EQ(found_in("il numero verde 800 123 456"), "nothing");
  EXPECT_EQ(found_in("prot. n. 12345 del 15/03/2027 ore 10:00"), "nothing");
  EXPECT_EQ(found_in("27 comuni, 65.000 abitanti, 1.300 domande"), "nothing");
  EXPECT_EQ(found_in("codice 3331234567890"), "nothing");
  EXPECT_EQ(found_in(""), "nothing");
}

TEST(PersonalDataIn, TextsOfAnyBytesAndLengthEndsSoon) {
  std::string digits;
  for (int i = 0; i < 4000; ++i) digits += "1 ";
  EXPECT_EQ(found_in(digits), "nothing");
  EXPECT_EQ(found_in(std::string(8000, 'A')), "nothing");
  EXPECT_EQ(found_in(std::string(8000, '@')), "nothing");
  EXPECT_EQ(found_in("perché è così già più"), "nothing");
}

TEST(PersonalDataIn, ACommandIsRefusedWithItsPlaceAndKind) {
  EXPECT_TRUE(refuse_personal_data({{"/title", "Titolo"}, {"/text", "Testo"}}));
  const auto refused = refuse_personal_data({{"/title", "Titolo"}, {"/text", "333 1234567"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "looks_like_personal_data");
  EXPECT_EQ(refused.error().detail, R"({"pointer":"/text","found":"phone"})");
}

}  // namespace
}  // namespace tavolo::domain
