#pragma once

#include <string>

namespace tavolo {

/// What tells this executable from every other: the hash of its content that the linker left in it (the note
/// NT_GNU_BUILD_ID), in hexadecimal; without that note the SHA-256 of the file. Read once a process.
const std::string& build_id();

}  // namespace tavolo
