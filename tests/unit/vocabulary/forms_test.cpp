#include <gtest/gtest.h>

#include <regex>

#include "protocol/vocabulary/ids.hpp"
#include "protocol/vocabulary/scalars.hpp"
#include "protocol/vocabulary/table_terms.hpp"

namespace tavolo {
namespace {

/// C++ and the pattern that stands in the schema say the same of every sample.
template <class Form>
void agree(std::initializer_list<const char*> samples) {
  const std::regex pattern{std::string(Form::pattern), std::regex::ECMAScript};
  for (const char* sample : samples) EXPECT_EQ(Form::matches(sample), std::regex_match(sample, pattern)) << sample;
}

TEST(Forms, AreWhatTheirPatternsSay) {
  agree<UuidForm>({"36ec50b4-7b07-435a-9a9d-1d068049ed3a", "36ec50b4-7b07-135a-9a9d-1d068049ed3a",
                   "36EC50b4-7b07-435a-9a9d-1d068049ed3a", ""});
  agree<CodeForm>({"OO1.2", "LEPS-PUA", "a1", "", "A", "A b", "AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDD"});
  agree<FieldNameForm>({"title", "legal_basis", "", "Title", "_a", "a1", "a-b"});
  agree<IstatForm>({"076016", "76016", "0760160", "07601a"});
  agree<SourceRefForm>({"org-comune-a", "a", "", "-a", "A", "a b"});
  agree<NumberForm>({"P-2027-014", "P-2027-14", "PROP-2027-014", "P-2027-0140000", "P-27-014"});
  agree<ObjectRefForm>({"proposal-42", "proposal-0", "proposal-", "proposal", "p-1", "own_position-7", "proposal-042"});
  agree<DecimalForm>({"0", "-3.50", "03", "3.", ".5", "1234567", "1.1234567", "-", ""});
  agree<CursorForm>({"abc_-9", "", "a b"});
  agree<LocalTimeForm>({"00:00", "23:59", "24:00", "9:00", "12:60"});
}

TEST(Forms, AnAddressHasOneAtAndNoBlank) {
  EXPECT_TRUE(Email::parse("delegata@demo.invalid"));
  for (const char* text : {"", "a@", "@b", "a@b@c", "a b@c", "è@c"}) EXPECT_FALSE(Email::parse(text)) << text;
}

TEST(Forms, ADayIsADayOfTheCalendar) {
  EXPECT_EQ(to_string(*parse_local_date("2028-02-29")), "2028-02-29");
  for (const char* text : {"2027-02-29", "2027-2-9", "2027-13-01", "", "20270101"})
    EXPECT_FALSE(parse_local_date(text)) << text;
}

TEST(Ids, AreAKindADashAndANumber) {
  EXPECT_EQ(to_string(ProposalId{42}), "proposal-42");
  EXPECT_EQ(parse_id<ProposalIdTag>("proposal-42"), ProposalId{42});
  for (const char* text : {"proposal-0", "proposal-042", "proposal-", "vote-42", "proposal-4a", "proposal42",
                           "proposal-1234567890123456"}) {
    EXPECT_FALSE(parse_id<ProposalIdTag>(text)) << text;
  }
}

}  // namespace
}  // namespace tavolo
