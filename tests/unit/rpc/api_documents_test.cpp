#include "protocol/rpc/api_documents.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "protocol/rpc/http_operations.hpp"
#include "protocol/rpc/methods.hpp"
#include "server/domain/permission.hpp"

namespace {

using namespace tavolo;

TEST(ApiDocuments, DescribeEveryMethodOnce) {
  const auto document = rpc::asyncapi();
  for (const rpc::Method& method : rpc::methods()) {
    const std::string name(method.name);
    ASSERT_TRUE(document["operations"].contains(name)) << name;
    EXPECT_EQ(document["operations"][name]["action"], "receive") << name;
    EXPECT_TRUE(document["channels"]["table"]["messages"].contains(name)) << name;
  }
  EXPECT_EQ(document["operations"].size(), rpc::methods().size() + 3) << "and the three notifications";
}

TEST(ApiDocuments, DescribeEveryRouteOfThePermissionTable) {
  std::set<std::string_view> methods;
  for (const rpc::Method& method : rpc::methods()) methods.insert(method.name);
  std::set<std::string_view> described;
  // a few routes answer as a method does, in another form
  for (const rpc::HttpOperation& operation : rpc::http_operations()) {
    if (!methods.contains(operation.action)) described.insert(operation.action);
  }
  std::set<std::string_view> routes;
  for (const std::string_view action : domain::actions()) {
    if (!methods.contains(action) && !action.starts_with("read_")) routes.insert(action);
  }
  EXPECT_EQ(described, routes);
}

TEST(ApiDocuments, NameEachOperationOnce) {
  std::set<std::string_view> names;
  for (const rpc::HttpOperation& operation : rpc::http_operations()) {
    EXPECT_TRUE(names.insert(operation.id).second) << operation.id;
    EXPECT_FALSE(operation.answers.empty()) << operation.id;
  }
}

}  // namespace
