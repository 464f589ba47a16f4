// SPDX-License-Identifier: MIT
#include "casework/referral.h"

#include <algorithm>
#include <charconv>

#include "casework/papers.h"
#include "paper/document.h"
#include "web/form_parts.h"
#include "web/pages/papers.h"
#include "web/paper_words.h"

namespace sharewell::web::pages {
namespace {

using casework::FormTemplate;

Url form_url(const casework::CaseFileView& file, std::uint64_t index) {
  return file_url(file.ref) / "forms" / std::to_string(index);
}

/// The template that the address or the form names; of one alone, that one.
Result<const FormTemplate*> chosen(const Visit& visit, const std::vector<FormTemplate>& forms) {
  const auto asked = visit.request.query_value("form");
  const std::string id = asked ? std::string(*asked) : visit.typed("form");
  if (id.empty()) return forms.size() == 1 ? &forms.front() : nullptr;
  const auto found = std::ranges::find(forms, id, &FormTemplate::id);
  if (found == forms.end()) return fail(ErrorCode::NotFound, "no such form");
  return &*found;
}

http::Response choose(const Visit& visit, const DecisionOrPage& opened,
                      const std::vector<FormTemplate>& forms) {
  const Url here = record_url(opened.file->ref, opened.decision->sharing);
  std::vector<Html> items;
  for (const FormTemplate& form : forms)
    items.push_back(link(form.title, (here / "form").with("form", form.id)));
  return respond(visit, {.title = std::string(words::kFormMake),
                         .main = two_thirds(join({heading_l(words::kFormChoose), bullet_list(items)})),
                         .before = render(BackLink{.href = here})});
}

Html field_html(const casework::FormField& field, std::size_t at, const std::string& value,
                const Faults& faults) {
  const std::string name = "field-" + std::to_string(at);
  Html label = text(field.label);
  if (field.needed && value.empty())
    label += join({text(" "), render(Tag{.text = words::kFormMissing, .classes = "govuk-tag--yellow"})});
  Textarea area{.id = name,
                .name = name,
                .value = value,
                .rows = value.size() > 160 || value.find('\n') != std::string::npos ? 6 : 2,
                .label = {.text = std::move(label), .classes = "govuk-label--s"},
                .error_message = message_for(faults, name)};
  if (!field.hint.empty()) area.hint = Hint{.text = text(field.hint)};
  return render(area);
}

http::Response show(const Visit& visit, const DecisionOrPage& opened, const FormTemplate& form,
                    const std::vector<std::string>& values, const Faults& faults) {
  const Url here = record_url(opened.file->ref, opened.decision->sharing);
  Html fields;
  std::size_t at = 0;
  for (const casework::FormSection& section : form.sections) {
    fields += heading_m(text(section.title));
    if (!section.lead.empty()) fields += paragraph(text(section.lead));
    for (const casework::FormField& field : section.fields) {
      fields += field_html(field, at, values.at(at), faults);
      ++at;
    }
  }
  fields += render(Button{.text = words::kFormSave});
  const std::string once = visit.typed("once");
  const Html main =
      join({summary_of(faults), heading_l(text(form.title)), paragraph(words::kFormLead),
            form.lead.empty() ? Html{} : render(InsetText{.text = text(form.lead)}),
            render(visit.form(here / "form", fields,
                              {{"form", form.id},
                               {"once", once.empty() || once.size() > 100 ? make_once(visit) : once}}))});
  return respond(visit, {.title = std::string(words::kFormMake),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = here}),
                         .has_errors = !faults.empty()});
}

/// A decision whose file this person may take things out of, or the page to show instead.
DecisionOrPage open_to_take(const Visit& visit) {
  DecisionOrPage opened = open_decision(visit);
  if (!opened.page && !may_take(visit, *opened.file))
    opened.page = failure(visit, {ErrorCode::NotFound, "not theirs to take out", {}});
  return opened;
}

paper::Document form_paper(const casework::FormView& made) {
  paper::Document document{.title = made.form.title,
                           .reference = std::string(words::kPaperReference) + " " + made.sharing.spaced(),
                           .foot = std::string(words::kPaperFoot),
                           .made_at = made.at,
                           .parts = {}};
  std::string section;
  for (const record::FormLine& line : made.form.lines) {
    if (line.section != section || document.parts.empty()) {
      section = line.section;
      document.parts.push_back(paper::Heading{section});
      document.parts.push_back(paper::Definitions{});
    }
    const std::string& value = line.value.reveal();
    std::get<paper::Definitions>(document.parts.back())
        .rows.emplace_back(line.label, value.empty() ? std::string(words::kFormEmpty) : value);
  }
  return document;
}

/// The form in the address, of a file that this person may take things out of.
struct MadeOrPage {
  std::optional<casework::CaseFileView> file{};
  const casework::FormView* form = nullptr;
  std::optional<http::Response> page{};
};
MadeOrPage open_made(const Visit& visit) {
  MadeOrPage out;
  FileOrPage opened = open_case_file(visit);
  out.page = std::move(opened.page);
  if (out.page) return out;
  out.file = std::move(opened.file);
  const std::string& text = visit.captured.at(1);
  std::uint64_t index = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  const auto found = std::ranges::find(out.file->forms, index, &casework::FormView::index);
  const bool there =
      error == std::errc() && end == text.data() + text.size() && found != out.file->forms.end();
  if (there && may_take(visit, *out.file))
    out.form = &*found;
  else
    out.page = failure(visit, {ErrorCode::NotFound, "no such form", {}});
  return out;
}

}  // namespace

Answer referral(const Visit& visit) {
  const DecisionOrPage opened = open_to_take(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto forms, visit.organisation->forms->all());
  SW_TRY(const FormTemplate* const form, chosen(visit, forms));
  if (form == nullptr) return choose(visit, opened, forms);
  SW_TRY(const auto values, casework::filled(visit.desk(), *form, *opened.file, *opened.decision));
  return show(visit, opened, *form, values, {});
}

Answer make_referral(const Visit& visit) {
  const DecisionOrPage opened = open_to_take(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto forms, visit.organisation->forms->all());
  SW_TRY(const FormTemplate* const form, chosen(visit, forms));
  if (form == nullptr) return choose(visit, opened, forms);
  std::vector<std::string> values;
  for (const casework::FormSection& section : form->sections)
    for (std::size_t i = 0; i < section.fields.size(); ++i)
      values.push_back(visit.typed("field-" + std::to_string(values.size())));
  const std::string once = visit.typed("once");
  SW_TRY(const auto made, casework::make_form(visit.desk(), *form, opened.file->ref, opened.decision->sharing,
                                              values, once.size() > 100 ? std::string() : once));
  if (const auto* faults = std::get_if<Faults>(&made)) return show(visit, opened, *form, values, *faults);
  return go_to(form_url(*opened.file, std::get<std::uint64_t>(made)));
}

Answer form_made(const Visit& visit) {
  const MadeOrPage opened = open_made(visit);
  if (opened.page) return *opened.page;
  const casework::FormView& made = *opened.form;
  const paper::Document document = form_paper(made);
  Html shown;
  for (const paper::Part& part : document.parts) {
    if (const auto* heading = std::get_if<paper::Heading>(&part)) shown += heading_m(text(heading->text));
    const auto* rows = std::get_if<paper::Definitions>(&part);
    if (rows == nullptr) continue;
    SummaryList list;
    for (const auto& [key, value] : rows->rows)
      list.rows.push_back({.key = {.text = text(key)}, .value = {.text = lines(value)}});
    shown += render(list);
  }
  const Html main =
      join({heading_l(text(made.form.title)),
            paragraph(join({text(words::kFormMadeBy), text(visit.organisation->people->name_of(made.by)),
                            text(", "), text(london_date_time(made.at))})),
            take_button(visit, form_url(*opened.file, made.index) / "pdf", words::kDecisionPdf), shown,
            heading_m(words::kSummaryHeading), copy_block(words::kSummaryLabel, paper::to_text(document)),
            small_print(words::kPaperAudit), small_print(words::kPrint)});
  return respond(visit, {.title = std::string(words::kFormMade),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record_url(opened.file->ref, made.sharing)})});
}

Answer take_form_pdf(const Visit& visit) {
  const MadeOrPage opened = open_made(visit);
  if (opened.page) return *opened.page;
  const casework::FormView& made = *opened.form;
  const std::string once = visit.typed("once");
  SW_TRY([[maybe_unused]] const auto file,
         casework::take_on_paper(visit.desk(), opened.file->ref,
                                 std::string(words::kFormPdfTaken) + made.form.title,
                                 once.size() > 100 ? std::string() : once));
  SW_TRY(std::string pdf, paper::to_pdf(form_paper(made)));
  return download("application/pdf", "form-" + made.sharing.text() + ".pdf", std::move(pdf));
}

}  // namespace sharewell::web::pages
