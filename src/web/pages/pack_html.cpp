// SPDX-License-Identifier: MIT
#include "web/pages/pack_html.h"

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "guidance/listing.h"
#include "web/components/components.h"
#include "web/form_parts.h"
#include "web/pages/advice.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

using guidance::Pack;

Html notice_line(const guidance::Notice& notice) {
  const auto to = Url::outside(notice.link);
  return to ? join({text(notice.text), text(" "), link(to->text().substr(8), *to)}) : text(notice.text);
}

/// Which advice this is, that it binds nobody, and what came after it. @cite requirements R002, R005, R048
Html edition_of(const Pack& pack) {
  const guidance::Parts& parts = pack.parts();
  std::vector<Html> always;
  for (const guidance::Notice* notice : pack.notices(pack.complete({})))
    always.push_back(notice_line(*notice));
  return join(
      {small_print(join({strong(join({text(parts.publisher), text(" advice, "), text(parts.edition)})),
                         text(" ("), text(parts.reference), text("). "), text(pack.text("non_statutory")),
                         text(" "), text(pack.text("paramount"))})),
       render(Details{.summary = words::kNoticesHeading, .text = bullet_list(always)})});
}

Html contacts_of(const Pack& pack) {
  std::vector<Html> items;
  for (const guidance::Contact& contact : pack.parts().contacts)
    items.push_back(text(guidance::in_words(contact)));
  return items.empty() ? Html{} : join({heading_m(words::kContactsHeading), bullet_list(items)});
}

Html script_block(const Pack& pack, std::string_view before, std::string_view script,
                  std::string_view after) {
  return join({paragraph(pack.text(before)), render(InsetText{.text = lines(pack.text(script))}),
               listed(pack.text(after))});
}

Html ask_first_of(const Pack& pack) {
  return render(
      Details{.summary = pack.text("ask_first_title"),
              .text = script_block(pack, "consent_script_before", "consent_script", "consent_script_after")});
}

Html ask_advice_of(const Pack& pack) {
  return render(Details{.summary = pack.text("ask_advice_title"),
                        .text = script_block(pack, "advice_script_before", "advice_script", "advice_whom")});
}

Html where(const std::vector<guidance::Cite>& cites) { return citation(cited(cites)); }

PackHtml::Duty duty_of(const Pack& pack, const guidance::Obligation& duty) {
  const Html line = join({strong(duty.task), text(" "),
                          render(Tag{.text = due_words(pack, duty.due), .classes = "govuk-tag--grey"})});
  const Html how = join({strong(duty.task), markup("<br>"), text(duty.detail), text(" ")});
  return {Lasting(line), Lasting(how), Lasting(text(" ") + where(duty.cite))};
}

PackHtml::Rule rule_of(const guidance::Rule& rule) {
  return {Lasting(paragraph(rule.text)), Lasting(cite_line(rule.cite)), Lasting(text(rule.ask) + text(" ")),
          Lasting(text(" ") + text(rule.text)), Lasting(text(" ") + where(rule.cite))};
}

Html myth_of(const guidance::Myth& myth) {
  return join({paragraph(strong(myth.myth)), paragraph(myth.answer), cite_line(myth.cite)});
}

}  // namespace

PackHtml::PackHtml(const Pack& pack)
    : edition(edition_of(pack)),
      contacts(contacts_of(pack)),
      ask_first(ask_first_of(pack)),
      ask_advice(ask_advice_of(pack)) {
  for (const guidance::Notice* one : pack.notices(pack.complete({}))) always.push_back(one->id);
  for (const guidance::Obligation& one : pack.obligations()) duties.push_back(duty_of(pack, one));
  for (const guidance::Myth& one : pack.myths()) myths.emplace_back(myth_of(one));
  for (const guidance::Rule& one : pack.rules()) rules.push_back(rule_of(one));
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    std::vector<Lasting>& cites = said_cites.emplace_back();
    for (std::size_t a = 0; a < pack.questions()[q].answers.size(); ++a)
      cites.emplace_back(
          cited(pack.cites(static_cast<guidance::QuestionIndex>(q), static_cast<guidance::AnswerIndex>(a))));
  }
}

const PackHtml& html_of(const Pack& pack) {
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<const PackHtml>> made;  // as many as there are packs
  {
    const std::shared_lock lock(mutex);
    if (const auto found = made.find(pack.sha256()); found != made.end()) return *found->second;
  }
  auto fresh = std::make_unique<const PackHtml>(pack);
  const std::unique_lock lock(mutex);
  return *made.try_emplace(pack.sha256(), std::move(fresh)).first->second;
}

}  // namespace sharewell::web::pages
