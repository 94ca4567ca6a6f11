#pragma once
// What the check of a pack says: for a person, in Italian or English, or as JSON for a program.

#include <string>

#include "server/pack/verify.hpp"

namespace tavolo::pack {

enum class Language { italian, english };

/// The verdict of each step in one word (record::Verdict) and what it left out, what was found, the states of the
/// fields, and what this shows and does not show. What the recount of the rules found is in English in both: it names
/// members of the record, as auditors' programs do.
std::string report_text(const PackVerification& seen, Language language);
/// `{"holds","level","of"?,"origin","size","root","vkey","key_from_elsewhere","steps":[{"step","name","verdict",
/// "checked","left_out":[..],"exit_code","findings":[{"entry"?,"field","what"}]}],"documents":{..},"scans":{..},
/// "fields":{"disclosed","redacted","withheld","missing"},"outcomes":{"recounted","withheld"},
/// "succeeds"?:{"origin","size","root"},"frozen"?:{"reason","size","root","held"},...}`.
std::string report_json(const PackVerification& seen);

}  // namespace tavolo::pack
