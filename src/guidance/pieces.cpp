// SPDX-License-Identifier: MIT
#include "guidance/pieces.h"

#include <algorithm>
#include <utility>

#include "base/json_text.h"
#include "guidance/listing.h"

namespace sharewell::guidance {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_text(out, text);
  return out;
}

std::string after_comma(std::string_view id) { return "," + quoted(id); }

/// Its key, and its value in JSON.
struct Member {
  std::string_view key;
  BothOrders value;
};

Member text(std::string_view key, std::string_view value) { return {key, {quoted(value), quoted(value)}}; }

std::string joined(const std::vector<Member>& members, std::string BothOrders::* order) {
  std::string out = "{";
  for (const Member& member : members) {
    if (out.size() > 1) out += ',';
    out += quoted(member.key) + ":" + member.value.*order;
  }
  return out + "}";
}

/// The members as they are printed; the keys are ASCII, so that RFC 8785 sorts them by their bytes.
BothOrders object(std::vector<Member> members) {
  BothOrders out;
  out.printed = joined(members, &BothOrders::printed);
  std::ranges::sort(members, {}, &Member::key);
  out.kept = joined(members, &BothOrders::kept);
  return out;
}

BothOrders after(std::string_view before, const BothOrders& value) {
  return {std::string(before) + value.printed, std::string(before) + value.kept};
}

Member cites(const std::vector<Cite>& cites) {
  BothOrders list{"[", "["};
  for (std::size_t i = 0; i < cites.size(); ++i) {
    const std::string page = std::to_string(cites[i].page);
    std::vector<Member> members{{"page", {page, page}}, text("heading", cites[i].heading)};
    if (!cites[i].document.empty()) members.push_back(text("document", cites[i].document));
    const BothOrders one = after(i == 0 ? "" : ",", object(std::move(members)));
    list.printed += one.printed;
    list.kept += one.kept;
  }
  return {"cite", {list.printed + "]", list.kept + "]"}};
}

Pieces::OfQuestion of_question(const Question& question) {
  Pieces::OfQuestion out{after_comma(question.id), {}};
  for (const Answer& answer : question.answers) {
    const std::vector<Cite>& places = answer.cite.empty() ? question.cite : answer.cite;
    out.answers.push_back({after_comma(answer.id),
                           after(",", object({text("question", question.id), text("answer", answer.id),
                                              text("text", reason_text(answer, places)), cites(places)}))});
  }
  return out;
}

}  // namespace

Pieces Pieces::of(const Parts& parts, std::string_view sha256, std::string_view logic) {
  Pieces out;
  out.pack = after(",\"pack\":", object({text("id", parts.id), text("edition", parts.edition),
                                         text("sha256", sha256), text("logic", logic)}));
  for (const Question& one : parts.questions) out.questions.push_back(of_question(one));
  for (const Obligation& one : parts.obligations)
    out.obligations.push_back(
        {after_comma(one.id),
         after(",", object({text("id", one.id), text("text", one.task), cites(one.cite)}))});
  for (const Outcome& one : parts.outcomes) out.outcomes.push_back(after_comma(one.id));
  for (const Rule& one : parts.rules) out.rules.push_back(after_comma(one.id));
  return out;
}

}  // namespace sharewell::guidance
