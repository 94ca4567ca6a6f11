// A request as bytes: Beast's parser, our reading of it, then the routes of a running table. `{session}` stands for the
// token of a delegate who is signed in.

#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "server/net/sockets.hpp"
#include "tests/fuzz/bed.hpp"
#include "tests/fuzz/check.hpp"

using namespace tavolo;
namespace http = boost::beast::http;

namespace {

std::string with_session(std::string_view text, const std::string& token) {
  constexpr std::string_view mark = "{session}";
  std::string out(text);
  for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at + token.size())) {
    out.replace(at, mark.size(), token);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bed& bed = fuzz::Bed::current();
  const std::string bytes = with_session(fuzz::text_of(data, size), bed.session);
  http::request_parser<http::string_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(bed.served_with().limits.http_header_bytes));
  parser.body_limit(bed.served_with().limits.http_body_bytes);
  parser.eager(true);
  boost::system::error_code fault;
  parser.put(boost::asio::buffer(bytes), fault);
  if (fault || !parser.is_done()) return 0;
  net::ServerOptions behind_proxy = bed.served_with();
  (void)behind_proxy.trusted_proxy.add("192.0.2.7");
  const net::HttpRequest request = net::plain(parser.get(), "192.0.2.7", false, behind_proxy);
  fuzz::hold(request.path.find('\0') == std::string::npos, "a path has no zero byte");
  if (boost::beast::websocket::is_upgrade(parser.get())) {
    (void)bed.behind().upgrade(request);
    return 0;
  }
  auto answers = std::make_shared<int>(0);
  bed.behind().handle(request, [answers](const net::HttpResponse& response) {
    ++*answers;
    fuzz::hold(response.status >= 200 && response.status < 600, "a status");
    for (const auto& [name, value] : response.headers) {
      fuzz::hold(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos, "no header is split");
    }
  });
  bed.settle();
  fuzz::hold(*answers <= 1, "a request is answered once");
  return 0;
}
