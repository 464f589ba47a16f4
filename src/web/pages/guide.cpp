// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "web/assets.h"
#include "web/form_parts.h"
#include "web/pages/advice.h"
#include "web/pages/danger.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

constexpr Url kWorker = "/guide-worker.js";
constexpr std::string_view kRules = "sharewell.wasm", kEngine = "engine.mjs", kScript = "guide.mjs";

/// The only page whose policy lets it compile WebAssembly. It may read from this server, which is how the
/// rules come, and may send no form anywhere: should a script fail, no answer ends up in an address.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "connect-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// A piece that web/guide/guide.mjs fills or shows; it finds it by this name.
Html part(std::string_view name, const Html& content = {}) {
  return element("div", Attributes{}.set("data-part", name), content);
}
Html hidden_part(std::string_view name, const Html& content) {
  return element("div", Attributes{}.set("data-part", name).flag("hidden"), content);
}
Html stencil(std::string_view id, const Html& content) {
  return element("template", Attributes{}.id(id), content);
}
/// A text of the pack, which the script takes from the rules that it loaded.
Html pack_text(std::string_view key) { return element("span", Attributes{}.set("data-text", key), Html{}); }

Html field_stencil() {
  const Radios radios{.name = "field",
                      .fieldset = Fieldset{.legend = {.text = text(" "),
                                                      .classes = "govuk-fieldset__legend--l",
                                                      .is_page_heading = true}},
                      .hint = Hint{.text = text(" ")},
                      .error_message = ErrorMessage{.text = text(" ")},
                      .items = {{.value = "x", .text = text(" "), .hint = Hint{.text = text(" ")}}}};
  const Html why = join(
      {element("p", Attributes{}.classes("govuk-body").set("data-part", "why"), Html{}),
       element("p", Attributes{}.classes("govuk-body-s app-citation").set("data-part", "cite"), Html{})});
  return render(radios) + render(Details{.summary = words::kWhyWeAsk, .text = why});
}

Html question_stencil() {
  Attributes advice;
  advice.set("data-part", "advice-first");
  const Html buttons = button_group(
      {render(Button{.text = words::kContinue}), render(Button{.text = words::kAdviceFirst,
                                                               .classes = "govuk-button--secondary",
                                                               .type = "button",
                                                               .attributes = advice})});
  return element("form", Attributes{}.flag("novalidate"),
                 join({heading_l(text(" ")), part("reminder"), part("fields"), buttons}));
}

Html help_stencil(const Visit& visit) {
  Attributes on;
  on.set("data-part", "carry-on");
  return danger_help(visit.pack()) + render(Button{.text = words::kCarryOn,
                                                   .classes = "govuk-button--secondary",
                                                   .type = "button",
                                                   .attributes = on});
}

/// One head for each outcome, for each has its colour; the script shows the one that fits and fills it.
Html heads(const Visit& visit) {
  Html out;
  for (const guidance::Outcome& outcome : visit.pack().outcomes())
    out += element("div", Attributes{}.set("data-outcome", outcome.id).flag("hidden"),
                   render(Outcome{.tone = tone_of(outcome.id),
                                  .kicker = words::kOnYourAnswers,
                                  .title = text(" "),
                                  .lead = text(" ")}));
  return out;
}

Html record_block() {
  Attributes again;
  again.set("data-part", "again");
  return join({heading_m(words::kGuideRecordHeading), paragraph(words::kGuideRecord),
               button_group({render(Button{.text = words::kStartDecision, .href = Url("/")}),
                             render(Button{.text = words::kGuideAgain,
                                           .classes = "govuk-button--secondary",
                                           .type = "button",
                                           .attributes = again})})});
}

Html advice_stencil(const Visit& visit) {
  const Html not_sharing =
      join({render(WarningText{.text = pack_text("reviews_show")}), paragraph(pack_text("fear"))});
  const Html taken = join({paragraph(words::kNotAsked), bullet_list({text(" ")})});
  const Html why = join({heading_m(words::kWhyHeading),
                         part("rule", join({paragraph(text(" ")), paragraph(citation(" "))})),
                         part("reasons", number_list({text(" ")})), hidden_part("taken", taken)});
  return join({heads(visit), small_print(pack_text("consistent")), hidden_part("not-sharing", not_sharing),
               part("notices"), why, heading_m(words::kDutiesHeading), part("duties"), record_block(),
               paragraph(pack_text("judgement"))});
}

Html duties_stencil() {
  return join({heading_s(text(" ")),
               bullet_list({join({strong(text(" ")), text(" "),
                                  render(Tag{.text = text(" "), .classes = "govuk-tag--grey"})})}),
               render(Details{.summary = words::kHowToDoThese,
                              .text = bullet_list({join({strong(text(" ")), markup("<br>"), part("detail"),
                                                         citation(text(" "))})})})});
}

Html stencils(const Visit& visit) {
  return join({stencil("guide-question", question_stencil()), stencil("guide-field", field_stencil()),
               stencil("guide-problem", summary_of({{"field", "-"}})),
               stencil("guide-inset", render(InsetText{.text = text(" ")})),
               stencil("guide-help", help_stencil(visit)), stencil("guide-advice", advice_stencil(visit)),
               stencil("guide-duties", duties_stencil())});
}

/// Always on top, whatever the script shows below; numbers ring where no page comes.
Html numbers(const Visit& visit) {
  const auto ring = [&](std::string_view number) { return telephone_link(visit.text(number)); };
  return paragraph(
      join({strong(link(visit.text("danger_call"), Url::telephone(visit.text("emergency_number")))),
            text(words::kGuideEmergency), text(visit.text("danger_police_not_urgent")), text(" "),
            ring("police_number"), text(". "), text(visit.text("danger_nspcc")), text(" "),
            ring("nspcc_number"), text(".")}));
}

Html without_script() {
  return join(
      {heading_l(words::kGuideTitle), paragraph(words::kGuideWithout),
       render(Button{.text = words::kSignedOutBegin, .href = Url("/questions"), .is_start_button = true}),
       paragraph(link(words::kGuidance, "/guidance"))});
}

Html script() {
  if (!has_asset(kRules)) return {};
  Writer out;
  out << "<script type=\"module\"";
  out.url("src", asset_url(kScript)) << "></script>\n";
  return out.done();
}

Html guide_root() {
  std::string groups;
  for (const std::string_view group : duty_groups())
    groups += (groups.empty() ? "" : " ") + std::string(group);
  Attributes root;
  root.id("guide").set("data-groups", groups).set("data-choose", words::kGuideChoose);
  root.set("data-within", words::kGuideWithin).set("data-page", words::kGuidePage);
  if (has_asset(kRules))
    root.set("data-engine", asset_url(kEngine).text())
        .set("data-rules", asset_url(kRules).text())
        .set("data-worker", kWorker.text());
  const Html status = element("p",
                              Attributes{}
                                  .classes("govuk-body-s")
                                  .id("guide-status")
                                  .set("role", "status")
                                  .set("data-ready", words::kGuideReady),
                              Html{});
  return element("div", root, without_script()) + status;
}

}  // namespace

Answer guide(const Visit& visit) {
  // The same bytes for everybody: it is kept for when there is no network, and says nothing about who asks.
  const Visit nobody{
      .parts = visit.parts, .request = visit.request, .recorded = visit.recorded, .carrier = visit.carrier};
  const Html main = join({numbers(visit), guide_root(), stencils(visit), script()});
  http::Response response =
      respond(nobody, {.title = std::string(words::kGuideTitle),
                       .main = two_thirds(main),
                       .before = hidden_part("back", render(BackLink{.href = "/guide"})),
                       .emergency = Url::telephone(visit.text("emergency_number"))});
  response.headers.emplace_back("Content-Security-Policy", kPolicy);
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

Answer guide_worker(const Visit&) {
  if (!has_asset(kRules)) return fail(ErrorCode::NotFound, "no rules for the browser in this build");
  std::string files = "\"/guide\",\"/danger\",\"/danger/card\"";
  for (const std::string_view name :
       {kScript, kEngine, kRules, std::string_view("sharewell.css"), std::string_view("favicon.svg")})
    files += fmt::format(",\"{}\"", asset_url(name).text());
  http::Response response{.type = "text/javascript; charset=utf-8",
                          .body = fmt::format("const files = [{}];\n{}", files, asset_bytes("worker.js"))};
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; connect-src 'self'");
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

}  // namespace sharewell::web::pages
