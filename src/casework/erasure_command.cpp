// SPDX-License-Identifier: MIT
#include "casework/erasure_command.h"

#include <fmt/format.h>

#include "casework/keeping.h"
#include "casework/said_note.h"

namespace sharewell::casework {
namespace {

constexpr std::string_view kNewCopy =
    "The key ring is another one now: make a new safe copy of it, and destroy the older copies within 35 "
    "days.\n";

std::string list_of(const Organisation& organisation) {
  std::string out;
  for (const ErasureWaiting& one : organisation.erasures.waiting())
    out += fmt::format("{}  asked {} by {}, not before {}\n", one.asked.file.spaced(), london_date(one.at),
                       organisation.people.name_of(one.by), london_date_time(one.earliest()));
  for (const ErasureDone& one : organisation.erasures.done())
    out += fmt::format("{}  erased {}, {} agreed, entry {}\n", one.erased.file.spaced(), london_date(one.at),
                       organisation.people.name_of(one.by), one.index);
  if (organisation.erasures.is_unfinished())
    out += "keys are still there that opened what was erased; `sharewell erasure finish` goes on\n";
  return out.empty() ? "nothing was erased, and nothing waits to be\n" : out;
}

/// What was kept, or the first thing that is wrong with what was typed.
template <class Outcome>
Result<void> no_faults(const Outcome& outcome) {
  if (const auto* faults = std::get_if<std::vector<decide::FieldFault>>(&outcome))
    return fail(ErrorCode::BadInput, faults->front().message, faults->front().field);
  return {};
}

}  // namespace

Result<std::string> on_erasures(Installation&, Organisation& organisation, std::string_view what) {
  if (what == "list") return list_of(organisation);
  if (what != "finish") return fail(ErrorCode::BadInput, "no such part of the command", "erasure");
  const bool unfinished = organisation.erasures.is_unfinished();
  SW_DO(organisation.erasures.finish(*organisation.store));
  return unfinished ? "finished. " + std::string(kNewCopy) : std::string("there is nothing to finish\n");
}

Result<std::string> on_erasures_by(Installation& installation, Organisation& organisation, access::Person me,
                                   const json::object& command) {
  const std::string what = own_text_in(command, "what"), once = own_text_in(command, "once");
  const auto file = FileRef::parse(own_text_in(command, "file"));
  if (!file)
    return fail(ErrorCode::BadInput, "a case file's reference is ten characters and a check digit", "file");
  const Desk desk = installation.desk(organisation, std::move(me));
  if (what == "ask") {
    const auto to = organisation.people.find_user(own_text_in(command, "to"));
    SW_TRY(const auto kept, ask_erasure(desk, organisation.retentions, *file,
                                        {own_text_in(command, "ground"), own_text_in(command, "words"),
                                         to ? to->ref.text() : ""},
                                        once));
    SW_DO(no_faults(kept));
    const auto asked = organisation.erasures.waiting(*file);
    return asked ? fmt::format("asked; {} can agree from {}\n", to->name, london_date_time(asked->earliest()))
                 : std::string("asked, and taken back again by somebody else\n");
  }
  if (what == "back") {
    SW_TRY(const auto kept, take_back_erasure(desk, organisation.erasures, *file, once));
    SW_DO(no_faults(kept));
    return std::string("taken back\n");
  }
  if (what != "agree") return fail(ErrorCode::BadInput, "no such part of the command", "erasure");
  SW_TRY(const auto done,
         agree_erasure(desk, organisation.retentions, organisation.erasures, *organisation.finder, *file));
  SW_DO(no_faults(done));
  return std::get<ErasedNow>(done).finished
             ? "erased, and every key that opened it is destroyed. " + std::string(kNewCopy)
             : std::string("erased; the last key above it goes as soon as nobody reads from before\n");
}

}  // namespace sharewell::casework
