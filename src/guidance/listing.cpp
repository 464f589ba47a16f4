// SPDX-License-Identifier: MIT
#include "guidance/listing.h"

#include <fmt/format.h>

#include <algorithm>

namespace sharewell::guidance {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

class Lister {
 public:
  std::vector<Line> lines;
  void part(std::string_view kind, std::string_view id) { part_ = fmt::format("{} {}", kind, id); }
  void say(std::string_view aspect, std::string text) {
    if (!text.empty()) lines.push_back({part_, std::string(aspect), std::move(text)});
  }

 private:
  std::string part_;
};

void list_identity(Lister& out, const Parts& parts) {
  out.lines.push_back({"pack", "id", parts.id});
  out.lines.push_back({"pack", "edition", parts.edition});
  out.part("the", "document");
  out.say("title", parts.title);
  out.say("publisher", parts.publisher);
  out.say("reference", parts.reference);
  out.say("jurisdiction", parts.jurisdiction);
  out.say("licence", parts.licence);
  out.say("in force from", parts.in_force_from);
  out.say("superseded on", parts.superseded_on);
  out.say("local additions in force from", parts.local_from);
  out.say("local additions superseded on", parts.local_until);
  out.say("pages", fmt::format("{} to {}", parts.page_first, parts.page_last));
}

void list_question(Lister& out, const Question& question) {
  std::vector<std::string> ids, unknown, ordered;
  for (const Answer& answer : question.answers) {
    ids.push_back(answer.id);
    if (answer.unknown) unknown.push_back(answer.id);
  }
  for (const AnswerIndex index : question.ordered) ordered.push_back(question.answers[index].id);
  out.part("question", question.id);
  out.say("what is asked", question.ask);
  out.say("hint", question.hint);
  out.say("why it is asked", question.why);
  out.say("answers", joined(ids));
  out.say("answers that mean not known", joined(unknown));
  out.say("answers in order", joined(ordered));
  out.say("not answered counts as", question.answers[question.missing].id);
  out.say("set by", question.set_by);
  out.say("notes", joined(question.notes));
  out.say("myths", joined(question.myths));
  out.say("cites", in_words(question.cite));
  for (const Answer& answer : question.answers) {
    out.say(fmt::format("answer {}: label", answer.id), answer.label);
    out.say(fmt::format("answer {}: hint", answer.id), answer.hint);
    out.say(fmt::format("answer {}: said", answer.id), answer.said);
    out.say(fmt::format("answer {}: reason", answer.id), answer.reason);
    out.say(fmt::format("answer {}: cites", answer.id), in_words(answer.cite));
  }
}

void list_rules(Lister& out, const Parts& parts) {
  for (std::size_t i = 0; i < parts.rules.size(); ++i) {
    const Rule& rule = parts.rules[i];
    const bool second = i > 0 && parts.rules[i - 1].id == rule.id;
    out.part("rule", second ? rule.id + ", second row" : rule.id);
    out.say("in words", rule.text);
    out.say("outcome", parts.outcomes[rule.outcome].id);
    out.say("cites", in_words(rule.cite));
  }
}

void list_what_follows(Lister& out, const Parts& parts) {
  for (const Obligation& obligation : parts.obligations) {
    out.part("obligation", obligation.id);
    out.say("task", obligation.task);
    out.say("detail", obligation.detail);
    out.say("due", obligation.due);
    out.say("group", obligation.group);
    out.say("cites", in_words(obligation.cite));
  }
  for (const Notice& notice : parts.notices) {
    out.part("notice", notice.id);
    out.say("text", notice.text);
    out.say("date", notice.date);
    out.say("evidence", notice.evidence);
    out.say("link", notice.link);
  }
}

void list_words(Lister& out, const Parts& parts) {
  for (const Myth& myth : parts.myths) {
    out.part("myth", myth.id);
    out.say("myth", myth.myth);
    out.say("answer", myth.answer);
    out.say("questions", joined(myth.questions));
    out.say("cites", in_words(myth.cite));
  }
  for (const Term& term : parts.terms) {
    out.part("word", term.id);
    out.say("word", term.term);
    out.say("meaning", term.meaning);
  }
  for (const Contact& contact : parts.contacts) {
    out.part("contact", contact.id);
    out.say("name", contact.name);
    out.say("about", contact.about);
    out.say("phone", contact.phone);
    out.say("email", contact.email);
    out.say("hours", contact.hours);
  }
  for (const auto& [key, text] : parts.texts) {
    out.part("text", key);
    out.say("words", text);
  }
}

}  // namespace

std::string in_words(const Contact& contact) {
  std::string text = contact.name + ": " + contact.about;
  for (const std::string* one : {&contact.phone, &contact.email})
    if (!one->empty()) text += ", " + *one;
  return contact.hours.empty() ? text : fmt::format("{} ({})", text, contact.hours);
}

std::string place_of(const Cite& cite) {
  return fmt::format("{}{}p.{}", cite.document, cite.document.empty() ? "" : " ", cite.page);
}

std::string places_of(const std::vector<Cite>& cites) {
  std::vector<std::string> places;
  for (const Cite& cite : cites)
    if (std::string place = place_of(cite); std::ranges::find(places, place) == places.end())
      places.push_back(std::move(place));
  return joined(places);
}

std::string reason_text(const Answer& answer, const std::vector<Cite>& cites) {
  std::string text = answer.said;
  if (!text.empty() && text.back() != '.') text += '.';
  return text + " " + answer.reason + " (" + places_of(cites) + ")";
}

std::string in_words(const std::vector<Cite>& cites) {
  std::string text;
  for (const Cite& cite : cites)
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", place_of(cite), cite.heading);
  return text;
}

std::vector<Line> listing(const Parts& parts) {
  Lister out;
  list_identity(out, parts);
  for (const Question& question : parts.questions) list_question(out, question);
  for (const Outcome& outcome : parts.outcomes) {
    out.part("outcome", outcome.id);
    out.say("title", outcome.title);
    out.say("lead", outcome.lead);
    out.say("rank", std::to_string(outcome.rank));
    out.say("same as", outcome.same_as);
  }
  list_rules(out, parts);
  list_what_follows(out, parts);
  list_words(out, parts);
  return std::move(out.lines);
}

}  // namespace sharewell::guidance
