// SPDX-License-Identifier: MIT
#include "decide/pack_json.h"

#include <string_view>
#include <vector>

#include "base/json_text.h"

namespace sharewell::decide {
namespace {

using guidance::Cite;
using guidance::Pack;

/// Writes JSON piece by piece; commas come by themselves.
class Line {
 public:
  Line& open(char bracket) {
    comma();
    out_ += bracket;
    fresh_ = true;
    return *this;
  }
  Line& close(char bracket) {
    out_ += bracket;
    fresh_ = false;
    return *this;
  }
  Line& key(std::string_view name) {
    comma();
    append_json_text(out_, name);
    out_ += ':';
    fresh_ = true;
    return *this;
  }
  Line& text(std::string_view value) {
    comma();
    append_json_text(out_, value);
    return *this;
  }
  Line& bare(std::string_view value) {
    comma();
    out_ += value;
    return *this;
  }
  Line& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  template <class Part, class Write>
  Line& list(std::string_view name, const std::vector<Part>& parts, Write write) {
    key(name).open('[');
    for (const Part& part : parts) write(part);
    return close(']');
  }
  [[nodiscard]] std::string done() { return std::move(out_); }

 private:
  void comma() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }
  std::string out_;
  bool fresh_ = true;
};

void cites(Line& line, const std::vector<Cite>& all) {
  line.list("cite", all, [&](const Cite& cite) {
    line.open('{').key("page").bare(std::to_string(cite.page)).text("heading", cite.heading);
    if (!cite.document.empty()) line.text("document", cite.document);
    line.close('}');
  });
}

void question(Line& line, const guidance::Question& asked) {
  line.open('{').text("id", asked.id).text("ask", asked.ask).text("hint", asked.hint).text("why", asked.why);
  line.text("set_by", asked.set_by).text("missing", asked.answers[asked.missing].id);
  line.list("answers", asked.answers, [&](const guidance::Answer& answer) {
    line.open('{').text("id", answer.id).text("label", answer.label).text("hint", answer.hint);
    line.key("unknown").bare(answer.unknown ? "true" : "false").close('}');
  });
  line.list("myths", asked.myths, [&](const std::string& myth) { line.text(myth); });
  cites(line, asked.cite);
  line.close('}');
}

void obligation(Line& line, const guidance::Obligation& raised) {
  line.open('{').text("id", raised.id).text("text", raised.task).text("detail", raised.detail);
  line.text("due", raised.due).text("group", raised.group);
  cites(line, raised.cite);
  line.close('}');
}

void notice(Line& line, const guidance::Notice& said) {
  line.open('{').text("id", said.id).text("text", said.text).text("date", said.date);
  line.text("evidence", said.evidence).text("link", said.link).close('}');
}

void contact(Line& line, const guidance::Contact& local) {
  line.open('{').text("id", local.id).text("name", local.name).text("about", local.about);
  line.text("phone", local.phone).text("email", local.email).text("hours", local.hours).close('}');
}

void rules(Line& line, const Pack& pack) {
  line.list("rules", pack.rules(), [&](const guidance::Rule& rule) {
    line.open('{').text("id", rule.id).text("outcome", pack.outcomes()[rule.outcome].id);
    line.text("text", rule.text);
    cites(line, rule.cite);
    line.close('}');
  });
}

void identity(Line& line, const Pack& pack) {
  const guidance::Parts& parts = pack.parts();
  line.text("id", parts.id).text("edition", parts.edition).text("title", parts.title);
  line.text("publisher", parts.publisher).text("reference", parts.reference);
  line.text("sha256", pack.sha256()).text("logic", pack.logic());
}

}  // namespace

std::string pack_to_json(const Pack& pack) {
  Line line;
  line.open('{');
  identity(line, pack);
  line.list("outcomes", pack.outcomes(), [&](const guidance::Outcome& outcome) {
    line.open('{').text("id", outcome.id).text("title", outcome.title).text("lead", outcome.lead);
    line.key("rank").bare(std::to_string(outcome.rank)).close('}');
  });
  line.list("questions", pack.questions(), [&](const auto& one) { question(line, one); });
  rules(line, pack);
  line.list("obligations", pack.obligations(), [&](const auto& one) { obligation(line, one); });
  line.list("notices", pack.parts().notices, [&](const auto& one) { notice(line, one); });
  line.list("contacts", pack.parts().contacts, [&](const auto& one) { contact(line, one); });
  line.list("myths", pack.myths(), [&](const guidance::Myth& myth) {
    line.open('{').text("id", myth.id).text("myth", myth.myth).text("answer", myth.answer);
    cites(line, myth.cite);
    line.close('}');
  });
  line.key("texts").open('{');
  for (const auto& [key, text] : pack.parts().texts) line.text(key, text);
  return line.close('}').close('}').done();
}

}  // namespace sharewell::decide
