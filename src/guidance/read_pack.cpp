// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

constexpr std::size_t kOutcomes = 16, kNotices = 64;

void read_identity(Table& pack, Draft& draft) {
  Parts& parts = draft.parts;
  parts.id = pack.id("id");
  parts.edition = pack.text("edition");
  parts.title = pack.text("title");
  parts.publisher = pack.text("publisher");
  parts.reference = pack.text("reference", Table::Need::Optional);
  parts.jurisdiction = pack.text("jurisdiction");
  parts.licence = pack.text("licence");
  parts.licence_url = pack.text("licence_url", Table::Need::Optional);
  parts.in_force_from = pack.date("in_force_from");
  parts.superseded_on = pack.date("superseded_on", Table::Need::Optional);
  parts.page_first = pack.whole("page_first", 1, 9999);
  parts.page_last = pack.whole("page_last", 1, 9999);
  if (parts.page_last < parts.page_first)
    pack.fault(pack.spot("page_last"), "the last page stands before the first");
  // Without both ends, complaints about every page would only echo the fault here.
  if (pack.has("page_first", Value::Kind::Whole) && pack.has("page_last", Value::Kind::Whole))
    draft.pages = {parts.page_first, parts.page_last};
  pack.finish();
}

/// "Timely" = [9]
void read_headings(const Source& source, Table& root, Draft& draft, Faults& faults) {
  const Value* headings = root.get("headings", Value::Kind::Table, Table::Need::Optional);
  if (headings == nullptr) return;
  Table table(source.file, *headings, faults);
  bool whole = true;
  for (const Member& member : headings->members) {
    auto pages = table.wholes(member.key, draft.pages.first, draft.pages.last);
    whole = whole && !pages.empty() && pages.size() == member.value.items.size();
    draft.pages.headings.emplace(member.key, std::move(pages));
  }
  if (!whole) draft.pages.headings.clear();  // complaints about every citation would only echo the fault here
}

void read_outcomes(const Source& source, Table& root, Draft& draft, Faults& faults) {
  std::set<std::string> seen;
  const auto tables = tables_of(root, "outcome");
  if (tables.size() > kOutcomes)
    root.fault(root.spot("outcome"),
               fmt::format("{} outcomes, and the limit is {}", tables.size(), kOutcomes));
  for (const Value* value : tables) {
    Table table(source.file, *value, faults);
    Outcome outcome;
    outcome.id = table.id("id");
    note_id(seen, table, outcome.id, "outcome");
    outcome.rank = table.whole("rank", 0, 100);
    outcome.same_as = table.id("same_as", Table::Need::Optional);
    table.finish();
    if (draft.parts.outcomes.size() < kOutcomes) draft.parts.outcomes.push_back(std::move(outcome));
  }
  for (const Outcome& outcome : draft.parts.outcomes)
    if (!outcome.same_as.empty() && !seen.contains(outcome.same_as))
      root.fault(root.spot("outcome"),
                 fmt::format("`{}` is the same as `{}`, which is no outcome", outcome.id, outcome.same_as));
}

void read_notices(const Source& source, Table& root, Draft& draft, Faults& faults) {
  constexpr std::array<std::string_view, 3> kEvidence{"seen", "reported", "announced"};
  std::set<std::string> seen;
  const auto tables = tables_of(root, "notice", Table::Need::Optional);
  if (tables.size() > kNotices)
    root.fault(root.spot("notice"), fmt::format("{} notices, and the limit is {}", tables.size(), kNotices));
  for (const Value* value : tables) {
    Table table(source.file, *value, faults);
    Notice notice;
    notice.id = table.id("id");
    note_id(seen, table, notice.id, "notice");
    notice.date = table.date("date");
    notice.evidence = table.choice("evidence", kEvidence);
    notice.link = table.text("link", Table::Need::Optional);
    table.get("when", Value::Kind::Text);
    table.finish();
    if (draft.parts.notices.size() < kNotices) draft.parts.notices.push_back(std::move(notice));
  }
}

}  // namespace

void note_id(std::set<std::string>& seen, Table& table, const std::string& id, std::string_view what) {
  if (!id.empty() && !seen.insert(id).second)
    table.fault(table.spot("id"), fmt::format("there are two of {} `{}`", what, id),
                "give one of them another id");
}

void read_pack_file(const Source& source, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  if (const Value* pack = root.get("pack", Value::Kind::Table)) {
    Table table(source.file, *pack, faults);
    read_identity(table, draft);
  }
  read_headings(source, root, draft, faults);
  read_outcomes(source, root, draft, faults);
  read_notices(source, root, draft, faults);
  root.finish();
}

void read_notice_conditions(const Source& source, Draft& draft, Faults& faults) {
  Faults said_before;
  Table root(source.file, source.root, said_before);
  for (const Value* value : tables_of(root, "notice", Table::Need::Optional)) {
    Table table(source.file, *value, said_before);
    draft.notice_when.push_back(read_condition(source, table, *value, "when", draft, faults));
  }
}

}  // namespace sharewell::guidance
