// Receipts with the fields that the technical rules of PEC name, and a report as a common mail server writes it.

#include "server/mail/receipt.hpp"

#include <gtest/gtest.h>

namespace tavolo::mail {
namespace {

std::string pec(const std::string& kind, const std::string& id = "<abc@demo.invalid>") {
  return "Return-Path: <>\r\n"
         "Received: from pec.demo.invalid\r\n\tby mail.demo.invalid; Wed, 10 Feb 2027 10:00:00 +0100\r\n"
         "X-Ricevuta: " +
         kind +
         "\r\n"
         "X-TipoRicevuta: completa\r\n"
         "Date: Wed, 10 Feb 2027 10:00:00 +0100\r\n"
         "Subject: CONSEGNA: Convocazione\r\n"
         "From: posta-certificata@pec.demo.invalid\r\n"
         "X-Riferimento-Message-ID:\r\n " +
         id +
         "\r\n"
         "Message-ID: <opec21010.20270210@pec.demo.invalid>\r\n"
         "Content-Type: multipart/signed; boundary=x\r\n"
         "\r\n"
         "--x\r\nX-Ricevuta: accettazione\r\n\r\nIl messaggio\r\n--x--\r\n";
}

TEST(MailReceipt, KnowsEveryKindOfThePecRules) {
  const std::pair<const char*, ReceiptKind> kinds[] = {
      {"accettazione", ReceiptKind::acceptance},         {"non-accettazione", ReceiptKind::refusal},
      {"presa-in-carico", ReceiptKind::taken},           {"avvenuta-consegna", ReceiptKind::delivery},
      {"preavviso-errore-consegna", ReceiptKind::delay}, {"errore-consegna", ReceiptKind::failure},
      {"rilevazione-virus", ReceiptKind::virus}};
  for (const auto& [word, kind] : kinds) {
    const auto read = read_receipt(pec(word));
    ASSERT_TRUE(read) << word;
    EXPECT_EQ(read->kind, kind) << word;
    EXPECT_EQ(read->message_id, "abc@demo.invalid") << word;
    EXPECT_FALSE(word_of(kind).empty());
  }
}

TEST(MailReceipt, ReadsFilesWithUnixLinesToo) {
  std::string text = pec("Avvenuta-Consegna");
  std::erase(text, '\r');
  ASSERT_TRUE(read_receipt(text));
  EXPECT_EQ(read_receipt(text)->kind, ReceiptKind::delivery);
}

TEST(MailReceipt, RefusesWhatIsNone) {
  EXPECT_EQ(read_receipt("").error(), ReceiptFault::not_a_message);
  EXPECT_EQ(read_receipt("ciao").error(), ReceiptFault::not_a_message);
  EXPECT_EQ(read_receipt(std::string("\0\xFF\x10", 3)).error(), ReceiptFault::not_a_message);
  EXPECT_EQ(read_receipt("Subject: " + std::string(200'000, 'x') + "\r\n\r\n").error(), ReceiptFault::not_a_message);
  EXPECT_EQ(read_receipt("Subject: ciao\r\n\r\nX-Ricevuta: accettazione\r\n").error(), ReceiptFault::no_receipt)
      << "only the header counts";
  EXPECT_EQ(read_receipt(pec("altro")).error(), ReceiptFault::no_receipt);
  EXPECT_EQ(read_receipt(pec("accettazione", "")).error(), ReceiptFault::no_reference);
  EXPECT_EQ(read_receipt(pec("accettazione", "<due id>")).error(), ReceiptFault::no_reference);
}

TEST(MailReceipt, DoesNotChooseBetweenTwoFieldsThatSayDifferentThings) {
  EXPECT_EQ(read_receipt("X-Ricevuta: errore-consegna\r\n" + pec("avvenuta-consegna")).error(),
            ReceiptFault::no_receipt);
  EXPECT_EQ(read_receipt("X-Riferimento-Message-ID: <x@demo.invalid>\r\n" + pec("avvenuta-consegna")).error(),
            ReceiptFault::no_reference);
}

constexpr const char* report =
    "From: MAILER-DAEMON@relay.demo.invalid\r\n"
    "To: tavolo@demo.invalid\r\n"
    "Message-ID: <bounce@relay.demo.invalid>\r\n"
    "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"y\"\r\n"
    "\r\n"
    "--y\r\nContent-Type: text/plain\r\n\r\nI'm sorry\r\n"
    "--y\r\nContent-Type: message/delivery-status\r\n\r\n"
    "Reporting-MTA: dns; relay.demo.invalid\r\n\r\n"
    "Final-Recipient: rfc822; nessuno@demo.invalid\r\nAction: failed\r\nStatus: 5.1.1 (unknown)\r\n"
    "--y\r\nContent-Type: text/rfc822-headers\r\n\r\n"
    "From: tavolo@demo.invalid\r\nMessage-ID:\r\n <abc@demo.invalid>\r\nSubject: Convocazione\r\n--y--\r\n";

TEST(MailReceipt, ReadsAReportOfNonDelivery) {
  const auto read = read_receipt(report);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->kind, ReceiptKind::bounce);
  EXPECT_EQ(read->message_id, "abc@demo.invalid") << "not the report's own";
  EXPECT_EQ(read->status, "5.1.1");
  std::string delayed = report;
  delayed.replace(delayed.find("failed"), 6, "delayed");
  EXPECT_EQ(read_receipt(delayed)->kind, ReceiptKind::delayed);
  std::string relayed = report;
  relayed.replace(relayed.find("failed"), 6, "relayed");
  EXPECT_EQ(read_receipt(relayed).error(), ReceiptFault::no_receipt);
}

TEST(MailReceipt, LivesThroughEveryBeginningOfAMessage) {
  for (const std::string& whole : {pec("avvenuta-consegna"), std::string(report)}) {
    for (std::size_t size = 0; size < whole.size(); ++size) (void)read_receipt(whole.substr(0, size));
  }
}

}  // namespace
}  // namespace tavolo::mail
