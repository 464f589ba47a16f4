// SPDX-License-Identifier: MIT
#include "guidance/overlay.h"

#include <fmt/format.h>

#include <algorithm>

#include "guidance/pack.h"

namespace sharewell::guidance {
namespace {

constexpr std::string_view kBase = "base/";
constexpr std::size_t kContacts = 64;

void read_identity(Table& table, const Checked& base, Draft& draft) {
  Parts& parts = draft.parts;
  const std::string id = table.id("id");
  if (!id.empty() && id == parts.id)
    table.fault(table.spot("id"), "this is the id of the base", "give the overlay an id of its own");
  const std::string named = table.id("base");
  if (!named.empty() && named != parts.id)
    table.fault(table.spot("base"), fmt::format("the base that is here is `{}`", parts.id),
                fmt::format("name that, or put the files of `{}` in the folder base/", named));
  const std::string logic = table.text("base_logic");
  if (!logic.empty() && logic != base.logic)
    table.fault(table.spot("base_logic"), fmt::format("the base that is here has the logic {}", base.logic),
                "look with `sharewell guidance diff` at what changed in the base, then name it here");
  parts.base = parts.id;
  parts.id = id;
  parts.edition = fmt::format("{} with {}", parts.edition, table.text("edition"));
  table.text("publisher");
  parts.local_from = table.date("in_force_from");
  parts.local_until = table.date("superseded_on", Table::Need::Optional);
  // Citations of an overlay name pages of a local document, so that none is taken for one of the advice.
  draft.pages.headings.clear();
  draft.pages.document = table.text("document");
  draft.pages.first = table.whole("page_first", 1, 9999);
  draft.pages.last = table.whole("page_last", 1, 9999);
  if (draft.pages.last < draft.pages.first)
    table.fault(table.spot("page_last"), "the last page stands before the first");
  table.finish();
}

bool is_phone(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }) &&
         std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || c == ' ' || c == '+' || c == '(' || c == ')';
         });
}

void read_contacts(const Source& source, Table& root, Draft& draft, Faults& faults) {
  std::set<std::string> seen;
  for (const Value* value : tables_of(root, "contact", Table::Need::Optional)) {
    Table table(source.file, *value, faults);
    if (draft.parts.contacts.size() == kContacts) {
      table.fault(table.spot(), fmt::format("more than {} contacts", kContacts));
      return;
    }
    Contact contact;
    contact.id = table.id("id");
    note_id(seen, table, contact.id, "contact");
    contact.phone = table.text("phone", Table::Need::Optional);
    contact.email = table.text("email", Table::Need::Optional);
    contact.hours = table.text("hours", Table::Need::Optional);
    if (contact.phone.empty() && contact.email.empty())
      table.fault(table.spot(), fmt::format("contact `{}` has neither phone nor email", contact.id),
                  "add one");
    if (!contact.phone.empty() && !is_phone(contact.phone))
      table.fault(table.spot("phone"), fmt::format("`{}` is no phone number", contact.phone),
                  "use digits, spaces, + and brackets; put hours in `hours`");
    if (!contact.email.empty() && contact.email.find('@') == std::string::npos)
      table.fault(table.spot("email"), fmt::format("`{}` is no email address", contact.email));
    table.finish();
    draft.parts.contacts.push_back(std::move(contact));
  }
}

}  // namespace

bool is_overlay(const std::vector<PackFile>& files) {
  return std::ranges::find(files, "overlay.toml", &PackFile::name) != files.end();
}

std::vector<PackFile> with_base(std::vector<PackFile> files) {
  const bool has_base =
      std::ranges::any_of(files, [](const PackFile& file) { return file.name.starts_with(kBase); });
  if (!is_overlay(files) || has_base) return files;
  for (PackFile& file : built_in_files())
    files.push_back({std::string(kBase) + file.name, std::move(file.bytes)});
  return files;
}

std::vector<PackFile> take_base(std::vector<PackFile>& files) {
  std::vector<PackFile> base;
  for (const PackFile& file : files)
    if (file.name.starts_with(kBase)) base.push_back({file.name.substr(kBase.size()), file.bytes});
  std::erase_if(files, [](const PackFile& file) { return file.name.starts_with(kBase); });
  return base;
}

void begin_overlay(Draft& draft) {
  for (auto* conditions : {&draft.derived_as, &draft.rule_when, &draft.obligation_when, &draft.notice_when})
    for (Condition& condition : *conditions) condition.file = std::string(kBase) + condition.file;
  // An overlay may raise what a case of the base comes to; its own cases say to what.
  draft.parts.cases.clear();
  draft.case_spots.clear();
}

void read_overlay_file(const Source& source, const Checked& base, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  if (const Value* overlay = root.get("overlay", Value::Kind::Table)) {
    Table table(source.file, *overlay, faults);
    read_identity(table, base, draft);
  }
  read_contacts(source, root, draft, faults);
  root.finish();
}

}  // namespace sharewell::guidance
