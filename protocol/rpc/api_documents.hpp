#pragma once
// The two descriptions that programs are made from: AsyncAPI 3 of the WebSocket and OpenAPI 3.1 of HTTP. Both name the
// exported schemas beside them and say nothing that the tables of methods and operations do not.

#include <nlohmann/json.hpp>

namespace tavolo::rpc {

/// AsyncAPI 3.1.0 of `GET /ws/tables/{table}`, subprotocol tavolo.v1. The described application is the server: it
/// receives requests and sends answers and notifications.
nlohmann::ordered_json asyncapi();
/// OpenAPI 3.1.0 of everything that is asked by HTTP.
nlohmann::ordered_json openapi();

}  // namespace tavolo::rpc
