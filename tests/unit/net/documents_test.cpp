// Files that come in, are filed, and go out to whoever may read them.

#include "server/net/documents.hpp"
#include "server/net/document_media.hpp"
#include "server/net/document_routes.hpp"
#include "server/storage/files.hpp"
#include "tests/support/polling.hpp"
#include "tests/support/sittings.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

const std::string zip("PK\x03\x04", 4);

TEST(AFile, IsTakenForWhatItIsAndNotForWhatItIsCalled) {
  EXPECT_TRUE(is_of_media(DocumentMedia::pdf, "%PDF-1.7\n"));
  EXPECT_FALSE(is_of_media(DocumentMedia::pdf, "<html>"));
  EXPECT_FALSE(is_of_media(DocumentMedia::png, "%PDF-1.7\n"));
  EXPECT_TRUE(is_of_media(DocumentMedia::png, "\x89PNG\r\n\x1a\n..."));
  EXPECT_TRUE(is_of_media(DocumentMedia::jpeg, "\xff\xd8\xff\xe0"));
  EXPECT_TRUE(is_of_media(DocumentMedia::csv, "ente;ore\nDEMO;3\n"));
  EXPECT_TRUE(is_of_media(DocumentMedia::txt, "perché no"));
  EXPECT_FALSE(is_of_media(DocumentMedia::txt, "perch\xe9"));
  EXPECT_FALSE(is_of_media(DocumentMedia::txt, std::string("a\0b", 3)));
  const std::string odt = zip + std::string(26, '\0') + "mimetypeapplication/vnd.oasis.opendocument.text";
  EXPECT_TRUE(is_of_media(DocumentMedia::odt, odt));
  EXPECT_FALSE(is_of_media(DocumentMedia::ods, odt));
  const std::string docx = zip + "[Content_Types].xml ... word/document.xml";
  EXPECT_TRUE(is_of_media(DocumentMedia::docx, docx));
  EXPECT_FALSE(is_of_media(DocumentMedia::docx, docx + " word/vbaProject.bin"));
  EXPECT_FALSE(is_of_media(DocumentMedia::xlsx, docx));
  const std::string message =
      "From: ente@pec.example.it\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n\r\nFavorevole.\r\n";
  EXPECT_TRUE(is_of_media(DocumentMedia::eml, message));
  EXPECT_FALSE(is_of_media(DocumentMedia::eml, "From: ente@pec.example.it\r\n\r\n")) << "no message without its date";
  EXPECT_FALSE(is_of_media(DocumentMedia::eml, "perché no"));
  EXPECT_EQ(media_of(message), DocumentMedia::eml) << "though it is text too";
}

TEST(AFile, OfAKindThatABrowserRunsIsNoDocument) {
  for (const auto* type : {"text/html", "image/svg+xml", "application/xml", "text/javascript", ""}) {
    EXPECT_FALSE(media_named(type)) << type;
  }
  EXPECT_EQ(media_named("text/csv; charset=utf-8"), DocumentMedia::csv);
}

class OfDocuments : public Served {
 protected:
  const std::string bytes = "%PDF-1.7 relazione di prova";

  template <class Office>
  HttpRequest signed_request(Office office, const std::string& method, const std::string& path,
                             const std::string& body = "") {
    HttpRequest made = request(method, path);
    made.body = body;
    made.headers.emplace_back("cookie", "tavolo_session=" + token_of(person_of(office)));
    return made;
  }
  template <class Office>
  HttpResponse upload(Office office, const std::string& body, const std::string& type = "application/pdf") {
    HttpRequest made = signed_request(office, "POST", "/api/documents", body);
    made.headers.emplace_back("content-type", type);
    return fetch(std::move(made));
  }
  AppointmentId secretary() const { return live.founding.office(Role::secretary); }
  MandateId delegate() const { return live.founding.mandate_of(institution); }
  static std::string code(const HttpResponse& response) { return member_of(response.body, "code"); }

  std::string filing(const std::string& uploaded, const std::string& reach = "members") {
    return "{\"command_id\":\"" + random_uuid() + "\",\"sitting\":\"sitting-1\",\"reach\":\"" + reach +
           "\",\"title\":\"Relazione\",\"name\":\"relazione è \\\"qui\\\".pdf\",\"file\":" + uploaded + "}";
  }
  /// Convened, with the file as document-1.
  void file(const std::string& reach) {
    TestLine desk = join_office(Role::secretary);
    ask(desk, "draft_sitting", params(given::sitting_draft()));
    TestLine chair = join_office(Role::chair);
    ask(chair, "convene_sitting", "{\"command_id\":\"" + random_uuid() + "\",\"sitting\":\"sitting-1\"}");
    const auto uploaded = upload(secretary(), bytes);
    ASSERT_EQ(uploaded.status, 200U) << uploaded.body;
    const std::string filed = ask(desk, "file_document", filing(uploaded.body, reach));
    ASSERT_NE(filed.find("\"created\":\"document-1\""), std::string::npos) << filed;
  }
};

TEST_F(OfDocuments, AFileForMembersGoesToMembersAsItCame) {
  file("members");
  const auto got = fetch(signed_request(delegate(), "GET", "/documenti/document-1"));
  EXPECT_EQ(got.status, 200U) << got.body;
  EXPECT_EQ(got.body, bytes);
  EXPECT_EQ(got.content_type, "application/pdf");
  EXPECT_EQ(header(got, "Content-Disposition"),
            "attachment; filename=\"relazione_____qui_.pdf\"; "
            "filename*=UTF-8''relazione%20%C3%A8%20%22qui%22.pdf");
  EXPECT_EQ(header(got, "Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(header(got, "X-Content-Type-Options"), "nosniff");
  auto again = signed_request(delegate(), "GET", "/documenti/document-1");
  again.headers.emplace_back("if-none-match", header(got, "ETag"));
  EXPECT_EQ(fetch(again).status, 304U);
  EXPECT_EQ(fetch(request("GET", "/documenti/document-1")).status, 303U) << "a stranger may sign in";
  EXPECT_EQ(fetch(signed_request(delegate(), "GET", "/documenti/document-2")).status, 404U);
}

TEST_F(OfDocuments, AFileForEverybodyNeedsNoSession) {
  file("everyone");
  const auto got = fetch(request("GET", "/documenti/document-1"));
  EXPECT_EQ(got.status, 200U);
  EXPECT_EQ(got.body, bytes);
}

class OfTexts : public OfDocuments {
 protected:
  static constexpr const char* text = "Relazione\nNavette serali per il Pollino.\n";

  /// As the service's tick does, until the words of all files are found.
  void read_words() {
    for (int i = 0; i < 20; ++i) {
      host->documents->tick(steady_clock_ms());
      live.turns.turn(50);
    }
    live.search->settle();
  }
  void file_text(const std::string& reach) {
    TestLine desk = join_office(Role::secretary);
    ask(desk, "draft_sitting", params(given::sitting_draft()));
    const auto uploaded = upload(secretary(), text, "text/plain");
    ASSERT_EQ(uploaded.status, 200U) << uploaded.body;
    EXPECT_NE(ask(desk, "file_document", filing(uploaded.body, reach)).find("document-1"), std::string::npos);
    read_words();
    EXPECT_EQ(found(join_delegate(institution)), false) << "the sitting is a draft";
    EXPECT_TRUE(found(std::move(desk)));
    TestLine chair = join_office(Role::chair);
    ask(chair, "convene_sitting", "{\"command_id\":\"" + random_uuid() + "\",\"sitting\":\"sitting-1\"}");
    live.search->settle();
  }
  bool found(TestLine line) {
    return ask(line, "search", R"({"text":"navette","limit":5})").find("document-1") != std::string::npos;
  }
  bool found_by_strangers() {
    HttpRequest made = request("GET", "/pubblico/cerca");
    made.query = "q=navette";
    return fetch(std::move(made)).body.find("/documenti/document-1") != std::string::npos;
  }
};

TEST_F(OfTexts, WordsOfAFileForMembersAreFoundByMembersAlone) {
  file_text("members");
  EXPECT_TRUE(found(join_delegate(institution)));
  EXPECT_FALSE(found_by_strangers());
}

TEST_F(OfTexts, WordsAreFoundAsLongAsTheDocumentStands) {
  file_text("everyone");
  EXPECT_TRUE(found_by_strangers());
  TestLine desk = join_office(Role::secretary);
  const std::string withdrawn =
      ask(desk, "withdraw_document",
          "{\"command_id\":\"" + random_uuid() + "\",\"document\":\"document-1\",\"reason\":\"Versione sbagliata.\"}");
  EXPECT_NE(withdrawn.find("\"receipt\""), std::string::npos) << withdrawn;
  live.search->settle();
  EXPECT_FALSE(found(std::move(desk)));
  EXPECT_FALSE(found_by_strangers());
}

TEST_F(OfDocuments, AFileThatWasTamperedWithIsRefusedByName) {
  file("everyone");
  const auto folder = record::attachments_folder(live.place);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    ASSERT_TRUE(storage::write_file_durably(entry.path(), "qualcos'altro"));
  }
  const auto got = fetch(request("GET", "/documenti/document-1"));
  EXPECT_EQ(got.status, 503U);
  EXPECT_EQ(code(got), "document_damaged");
}

TEST_F(OfDocuments, WhatIsUploadedIsChecked) {
  EXPECT_EQ(code(upload(secretary(), "<html>", "text/html")), "document_media_refused");
  EXPECT_EQ(code(upload(secretary(), "<html>", "application/pdf")), "document_media_refused");
  EXPECT_EQ(code(upload(secretary(), "")), "document_empty");
  EXPECT_EQ(code(upload(live.founding.office(Role::auditor), bytes)), "not_permitted");
  EXPECT_EQ(code(fetch(request("POST", "/api/documents", bytes))), "not_signed_in");
  auto foreign = signed_request(secretary(), "POST", "/api/documents", bytes);
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(code(fetch(std::move(foreign))), "wrong_origin");
}

TEST_F(OfDocuments, OnlyWhoUploadedAFileFilesIt) {
  TestLine desk = join_office(Role::secretary);
  ask(desk, "draft_sitting", params(given::sitting_draft()));
  const auto uploaded = upload(delegate(), bytes);
  ASSERT_EQ(uploaded.status, 200U) << uploaded.body;
  EXPECT_NE(ask(desk, "file_document", filing(uploaded.body)).find("upload_unknown"), std::string::npos);
}

class OfUnfiled : public OfDocuments {
 protected:
  static constexpr std::int64_t day_ms = 86'400'000;

  std::size_t files() const {
    std::size_t count = 0;
    const auto folder = record::attachments_folder(live.place);
    if (!std::filesystem::exists(folder)) return 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
    return count;
  }
  void age_files() const {
    for (const auto& entry : std::filesystem::directory_iterator(record::attachments_folder(live.place))) {
      std::filesystem::last_write_time(entry.path(),
                                       std::filesystem::file_time_type::clock::now() - std::chrono::hours{25});
    }
  }
  /// As the service does at its start and every day; waits until it is done.
  void sweep() {
    host->documents->tick(steady_clock_ms() + ++days_ * day_ms);
    bool read = false;
    ASSERT_TRUE(host->documents->read(std::string(64, 'a'), std::string(64, 'a'), [&](const auto&) { read = true; }));
    for (int i = 0; i < 100 && !read; ++i) live.turns.turn(100);
    ASSERT_TRUE(read);
  }

 private:
  std::int64_t days_ = 0;
};

TEST_F(OfUnfiled, FilesAreSweptWithTheSecondDayAndFiledOnesAreNot) {
  file("members");
  ASSERT_EQ(upload(delegate(), "%PDF-1.7 mai depositato").status, 200U);
  age_files();
  sweep();
  EXPECT_EQ(files(), 2U) << "an act that names it could be under way";
  age_files();
  sweep();
  EXPECT_EQ(files(), 1U);
  EXPECT_EQ(fetch(signed_request(delegate(), "GET", "/documenti/document-1")).body, bytes);
}

TEST_F(OfUnfiled, FilesThatWereSweptAreFiledByNobody) {
  TestLine desk = join_office(Role::secretary);
  ask(desk, "draft_sitting", params(given::sitting_draft()));
  const auto uploaded = upload(secretary(), bytes);
  ASSERT_EQ(uploaded.status, 200U);
  sweep();
  EXPECT_NE(ask(desk, "file_document", filing(uploaded.body)).find("upload_unknown"), std::string::npos);
}

/// The oldest of eleven went, though it had been filed meanwhile.
TEST_F(OfUnfiled, FilesMakeRoomForOthersAndFiledOnesNever) {
  file("members");
  for (int i = 0; i < 12; ++i) {
    ASSERT_EQ(upload(secretary(), "%PDF-1.7 bozza " + std::to_string(i)).status, 200U);
  }
  sweep();
  EXPECT_EQ(fetch(signed_request(delegate(), "GET", "/documenti/document-1")).body, bytes);
  EXPECT_EQ(files(), 11U) << "ten that wait, and the one that is filed";
}

class OfScans : public OfDocuments {
 protected:
  PollId poll{1};

  /// An open poll, with the institution's answer as it came on paper.
  void SetUp() override {
    OfDocuments::SetUp();
    TestLine desk = join_office(Role::secretary);
    ask(desk, "prepare_poll", params(given::asking(PollMethod::choice)));
    TestLine chair = join_office(Role::chair);
    ask(chair, "open_poll", params(commands::OpenPoll{{}, poll, {}}));
    const auto uploaded = upload(secretary(), bytes);
    ASSERT_EQ(uploaded.status, 200U) << uploaded.body;
    const std::string recorded = ask(desk, "record_poll_answer", recording(uploaded.body));
    ASSERT_NE(recorded.find("\"receipt\""), std::string::npos) << recorded;
  }
  std::string recording(const std::string& uploaded) const {
    return "{\"command_id\":\"" + random_uuid() + "\",\"poll\":\"poll-1\",\"organisation\":\"" +
           to_string(institution) + "\",\"channel\":\"paper\",\"marks\":[1,0,0],\"file\":" + uploaded + "}";
  }
  template <class Office>
  HttpResponse scan(Office office, OrganisationId body) {
    return fetch(signed_request(office, "GET", "/documenti/scansioni/poll-1/" + to_string(body)));
  }
};

TEST_F(OfScans, AreForTheBodyAndTheSecretaryAndForAuditorsAfterTheClose) {
  const auto got = scan(delegate(), institution);
  EXPECT_EQ(got.status, 200U) << got.body;
  EXPECT_EQ(got.body, bytes);
  EXPECT_EQ(got.content_type, "application/pdf");
  EXPECT_NE(header(got, "Content-Disposition").find("poll-1-" + to_string(institution) + ".pdf"), std::string::npos);
  EXPECT_EQ(scan(secretary(), institution).status, 200U);
  const auto auditor = live.founding.office(Role::auditor);
  EXPECT_EQ(scan(auditor, institution).status, 404U);
  EXPECT_EQ(scan(live.founding.mandate_of(cooperative), institution).status, 404U);
  EXPECT_EQ(scan(delegate(), cooperative).status, 404U) << "nothing was recorded for it";
  EXPECT_EQ(fetch(request("GET", "/documenti/scansioni/poll-1/" + to_string(institution))).status, 303U);
  EXPECT_EQ(fetch(signed_request(secretary(), "GET", "/documenti/scansioni/poll-1")).status, 404U);
  TestLine chair = join_office(Role::chair);
  ask(chair, "close_poll", params(commands::ClosePoll{{}, poll, Reason::of("Hanno risposto tutti.")}));
  const auto before = live.feed.seq();
  EXPECT_EQ(scan(auditor, institution).body, bytes);
  EXPECT_EQ(live.feed.seq(), before + 1) << "that an auditor opened it is on record";
  EXPECT_EQ(scan(auditor, institution).body, bytes);
  EXPECT_EQ(live.feed.seq(), before + 1);
  EXPECT_EQ(scan(live.founding.office(Role::chair), institution).status, 404U);
  EXPECT_EQ(scan(live.founding.mandate_of(cooperative), institution).status, 404U);
}

TEST_F(OfScans, AreOfWhoHandedThemIn) {
  const auto uploaded = upload(delegate(), bytes + " di altri");
  ASSERT_EQ(uploaded.status, 200U) << uploaded.body;
  TestLine desk = join_office(Role::secretary);
  EXPECT_NE(ask(desk, "record_poll_answer", recording(uploaded.body)).find("upload_unknown"), std::string::npos);
}

TEST_F(OfDocuments, OnlyAnUploadOfWhoMayUploadIsLong) {
  auto made = signed_request(secretary(), "POST", "/api/documents");
  EXPECT_EQ(upload_limit(*host, made), options.limits.document_bytes);
  EXPECT_FALSE(upload_limit(*host, request("POST", "/api/documents")));
  made.path = "/api/receipts";
  EXPECT_FALSE(upload_limit(*host, made));
}

}  // namespace
}  // namespace tavolo::net
