// The screen of the hall for who has its link, and for who is signed in; the link's life.

#include "tests/support/sittings.hpp"
#include "tests/unit/net/served.hpp"

namespace tavolo::net {
namespace {

class Hall : public Served {
 protected:
  using Held = std::shared_ptr<std::optional<HttpResponse>>;

  const AppointmentId secretary = live.founding.office(Role::secretary);
  const AppointmentId chair = live.founding.office(Role::chair);
  const std::string links = "/api/hall/links/sitting-1";

  void SetUp() override {
    Served::SetUp();
    live.act(live.secretary(), live.fresh(given::sitting_draft()));
    live.act(live.chair(), commands::ConveneSitting{CommandId{random_uuid()}, SittingId{1}, {}, {}});
  }
  template <class Office>
  HttpRequest signed_request(Office office, const std::string& method, const std::string& path) {
    HttpRequest made = request(method, path);
    made.headers.emplace_back("cookie", "tavolo_session=" + token_of(person_of(office)));
    return made;
  }
  HttpResponse link(const std::string& method) { return fetch(signed_request(secretary, method, links)); }
  /// The secret of a link made now.
  std::string secret() {
    const auto made = link("POST");
    EXPECT_EQ(made.status, 200U) << made.body;
    const std::string address = member_of(made.body, "address");
    EXPECT_TRUE(address.starts_with("/hall/1-2026#")) << address;
    return address.substr(address.find('#') + 1);
  }
  static HttpRequest by_link(const std::string& secret, const std::string& version = "") {
    HttpRequest made = request("GET", "/api/hall");
    if (!version.empty()) made.query = "version=" + version;
    made.headers.emplace_back("tavolo-hall-link", secret);
    return made;
  }
  Held start(HttpRequest asked) {
    auto held = std::make_shared<std::optional<HttpResponse>>();
    service->handle(std::move(asked), [held](HttpResponse response) { *held = std::move(response); });
    while (live.turns.turn()) {
    }
    return held;
  }
  static std::string code(const HttpResponse& response) { return member_of(response.body, "code"); }
  void comes(OrganisationId body) {
    live.act(live.delegate_of(body),
             commands::CheckIn{CommandId{random_uuid()}, SittingId{1}, PresenceMode::in_person});
  }
  void begin() {
    live.pass(given::instant(given::first_call_at).ms - live.wall.ms);
    for (const Bench bench : all_benches) comes(live.founding.body(bench));
    live.act(live.chair(), commands::OpenSitting{CommandId{random_uuid()}, SittingId{1}});
  }
};

TEST_F(Hall, IsReadByWhoHasTheLinkWithoutASession) {
  const auto got = fetch(by_link(secret()));
  ASSERT_EQ(got.status, 200U) << got.body;
  EXPECT_EQ(member_of(got.body, "number"), "1-2026");
  EXPECT_EQ(header(got, "Cache-Control"), "no-store");
  EXPECT_EQ(member_of(got.body, "version").size(), 64U);
}

TEST_F(Hall, ShowsBodiesAndNobodysName) {
  begin();
  live.act(live.chair(), commands::OpenItem{CommandId{random_uuid()}, SittingId{1}, AgendaItemId{2}});
  live.act(live.delegate_of(institution),
           commands::RequestFloor{CommandId{random_uuid()}, SittingId{1}, FloorKind::intervention});
  live.act(live.delegate_of(cooperative),
           commands::RequestFloor{CommandId{random_uuid()}, SittingId{1}, FloorKind::intervention});
  live.act(live.chair(), commands::GrantFloor{CommandId{random_uuid()}, SittingId{1}, FloorRequestId{1}, {}});
  const auto got = fetch(by_link(secret()));
  const auto& bodies = live.state().organisations;
  EXPECT_NE(got.body.find("\"speaker\":{\"body\":{\"bench\":\"institutions\",\"name\":\"" +
                          bodies.at(institution).name.value->str()),
            std::string::npos)
      << got.body;
  EXPECT_NE(
      got.body.find("\"queue\":[{\"bench\":\"third_sector\",\"name\":\"" + bodies.at(cooperative).name.value->str()),
      std::string::npos);
  EXPECT_NE(got.body.find("\"item\":{\"number\":\"2\""), std::string::npos);
  for (const auto& [id, mandate] : live.state().mandates) {
    EXPECT_EQ(got.body.find(mandate.holder.value->name.str()), std::string::npos);
  }
  EXPECT_EQ(got.body.find("sala.demo.invalid"), std::string::npos) << "the way to join is the members'";
}

TEST_F(Hall, TellsWhoWaitsWhatIsAnotherScreenAndNothingElse) {
  const std::string link = secret();
  const auto first = fetch(by_link(link));
  const auto held = start(by_link(link, member_of(first.body, "version")));
  EXPECT_FALSE(held->has_value());
  live.act(live.delegate_of(institution), live.fresh(given::submit(given::enriching(live.founding))));
  EXPECT_FALSE(held->has_value()) << "a proposal is nothing that the hall shows";
  live.pass(given::instant(given::first_call_at).ms - live.wall.ms);
  comes(institution);
  ASSERT_TRUE(held->has_value());
  EXPECT_EQ((*held)->status, 200U);
  EXPECT_NE(member_of((*held)->body, "version"), member_of(first.body, "version"));
  const auto idle = start(by_link(link, member_of((*held)->body, "version")));
  options.limits.poll_hold_ms = 0;
  service->tick();
  ASSERT_TRUE(idle->has_value());
  EXPECT_EQ((*idle)->status, 204U);
}

TEST_F(Hall, TellsOfAQuorumThatAnActOnMembershipsTookAlong) {
  begin();
  live.act(live.delegate_of(cooperative), commands::LeaveSitting{CommandId{random_uuid()}, SittingId{1}});
  const std::string link = secret();
  const auto first = fetch(by_link(link));
  const auto held = start(by_link(link, member_of(first.body, "version")));
  commands::ChangeMembership command;
  command.command_id = CommandId{random_uuid()};
  command.organisation = institution;
  command.status = MembershipStatus::suspended;
  command.standing = Standing::signatory;
  command.voting = true;
  command.reason = Reason::of("Deliberazione dell'organo competente.");
  live.act(live.secretary(), command);
  ASSERT_TRUE(held->has_value()) << "also where who may hear what changed with it";
  EXPECT_NE((*held)->body.find("\"lost_at\""), std::string::npos) << (*held)->body;
}

TEST_F(Hall, GoesDarkAtOnceWhenItsLinkIsDroppedOrMadeAnew) {
  const std::string first = secret();
  const auto version = member_of(fetch(by_link(first)).body, "version");
  const auto held = start(by_link(first, version));
  const std::string second = secret();
  ASSERT_TRUE(held->has_value());
  EXPECT_EQ((*held)->status, 404U);
  EXPECT_EQ(code(**held), "hall_link_ended");
  const auto again = start(by_link(second, version));
  EXPECT_FALSE(again->has_value());
  const auto dropped = link("DELETE");
  EXPECT_EQ(dropped.body, "{}");
  ASSERT_TRUE(again->has_value());
  EXPECT_EQ(code(**again), "hall_link_ended");
  EXPECT_EQ(code(fetch(by_link(second))), "hall_link_ended");
  EXPECT_EQ(code(fetch(by_link(std::string(43, 'A')))), "hall_link_ended") << "one that never was says no more";
}

TEST_F(Hall, ShowsTheEndAndThenItsLinkHoldsNoLonger) {
  begin();
  const std::string link = secret();
  const auto held = start(by_link(link, member_of(fetch(by_link(link)).body, "version")));
  live.act(live.chair(), commands::CloseSitting{CommandId{random_uuid()}, SittingId{1}});
  ASSERT_TRUE(held->has_value());
  EXPECT_EQ(member_of((*held)->body, "state"), "closed");
  EXPECT_EQ(code(fetch(by_link(link))), "hall_link_ended");
  EXPECT_EQ(fetch(signed_request(secretary, "POST", links)).status, 404U);
  auto member = signed_request(live.founding.mandate_of(institution), "GET", "/api/hall");
  member.query = "sitting=1-2026";
  EXPECT_EQ(fetch(member).status, 200U) << "who is signed in may look back";
}

TEST_F(Hall, IsTheSecretarysToLink) {
  EXPECT_EQ(link("GET").body, "{}");
  const auto made = link("POST");
  EXPECT_NE(member_of(made.body, "made_at"), "");
  const auto seen = link("GET");
  EXPECT_EQ(member_of(seen.body, "made_at"), member_of(made.body, "made_at"));
  EXPECT_EQ(member_of(seen.body, "address"), "") << "told once";
  EXPECT_EQ(code(fetch(signed_request(chair, "POST", links))), "not_permitted");
  EXPECT_EQ(code(fetch(signed_request(live.founding.mandate_of(institution), "GET", links))), "not_permitted");
  EXPECT_EQ(code(fetch(request("POST", links))), "not_signed_in");
  auto foreign = signed_request(secretary, "POST", links);
  foreign.headers[1].second = "https://altrove.example";
  EXPECT_EQ(code(fetch(foreign)), "wrong_origin");
  EXPECT_EQ(fetch(signed_request(secretary, "POST", "/api/hall/links/sitting-2")).status, 404U);
  EXPECT_EQ(fetch(signed_request(secretary, "PUT", links)).status, 405U);
}

TEST_F(Hall, IsReadByWhoIsSignedInByItsNumber) {
  EXPECT_EQ(code(fetch(request("GET", "/api/hall"))), "not_signed_in");
  auto member = signed_request(live.founding.mandate_of(institution), "GET", "/api/hall");
  EXPECT_EQ(fetch(member).status, 404U);
  member.query = "sitting=1-2026";
  EXPECT_EQ(fetch(member).status, 200U);
}

TEST_F(Hall, LetsGoOfEverybodyWhenTheServerStops) {
  const std::string link = secret();
  const auto held = start(by_link(link, member_of(fetch(by_link(link)).body, "version")));
  service->shut_down([] {});
  ASSERT_TRUE(held->has_value());
  EXPECT_EQ((*held)->status, 503U);
}

}  // namespace
}  // namespace tavolo::net
