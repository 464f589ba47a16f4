// SPDX-License-Identifier: MIT
#include "casework/forms.h"

#include <fmt/format.h>

#include <array>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "casework/pack_folder.h"
#include "crypt/hash.h"
#include "embedded/forms.h"
#include "guidance/table.h"

namespace sharewell::casework {
namespace {

using guidance::Fault;
using guidance::Faults;
using guidance::PackFile;
using guidance::Table;
using Need = guidance::Table::Need;

constexpr std::size_t kFormsMax = 32, kSectionsMax = 40, kHintBytes = 500;

constexpr std::array<FormSource, 18> kSources{
    {{"reference", "the reference of the decision"},
     {"case_file", "whom the case file is about, as it is named"},
     {"today", "the day on which the form is made"},
     {"my_name", "the name of whoever makes the form"},
     {"my_position", "their position"},
     {"my_organisation", "their team and organisation"},
     {"decided_by", "who decided, with their position"},
     {"happened", "when it was decided"},
     {"recorded", "when that was recorded"},
     {"decision", "what was decided, in one sentence"},
     {"departure", "why the decision differs from the advice"},
     {"words", "the words of whoever decided, as corrected"},
     {"reasons", "the reasons that the advice gave"},
     {"answers", "every question that was answered, with the answer"},
     {"signs", "the small signs of the case file, fact or opinion, oldest first"},
     {"own_words", "the child's own words among them"},
     {"answer.QUESTION", "the answer to a question of the guidance: answer.risk"},
     {"note.NOTE", "a note of the record: note.recipient_name"}}};

bool is_source(std::string_view from) {
  for (const std::string_view prefix : {std::string_view("answer."), std::string_view("note.")})
    if (from.starts_with(prefix)) return guidance::is_id(from.substr(prefix.size()));
  return std::ranges::find(kSources, from, &FormSource::name) != kSources.end();
}

std::vector<std::string_view> source_names() {
  std::vector<std::string_view> names;
  for (const FormSource& source : kSources) names.push_back(source.name);
  return names;
}

/// One line for people, of at most so many bytes.
std::string words(Table& table, std::string_view key, std::size_t most, Need need) {
  std::string text = table.text(key, need);
  if (text.size() > most)
    table.fault(table.spot(key), fmt::format("`{}` is longer than {} bytes", key, most));
  if (!is_plain_text(text) || text.find('\n') != std::string::npos)
    table.fault(table.spot(key), fmt::format("`{}` is not one line of plain text", key));
  return text;
}

FormField read_field(Table& table) {
  FormField field;
  field.label = words(table, "label", limits::kShortTextBytes, Need::Required);
  field.hint = words(table, "hint", kHintBytes, Need::Optional);
  field.from = table.text("from", Need::Optional);
  if (!field.from.empty() && !is_source(field.from))
    table.fault(table.spot("from"), fmt::format("nothing is called `{}`", field.from),
                guidance::suggest(field.from, source_names()));
  if (const auto* needed = table.get("needed", guidance::Value::Kind::Flag, Need::Optional))
    field.needed = needed->flag;
  table.finish();
  return field;
}

FormSection read_section(const PackFile& file, Table& table, Faults& faults) {
  FormSection section;
  section.title = words(table, "title", limits::kShortTextBytes, Need::Required);
  section.lead = words(table, "lead", kHintBytes, Need::Optional);
  std::set<std::string> labels;
  for (const guidance::Value* value : guidance::tables_of(table, "field")) {
    Table inside(file, *value, faults);
    section.fields.push_back(read_field(inside));
    if (!labels.insert(section.fields.back().label).second)
      inside.fault(inside.spot("label"), "two fields of this section have the same label");
  }
  table.finish();
  return section;
}

FormTemplate read_root(const PackFile& file, Table& root, Faults& faults) {
  FormTemplate form;
  form.id = root.id("id");
  form.title = words(root, "title", limits::kShortTextBytes, Need::Required);
  form.lead = words(root, "lead", kHintBytes, Need::Optional);
  std::size_t fields = 0;
  for (const guidance::Value* value : guidance::tables_of(root, "section")) {
    Table table(file, *value, faults);
    if (form.sections.size() == kSectionsMax) {
      table.fault(table.spot(), fmt::format("more than {} sections", kSectionsMax));
      break;
    }
    form.sections.push_back(read_section(file, table, faults));
    fields += form.sections.back().fields.size();
  }
  if (fields > kFormTemplateFields)
    root.fault(root.spot(), fmt::format("{} fields, and a form has at most {}", fields, kFormTemplateFields));
  root.finish();
  return form;
}

}  // namespace

std::span<const FormSource> form_sources() { return kSources; }

std::expected<FormTemplate, std::vector<Fault>> read_form(const PackFile& file) {
  if (file.bytes.size() > kFormBytes)
    return std::unexpected(std::vector<Fault>{
        {file.name, 0, 0, fmt::format("longer than {} bytes", kFormBytes), "make it shorter"}});
  const auto tree = guidance::read_toml(file);
  if (!tree) return std::unexpected(std::vector<Fault>{tree.error()});
  Faults faults;
  Table root(file, *tree, faults);
  FormTemplate form = read_root(file, root, faults);
  if (!faults.empty()) return std::unexpected(faults.take());
  form.sha256 = to_hex(crypt::sha256(bytes_of(file.bytes)));
  return form;
}

const PackFile& built_in_form_file() {
  static const PackFile file{std::string(embedded::forms().front().name),
                             std::string(embedded::forms().front().bytes)};
  return file;
}

const FormTemplate& built_in_form() {
  static const FormTemplate form = [] {
    auto read = read_form(built_in_form_file());
    SW_CHECK(read.has_value());
    return *std::move(read);
  }();
  return form;
}

Result<void> keep_form(const std::filesystem::path& organisation, const PackFile& file) {
  const auto form = read_form(file);
  if (!form) return fail(ErrorCode::BadInput, one_line(form.error().front()), file.name);
  std::error_code error;
  if (!std::filesystem::is_directory(organisation, error))
    return fail(ErrorCode::NotFound, "there is no such organisation; add it with `sharewell org add`");
  const std::filesystem::path folder = organisation / "forms";
  std::filesystem::create_directory(folder, error);
  if (error) return fail(ErrorCode::Unavailable, error.message(), folder.string());
  SW_TRY(const auto kept, read_pack_folder(folder));
  const std::string name = form->id + ".toml";
  if (kept.size() >= kFormsMax && std::ranges::find(kept, name, &PackFile::name) == kept.end())
    return fail(ErrorCode::TooLarge, fmt::format("an organisation keeps at most {} forms", kFormsMax));
  return keep_file(folder, name, file.bytes);
}

Result<std::vector<PackFile>> Forms::files() const {
  std::error_code none;
  std::vector<PackFile> kept;
  if (!organisation_.empty() && std::filesystem::is_directory(organisation_ / "forms", none)) {
    SW_TRY(kept, read_pack_folder(organisation_ / "forms"));
  }
  if (kept.empty()) kept.push_back(built_in_form_file());
  return kept;
}

Result<std::vector<FormTemplate>> Forms::all() const {
  SW_TRY(const auto kept, files());
  std::vector<FormTemplate> forms;
  for (const PackFile& file : kept) {
    auto form = read_form(file);
    if (!form) return fail(ErrorCode::Damaged, one_line(form.error().front()), "forms/" + file.name);
    forms.push_back(*std::move(form));
  }
  return forms;
}

}  // namespace sharewell::casework
