#include "protocol/rpc/http_operations_part.hpp"

namespace tavolo::rpc::detail {
namespace {

HttpParameter sitting_id() {
  return {"sitting", "Id of the sitting", R"({"type":"string","pattern":"^sitting-[1-9][0-9]{0,14}$"})", true};
}

}  // namespace

std::vector<HttpOperation> hall_operations() {
  constexpr std::string_view number = R"({"type":"string","pattern":"^[1-9][0-9]{0,3}-[0-9]{4}$"})";
  constexpr std::string_view version = R"({"type":"string","pattern":"^[0-9a-f]{64}$"})";
  const HttpAnswer link{200, "The link that holds, or none.", "http/hall_link"};
  const std::vector<HttpAnswer> answers{link,
                                        {401, "Nobody is signed in.", refusal},
                                        {403, "Only the secretary makes links of the hall.", refusal},
                                        {404, "No such sitting, or one that is over.", refusal}};
  return {
      {"hall_screen",
       "getHall",
       "get",
       "/api/hall",
       "What the screen of the hall shows of a sitting: at once, or, to who names the version at hand, when there is "
       "another. Opened by the secret of the hall's link in the header Tavolo-Hall-Link, or by who is signed in.",
       false,
       {},
       {{"sitting", "Number of the sitting, without a link", number}, {"version", "Of the screen at hand", version}},
       {{200, "The screen.", "http/hall"},
        {204, "Nothing new so far: ask again.", {}, ""},
        {401, "Neither link nor sign-in.", refusal},
        {404, "hall_link_ended, or no such sitting.", refusal},
        {429, "Too many screens wait.", refusal},
        {503, "table_stopped: try again.", refusal}}},
      {"hall_link",
       "getHallLink",
       "get",
       "/api/hall/links/{sitting}",
       "Since when the hall's link of a sitting holds.",
       true,
       {},
       {sitting_id()},
       answers},
      {"hall_link",
       "makeHallLink",
       "post",
       "/api/hall/links/{sitting}",
       "Makes a secret link for the hall's screen, which holds until the sitting is over; the one before it holds no "
       "longer. Its address is told this once.",
       true,
       {},
       {sitting_id()},
       answers},
      {"hall_link",
       "dropHallLink",
       "delete",
       "/api/hall/links/{sitting}",
       "The hall's link holds no longer.",
       true,
       {},
       {sitting_id()},
       answers},
  };
}

}  // namespace tavolo::rpc::detail
