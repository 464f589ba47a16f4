// SPDX-License-Identifier: MIT
#include "casework/keeping.h"

#include "web/pages/day_fields.h"
#include "web/pages/file_form.h"
#include "web/pages/keeping.h"
#include "web/pages/keeping_shown.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using casework::ErasureWaiting;
using casework::Keeping;

SummaryRow line(words::Text key, Html value) {
  return {.key = {.text = text(key)}, .value = {.text = std::move(value)}};
}

Html summary_html(const Keeping& keeping) {
  SummaryList list;
  Html named = text(keeping.retention.title);
  if (!keeping.chosen) named += join({text(" ("), text(words::kKeepingByStandard), text(")")});
  list.rows.push_back(line(words::kKeepingClass, std::move(named)));
  if (keeping.until.empty()) {
    list.rows.push_back(line(words::kKeepingUntil, text(counts_words(keeping.retention))));
  } else {
    const std::string_view event = words_of(words::kRetentionEvents, keeping.retention.counts_from);
    list.rows.push_back(
        line(words::kKeepingCounts,
             join({text(keeping.birth_missing ? std::string_view(words::kKeepingNoBirth) : event), text(": "),
                   text(day_words(casework::years_after(keeping.counted_from, 0)))})));
    list.rows.push_back(line(words::kKeepingUntil, text(day_words(keeping.until))));
  }
  list.rows.push_back(line(words::kKeepingSource, text(keeping.retention.source)));
  if (!keeping.why.empty()) list.rows.push_back(line(words::kKeepingWhy, lines(keeping.why)));
  list.rows.push_back(line(words::kKeepingHold, keeping.held ? join({strong(words::kKeepingHeld),
                                                                     markup("<br>"), lines(keeping.hold_why)})
                                                             : text(words::kKeepingNotHeld)));
  return render(list);
}

Html agree_html(const Visit& visit, const FileRef& file, const Faults& faults) {
  const Checkboxes read{.name = "agree",
                        .error_message = message_for(faults, "agree"),
                        .items = {{.value = "yes", .text = words::kEraseRead}}};
  return join({render(WarningText{.text = words::kEraseWarning}), paragraph(words::kEraseElsewhere),
               render(visit.form(file_url(file) / "keeping" / "agree",
                                 join({render(read), render(Button{.text = words::kEraseAgree,
                                                                   .classes = "govuk-button--warning"})})))});
}

Html waiting_html(const Visit& visit, const KeptFile& opened, const ErasureWaiting& waiting,
                  const Faults& faults) {
  const std::string why_not = casework::why_not_yet(visit.desk(), waiting, *opened.file, opened.keeping);
  Html said = join({text(words::kEraseAskedBy), text(visit.organisation->people->name_of(waiting.by)),
                    text(", "), text(london_date_time(waiting.at)), text(". "),
                    text(words_of(words::kErasureGrounds, waiting.asked.ground)), text(".")});
  if (!waiting.asked.words.empty()) said += join({markup("<br>"), lines(waiting.asked.words)});
  const FileRef& file = opened.file->ref;
  return join({heading_m(words::kEraseAsked), render(InsetText{.text = std::move(said)}),
               why_not.empty() ? agree_html(visit, file, faults) : paragraph(why_not),
               form_once(visit, file_url(file) / "keeping" / "back", {}, words::kEraseBack)});
}

Html ways_html(const Visit& visit, const KeptFile& opened) {
  const Url here = file_url(opened.file->ref) / "keeping";
  const auto button = [](words::Text what, const Url& where) {
    return render(Button{.text = what, .classes = "govuk-button--secondary", .href = where});
  };
  Html out =
      join({button(words::kKeepingChoose, here / "class"),
            button(opened.keeping.held ? words::kKeepingHoldOff : words::kKeepingHoldOn, here / "hold")});
  if (!opened.keeping.held && !visit.organisation->erasures->waiting(opened.file->ref))
    out += button(words::kErase, here / "erase");
  return out;
}

http::Response show(const Visit& visit, const KeptFile& opened, const Faults& faults) {
  const auto waiting = visit.organisation->erasures->waiting(opened.file->ref);
  const bool over = opened.keeping.is_over(casework::day_of(visit.parts.clock())) && !opened.keeping.held;
  const Html main =
      join({caption_l(text(name_of_file(opened.file->label))), heading_l(words::kKeeping),
            over && !waiting ? render(InsetText{.text = words::kKeepingOver}) : Html{},
            summary_html(opened.keeping), waiting ? waiting_html(visit, opened, *waiting, faults) : Html{},
            ways_html(visit, opened)});
  return form_page(visit, words::kKeeping, main, file_url(opened.file->ref), faults);
}

}  // namespace

KeptFile open_kept_file(const Visit& visit) {
  KeptFile out;
  if (!visit.me->leads()) {
    out.page = failure(visit, {ErrorCode::NotAllowed, "only a safeguarding lead decides that", {}});
    return out;
  }
  FileOrPage opened = open_own_file(visit);
  out.page = std::move(opened.page);
  out.file = std::move(opened.file);
  if (out.file)
    out.keeping = casework::keeping_of(*out.file, casework::retentions_ever(*visit.organisation->retentions));
  return out;
}

Answer keeping(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  return opened.page ? *opened.page : show(visit, opened, {});
}

Answer agree_erasure(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  if (opened.page) return *opened.page;
  if (visit.typed("agree") != "yes")
    return show(visit, opened, {{"agree", "Read the case file, and tick this when nothing in it is needed"}});
  SW_TRY(const auto done,
         casework::agree_erasure(visit.desk(), *visit.organisation->retentions, *visit.organisation->erasures,
                                 *visit.organisation->finder, opened.file->ref));
  // What keeps it from being done stands on the page as it is now.
  if (std::holds_alternative<Faults>(done)) return show(visit, opened, {});
  const bool finished = std::get<casework::ErasedNow>(done).finished;
  const Html main =
      join({heading_l(words::kErasedTitle), paragraph(text(opened.file->ref.spaced())),
            paragraph(finished ? words::kErasedDone : words::kErasedSoon), paragraph(words::kRetentionBackup),
            paragraph(words::kEraseElsewhere), paragraph(link(words::kRetention, "/retention"))});
  return respond(visit, {.title = std::string(words::kErasedTitle), .main = two_thirds(main)});
}

Answer take_back_erasure(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  if (opened.page) return *opened.page;
  SW_TRY([[maybe_unused]] const auto done,
         casework::take_back_erasure(visit.desk(), *visit.organisation->erasures, opened.file->ref,
                                     once_of(visit).value));
  return go_to(file_url(opened.file->ref) / "keeping");
}

}  // namespace sharewell::web::pages
