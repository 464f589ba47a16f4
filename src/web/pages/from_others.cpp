// SPDX-License-Identifier: MIT
#include "web/pages/from_others.h"

#include "casework/fields.h"
#include "casework/repeat.h"
#include "web/asking_words.h"
#include "web/pages/day_fields.h"
#include "web/pages/record_url.h"

namespace sharewell::web::pages {
namespace {

using casework::AskedView;
using casework::ReceivedView;

std::string name_of(const Visit& visit, const PersonRef& ref) {
  return visit.organisation->people->name_of(ref);
}

TimelineEntry entry_of(const Visit& visit, const casework::CaseFileView& file, const AskedView& one) {
  const Url text_of = file_url(file.ref) / "asked" / std::to_string(one.index);
  return {
      .title = link(join({text(body_words(visit, one.asked.of)), text(", "), text(one.asked.whom.reveal())}),
                    text_of),
      .when = text(london_date_time(one.asked_at)),
      .datetime = to_rfc3339(one.asked_at),
      .by = text(name_of(visit, one.by)),
      .text = join({lines(one.asked.what.reveal()), markup("<br>"),
                    text(one.answered ? words::kAskedAnswered : words::kAskedOpen)})};
}

TimelineEntry entry_of(const Visit& visit, const ReceivedView& one) {
  std::string who = body_words(visit, one.received.from);
  if (!one.received.whom.reveal().empty()) who += ", " + one.received.whom.reveal();
  const words::Text kind = one.received.fact ? words::kReceivedFact : words::kReceivedOpinion;
  Html said = join({lines(one.received.what.reveal()), markup("<br>"), text(kind)});
  if (one.received.asked != 0) said += join({markup("<br>"), text(words::kReceivedAnswers)});
  said += join({markup("<br>"), text(words::kReceivedLookAgain), text(day_words(one.received.keep_until))});
  return {.title = text(who),
          .when = text(london_date_time(one.came_at)),
          .datetime = to_rfc3339(one.came_at),
          .by = text(name_of(visit, one.by)),
          .text = std::move(said)};
}

/// Newest first.
Html received_html(const Visit& visit, const std::vector<ReceivedView>& received) {
  std::vector<TimelineEntry> entries;
  for (const ReceivedView& one : received) entries.push_back(entry_of(visit, one));
  return timeline(entries);
}

}  // namespace

std::string body_words(const Visit& visit, std::string_view body) {
  for (const casework::Choice& choice : casework::field_of(visit.pack(), "recipient", {}).choices)
    if (choice.id == body) return choice.label;
  return std::string(body);
}

Html from_others_html(const Visit& visit, const casework::CaseFileView& file) {
  Html out;
  if (!file.asked.empty()) {
    std::vector<TimelineEntry> entries;
    for (auto one = file.asked.rbegin(); one != file.asked.rend(); ++one)
      entries.push_back(entry_of(visit, file, *one));
    out += join({heading_m(words::kAskedOfOthers), timeline(entries)});
  }
  if (!file.received.empty())
    out += join({heading_m(words::kFromOthers),
                 received_html(visit, {file.received.rbegin(), file.received.rend()})});
  return out;
}

Html beside_questions(const Visit& visit, const casework::Draft& draft) {
  const auto file = casework::file_of(draft);
  if (!file) return {};
  const auto received = casework::received_about(visit.desk(), *file);
  if (!received) return render(InsetText{.text = words::kBesideFailed});
  if (received->empty()) return {};
  return join(
      {heading_m(words::kFromOthers), small_print(words::kBesideLead), received_html(visit, *received)});
}

Html with_beside(const Html& content, const Html& beside) {
  return beside.empty() ? two_thirds(content) : two_columns(content, beside);
}

Result<ReadFirst> read_first(const Visit& visit, const casework::Draft& draft, const FileRef& chosen) {
  ReadFirst out;
  if (const auto file = casework::file_of(draft); file && *file == chosen) return out;
  // What came is worth a look first, but no decision waits because it cannot be read.
  const auto received = casework::received_about(visit.desk(), chosen);
  if (!received || received->empty()) return out;
  out.mark = {"read", chosen.text() + "." + std::to_string(received->size())};
  if (visit.typed("read") == out.mark.value) return out;
  out.warning = render(
      NotificationBanner{.content = join({paragraph(words::kReadFirst), received_html(visit, *received)}),
                         .title = words::kReadFirstTitle});
  return out;
}

}  // namespace sharewell::web::pages
