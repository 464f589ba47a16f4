// SPDX-License-Identifier: MIT
#include "casework/copy.h"

#include <charconv>

#include "web/copy_words.h"
#include "web/form_parts.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {
namespace {

http::Response ask(const Visit& visit, const casework::CaseFileView& file, const Faults& faults) {
  const std::string once = visit.typed("once");
  const Html fields =
      join({render(Textarea{.id = "purpose",
                            .name = "purpose",
                            .value = visit.typed("purpose"),
                            .rows = 3,
                            .label = {.text = words::kCopyPurpose, .classes = "govuk-label--m"},
                            .hint = Hint{.text = words::kCopyPurposeHint},
                            .error_message = message_for(faults, "purpose")}),
            render(Button{.text = words::kCopyTake})});
  const Html form =
      render(visit.form(file_url(file.ref) / "copy", fields,
                        {{"once", once.empty() || once.size() > 100 ? make_once(visit) : once}}));
  const Html main = join({summary_of(faults), heading_l(words::kCopyTitle), paragraph(words::kCopyLead),
                          render(WarningText{.text = words::kCopyWarning}), form});
  return respond(visit, {.title = std::string(words::kCopyTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = file_url(file.ref)}),
                         .has_errors = !faults.empty()});
}

Html command_html(std::string_view command) {
  return element("pre",
                 Attributes{}
                     .classes("app-proof")
                     .set("tabindex", "0")
                     .set("role", "region")
                     .set("aria-label", words::kCopyCommand),
                 text(command));
}

/// The number in the address; NotFound if it is none.
Result<std::uint64_t> copy_at(const Visit& visit) {
  const std::string& text = visit.captured.at(1);
  std::uint64_t index = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (error != std::errc() || end != text.data() + text.size())
    return fail(ErrorCode::NotFound, "the address holds no copy");
  return index;
}

}  // namespace

Answer copy(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  return ask(visit, *opened.file, {});
}

Answer take_copy(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  const FileRef& file = opened.file->ref;
  const std::string once = visit.typed("once");
  SW_TRY(const auto taken, casework::take_copy(visit.desk(), file, visit.typed("purpose"),
                                               once.size() > 100 ? std::string() : once));
  if (const auto* faults = std::get_if<Faults>(&taken)) return ask(visit, *opened.file, *faults);
  return go_to(file_url(file) / "copies" / std::to_string(std::get<std::uint64_t>(taken)));
}

Answer copy_taken(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  const FileRef& file = opened.file->ref;
  SW_TRY(const std::uint64_t index, copy_at(visit));
  SW_TRY([[maybe_unused]] const std::string bundle,
         casework::bundle_of(visit.desk(), *visit.organisation->witnessing, file, index));
  const std::string key = visit.organisation->store->verifier_key();
  const Html main =
      join({heading_l(words::kCopyTaken), render(WarningText{.text = words::kCopyWarning}),
            paragraph(words::kCopyCare),
            render(Button{.text = words::kCopySave,
                          .href = file_url(file) / "copies" / visit.captured.at(1) / "bundle.tar"}),
            heading_m(words::kCopyCheck), paragraph(words::kCopyCheckText),
            command_html("sharewell-verify --key '" + key + "' bundle.tar")});
  return respond(visit, {.title = std::string(words::kCopyTaken),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = file_url(file)})});
}

Answer copy_file(const Visit& visit) {
  const FileOrPage opened = open_own_file(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const std::uint64_t index, copy_at(visit));
  SW_TRY(std::string bundle,
         casework::bundle_of(visit.desk(), *visit.organisation->witnessing, opened.file->ref, index));
  return download("application/x-tar", "bundle.tar", std::move(bundle));
}

}  // namespace sharewell::web::pages
