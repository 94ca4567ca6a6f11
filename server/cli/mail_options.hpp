#pragma once
// How `serve` is told about mail, and how `doctor` looks at the same.

#include <CLI/CLI.hpp>
#include <memory>

#include "server/net/host.hpp"

namespace tavolo::cli {

void add_mail(CLI::App& app, net::ServerOptions& options);
/// Nothing without a relay. Errors: those of mail::check_relay, read_credentials and Queue::open.
Result<std::unique_ptr<mail::Sender>> start_mail(const std::string& data, const net::ServerOptions& options,
                                                 net::Host& host);
/// The relay that these options name, with what its file of credentials holds.
Result<std::unique_ptr<mail::Relay>> open_relay(const mail::RelayOptions& options);

}  // namespace tavolo::cli
