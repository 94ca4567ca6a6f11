#include <cstdio>
#include <cstdlib>
#include <map>

#include "protocol/commands/ambito.hpp"
#include "protocol/json/schema.hpp"
#include "protocol/rpc/schema_examples.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/sitting_terms.hpp"
#include "protocol/vocabulary/table_terms.hpp"

namespace tavolo::rpc {
namespace {

const std::string sixty_four_hex(64, 'a');

std::map<std::string, PatternSamples> make_samples() {
  std::map<std::string, PatternSamples> all;
  const auto add = [&all](std::string_view pattern, PatternSamples samples) {
    all[std::string(pattern)] = std::move(samples);
  };
  add(UuidForm::pattern, {{"3f2504e0-4f89-41d3-9a0c-0305e82c3301", "00000000-0000-4000-8000-000000000000",
                           "3f2504e0-4f89-51d3-ba0c-0305e82c3301"},
                          {"3F2504E0-4F89-41D3-9A0C-0305E82C3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                           "3f2504e04f8941d39a0c0305e82c3301", ""}});
  add("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
      {{"3f2504e0-4f89-41d3-9a0c-0305e82c3301"}, {"3F2504E0-4F89-41D3-9A0C-0305E82C3301", ""}});
  add(Sha256HexForm::pattern,
      {{sixty_four_hex, std::string(64, '0')}, {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A')}});
  add(EmailForm::pattern, {{"ada@comune.invalid", "a@b", "d.rossi+tavolo@asp.example.org"},
                           {"ada", "@b", "a@", "ada@x@y", "a b@c", "adà@x.org"}});
  add(CodeForm::pattern,
      {{"OO1.2", "A", "LEPS-PUA"}, {"oo1", "", "1A", "A b", std::string("A") + std::string(32, '1')}});
  add(FieldNameForm::pattern, {{"title", "legal_basis"}, {"", "Title", "_a", "a1"}});
  add(IstatForm::pattern, {{"076042", "000000"}, {"76042", "0760420", "07604a"}});
  add(SourceRefForm::pattern, {{"org-demo-coop-a", "0", "a.b_c"}, {"", "Org", "-a", "a b", std::string(81, 'a')}});
  add(NumberForm::pattern,
      {{"P-2027-014", "ABC-1999-123456"}, {"p-2027-014", "P-27-014", "P-2027-14", "P-2027-1234567"}});
  add(SittingNumberForm::pattern, {{"1-2027", "9999-1999"}, {"0-2027", "01-2027", "1-27", "10000-2027", "1/2027", ""}});
  add(ObjectRefForm::pattern, {{"proposal-42", "node-1", "catalogue_item-999999999999999"},
                               {"proposal", "proposal-0", "Proposal-1", "p-1", "node-1000000000000000"}});
  add(LogOriginForm::pattern, {{"demo.tavolo.invalid/t/permanente", "a/t/0", "b-1/t/a-1"},
                               {"demo.tavolo.invalid/registry", "/t/permanente", "a/t/", "a/t/-b", "A/t/b", "a/t/b/c",
                                std::string(201, 'a') + "/t/b", "a/t/" + std::string(41, 'a')}});
  add(DecimalForm::pattern,
      {{"0", "-3.50", "999999999999999.999999"}, {"", "01", "1.", ".5", "+1", "1e3", "1.1234567"}});
  add(CursorForm::pattern, {{"128", "a_B-9", std::string(120, 'c')}, {"", "a b", std::string(121, 'c')}});
  add(LocalTimeForm::pattern, {{"00:00", "09:30", "23:59"}, {"24:00", "9:30", "09:60", ""}});
  add(commands::AmbitoFormatForm::pattern, {{"tavolo-ambito-1"}, {"tavolo-ambito-2", ""}});
  add(commands::InstanceNameForm::pattern, {{"demo.tavolo.invalid", "a1"}, {"A.b", "-a", "a", std::string(101, 'a')}});
  add(commands::SlugForm::pattern, {{"permanente", "a", "a-1"}, {"1a", "A", "", std::string(41, 'a')}});
  add(json::detail::date_schema()["pattern"].get<std::string>(),
      {{"2027-03-10", "1970-01-01", "9999-12-31", "2028-02-29"},
       {"2027-02-29", "2027-13-01", "2027-3-1", "1969-12-31", "2100-02-29", ""}});
  add(json::detail::instant_schema()["pattern"].get<std::string>(),
      {{"2027-03-10T09:15:02.123Z", "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"},
       {"2027-03-10", "2027-03-10T09:15:02Z", "2027-03-10T24:00:00.000Z", "2027-02-30T09:15:02.123Z",
        "2027-03-10T09:15:02.123+01:00"}});
  // of the envelope of entries
  add("^[!-~]{1,255}$", {{"demo.tavolo.invalid/t/permanente", "a"}, {"", "a b", std::string(256, 'a')}});
  add("^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$",
      {{std::string(43, 'A')}, {std::string(42, 'A'), std::string(44, 'A'), std::string(43, 'B')}});
  add("^[a-z_]{1,32}$", {{"delegate", "system"}, {"", "Delegate", std::string(33, 'a')}});
  add("^(?=.{3,64}$)[a-z_]+([.][a-z_]+)+$", {{"position.cast", "proposal.admissibility_decided"},
                                             {"position", "position.", ".cast", "a..b", "Position.cast"}});
  return all;
}

/// Ids: "^proposal-[1-9][0-9]{0,14}$".
PatternSamples id_samples(const std::string& kind) {
  return {{kind + "-1", kind + "-42", kind + "-999999999999999"},
          {kind, kind + "-0", kind + "-01", "x" + kind + "-1", kind + "-1000000000000000"}};
}

}  // namespace

bool is_text_pattern(const std::string& pattern) {
  static const std::string one_line = json::detail::text_schema(0, 1, false)["pattern"].get<std::string>();
  static const std::string lines = json::detail::text_schema(0, 1, true)["pattern"].get<std::string>();
  return pattern == one_line || pattern == lines;
}

PatternSamples samples_of(const std::string& pattern) {
  static const auto all = make_samples();
  if (const auto found = all.find(pattern); found != all.end()) return found->second;
  constexpr std::string_view tail = "-[1-9][0-9]{0,14}$";
  if (pattern.starts_with('^') && pattern.ends_with(tail))
    return id_samples(pattern.substr(1, pattern.size() - 1 - tail.size()));
  std::fprintf(stderr, "no samples of the pattern %s: give some in protocol/rpc/pattern_samples.cpp\n",
               pattern.c_str());
  std::abort();
}

}  // namespace tavolo::rpc
