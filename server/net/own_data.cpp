#include "server/net/own_data.hpp"

#include <algorithm>
#include <boost/describe/enum_from_string.hpp>
#include <map>
#include <set>

#include "server/net/asker.hpp"
#include "server/push/endpoint.hpp"

namespace tavolo::net {
namespace {

constexpr int steps_shown = 1'000;

template <class Thing>
void add_office(rpc::OwnData& data, PersonId person, const Thing& thing, std::optional<Text<3, 300>> evidence) {
  if (thing.holder.erased() || thing.holder.value->person != person) return;
  data.offices.push_back({ObjectRef{to_string(thing.id)}, thing.holder.value->name, thing.holder.value->email,
                          thing.valid_from, thing.valid_to, std::move(evidence)});
}

/// Of an entry that names the person only, no more than that.
Result<rpc::OwnEntry> entry_of(record::Log& log, std::uint64_t seq, const std::set<std::string>& naming) {
  const auto entry = log.read_one(seq);
  if (!entry) return std::unexpected(entry.error());
  rpc::OwnEntry own;
  own.index = static_cast<std::int64_t>(seq);
  own.ts = entry->envelope.ts;
  own.event = Text<3, 60>::of(entry->envelope.type);
  (void)boost::describe::enum_from_string(entry->envelope.cap.c_str(), own.capacity);
  own.object = ObjectRef{entry->envelope.obj};
  own.own_act = naming.contains("actor");
  const auto add = [&own](const std::string& name, const std::string& value) {
    own.values.push_back({Text<1, 60>::of(name), MultilineText<0, 250000>::of(value)});
  };
  if (own.own_act) add("data", entry->envelope.data_json);
  for (const auto& disclosure : entry->disclosures) {
    if (!disclosure.erased && (own.own_act || naming.contains(disclosure.name))) {
      add(disclosure.name, disclosure.value_json);
    }
  }
  return own;
}

Result<void> add_person(Host& host, PersonId person, rpc::OwnData& data) {
  const domain::State& state = host.table.state();
  for (const auto& [id, mandate] : state.mandates) add_office(data, person, mandate, mandate.evidence.value);
  for (const auto& [id, appointment] : state.appointments) add_office(data, person, appointment, {});
  const auto fields = host.table.log().fields_of({to_string(person)});
  if (!fields) return std::unexpected(fields.error());
  std::map<std::uint64_t, std::set<std::string>> entries;
  for (const auto& [seq, name] : *fields) entries[seq].insert(name);
  for (const auto& [seq, naming] : entries) {
    auto entry = entry_of(host.table.log(), seq, naming);
    if (!entry) return std::unexpected(entry.error());
    data.entries.push_back(*std::move(entry));
  }
  return {};
}

/// As much of a text as the form of these data takes, from its beginning.
template <class Bounded>
Bounded beginning_of(std::string text) {
  auto fits = Bounded::parse(text);
  while (!fits && !text.empty()) {
    text.resize(text.size() * 3 / 4);
    fits = Bounded::parse(text);
  }
  return fits.value_or(Bounded{});
}

rpc::OwnProgram program_of(const identity::ProgramToken& token) {
  rpc::OwnProgram program;
  program.created_at = token.created;
  program.expires_at = token.expires;
  program.name = Text<0, 200>::of(token.name);
  program.revoked_at = token.revoked;
  program.used_at = token.used;
  return program;
}

/// What the account chose: e-mails, the calendar, browsers that are told, programs.
Result<void> add_choices(Host& host, identity::AccountId account, rpc::OwnData& data) {
  const auto told = host.identity.mail().of(account);
  if (!told) return std::unexpected(told.error());
  data.mail.kinds = kinds_of(~told->off);
  data.mail.last_digest = parse_local_date(told->digest_day);
  for (const auto& item : told->items) {
    if (auto about = Text<1, 200>::parse(item)) data.mail.told.push_back(*std::move(about));
  }
  const auto calendar = host.identity.mail().calendar(account);
  if (!calendar) return std::unexpected(calendar.error());
  data.mail.calendar_link = calendar->has_value();
  const auto devices = host.identity.push().all();
  if (!devices) return std::unexpected(devices.error());
  for (const auto& device : *devices) {
    if (device.account != account) continue;
    // what stands behind scheme and host is the secret by which the browser is reached
    const auto service = Text<0, 300>::parse(push::origin_of(device.endpoint).value_or(""));
    rpc::OwnPushDevice own{kinds_of(device.kinds), {}, service.value_or(Text<0, 300>{})};
    own.language = device.language == "en" ? rpc::PushLanguage::en : rpc::PushLanguage::it;
    data.push_devices.push_back(std::move(own));
  }
  const auto programs = host.identity.program_tokens().list(account);
  if (!programs) return std::unexpected(programs.error());
  for (const auto& program : *programs) data.programs.push_back(program_of(program));
  return {};
}

}  // namespace

rpc::OwnLetter own_letter(const mail::Held& held) {
  rpc::OwnLetter letter;
  letter.about = beginning_of<Text<1, 300>>(held.about);
  letter.queued_at = held.queued;
  letter.state = static_cast<rpc::OwnLetterState>(held.state);
  letter.subject = beginning_of<MultilineText<0, 2000>>(held.subject);
  letter.text = beginning_of<MultilineText<0, 250000>>(held.text);
  return letter;
}

Result<rpc::OwnData> own_data(Host& host, identity::AccountId account) {
  rpc::OwnData data;
  data.made_at = host.now();
  data.table = Text<1, 300>::of(host.table.log().origin());
  const auto found = host.identity.accounts().find(account);
  if (!found) return std::unexpected(found.error());
  if (!*found) return fail("identity_storage", "the account is gone");
  data.email = Email{(*found)->email};
  data.account_created_at = (*found)->created;
  data.administrator = (*found)->administrator;
  const auto persons = host.identity.accounts().persons_of(account);
  if (!persons) return std::unexpected(persons.error());
  for (const auto& link : *persons) {
    if (link.table != host.slug) continue;
    if (auto added = add_person(host, link.person, data); !added) return std::unexpected(added.error());
  }
  if (auto added = add_choices(host, account, data); !added) return std::unexpected(added.error());
  const auto steps = host.identity.trail().rows(0, steps_shown, account);
  if (!steps) return std::unexpected(steps.error());
  for (const auto& step : *steps) {
    data.trail.push_back({step.at, Text<1, 60>::of(step.act), Text<0, 200>::of(step.subject)});
  }
  return data;
}

}  // namespace tavolo::net
