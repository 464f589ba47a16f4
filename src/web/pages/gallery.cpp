// SPDX-License-Identifier: MIT
// Every component once, for whoever writes a page: in a demo only.
#include "web/components/banners.h"
#include "web/components/character_count.h"
#include "web/components/file_upload.h"
#include "web/components/select.h"
#include "web/components/stacked_table.h"
#include "web/components/wayfinding.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {
namespace {

struct Example {
  Literal name;
  Html shown;
};

Label label_for(Literal words) { return {.text = markup(words), .classes = "govuk-label--s"}; }
Fieldset fieldset_for(Literal words) {
  return {.legend = {.text = markup(words), .classes = "govuk-fieldset__legend--s"}};
}

std::vector<Example> fields() {
  return {
      {"Button",
       button_group(
           {render(Button{.text = "Save and continue", .type = "button"}),
            render(Button{.text = "Not now", .classes = "govuk-button--secondary", .type = "button"})})},
      {"Character count",
       render(CharacterCount{.textarea = {.name = "g-count", .rows = 3, .label = label_for("What was seen")},
                             .max_length = 1000})},
      {"Checkboxes",
       render(Checkboxes{.name = "g-boxes",
                         .fieldset = fieldset_for("Who knows?"),
                         .items = {{.value = "school", .text = "The school"},
                                   {.divider = "or"},
                                   {.value = "nobody", .text = "Nobody yet", .behaviour = "exclusive"}}})},
      {"Date input", render(DateInput{.id = "g-date",
                                      .name_prefix = "g-date",
                                      .fieldset = fieldset_for("When was it?"),
                                      .hint = Hint{.text = "For example, 27 3 2026"}})},
      {"Error message", render(ErrorMessage{.text = "Enter a date that has been"})},
      {"Error summary", render(ErrorSummary{.error_list = {{.text = "Enter a date that has been",
                                                            .href = Url::fragment("g-date-day")}},
                                            .disable_auto_focus = true})},
      {"Fieldset",
       render(Fieldset{.legend = {.text = "An address", .classes = "govuk-fieldset__legend--m"},
                       .content = render(Input{.name = "g-street", .label = label_for("Street")})})},
      {"File upload", render(FileUpload{.name = "g-file", .label = label_for("A letter")})},
      {"Hint", render(Hint{.text = "In their own words if you can"})},
      {"Text input",
       render(Input{
           .name = "g-input", .classes = "govuk-input--width-10", .label = label_for("Telephone number")})},
      {"Label", render(label_for("A label of its own"))},
      {"Password input", render(PasswordInput{.name = "g-password", .label = label_for("Password")})},
      {"Radios", render(Radios{.name = "g-radios",
                               .fieldset = fieldset_for("Is anyone in danger now?"),
                               .items = {{.value = "yes", .text = "Yes"}, {.value = "no", .text = "No"}}})},
      {"Select", render(Select{.name = "g-select",
                               .label = label_for("Who receives it?"),
                               .items = {{.value = "", .text = "Choose"}, {.text = "The police"}}})},
      {"Textarea", render(Textarea{.name = "g-area", .rows = 3, .label = label_for("Anything else")})}};
}

Html a_summary_list() {
  return render(SummaryList{
      .rows = {
          {.key = {.text = "Decided"},
           .value = {.text = "To share"},
           .actions = SummaryActions{.items = {{.text = "Change", .visually_hidden_text = "decision"}}}}}});
}

Html a_table() {
  return render(Table{.caption = "Tasks of the week",
                      .caption_classes = "govuk-table__caption--s",
                      .head = std::vector<TableCell>{{.text = "Day"}, {.text = "Tasks", .format = "numeric"}},
                      .rows = {{{.text = "Monday"}, {.text = "4", .format = "numeric"}}},
                      .first_cell_is_header = true});
}

std::vector<Example> content() {
  return {
      {"Details", render(Details{.summary = "Why we ask this", .text = "Because it changes what to do."})},
      {"Inset text", render(InsetText{.text = "Nobody was told yet."})},
      {"Notification banner",
       render(NotificationBanner{.text = "Your draft is kept for 14 days.", .title_id = "g-banner"})},
      {"Panel", render(Panel{.title = "Recorded", .text = "7K3MP 9XQ2AC", .heading_level = 3})},
      {"Summary list", a_summary_list()},
      {"Table", a_table()},
      {"Tag", render(Tag{.text = "Overdue", .classes = "govuk-tag--red"})},
      {"Task list", render(TaskList{.items = {{.title = {.text = "Tell the family"},
                                               .status = {.tag = Tag{.text = "To do"}},
                                               .href = Url("#")}},
                                    .id_prefix = "g-tasks"})},
      {"Warning text", render(WarningText{.text = "Call 999 first if somebody is in danger."})},
      {"Stacked table, our own",
       render(StackedTable{
           .caption = "A row", .head = {"For", "Basis"}, .rows = {{"Anybody", "Public task"}}})}};
}

Html a_footer() {
  return render(GovukFooter{
      .navigation = {{.title = "Help", .items = {{.text = "Contacts", .href = Url("/contacts")}}}},
      .meta = FooterMeta{.items = {{.text = "About", .href = Url("/about")}}},
      .copyright = "No crown here"});
}

std::vector<Example> around() {
  return {
      {"Back link", render(BackLink{})},
      {"Breadcrumbs",
       render(Breadcrumbs{.items = {{.text = "My work", .href = Url("/work")}, {.text = "Case file"}}})},
      {"Cookie banner", render(CookieBanner{.messages = {{.heading = "Cookies",
                                                          .text = "One, which keeps you signed in.",
                                                          .actions = {{.text = "Hide this"}}}},
                                            .aria_label = "An example of a cookie banner"})},
      {"Exit this page", render(ExitThisPage{.id = "g-exit"})},
      {"Feedback",
       render(Feedback{
           .title = "Is anything wrong here?", .text = "Tell your safeguarding lead.", .heading_level = 3})},
      {"Footer", a_footer()},
      {"Generic header", render(GenericHeader{.logo = "Sharewell"})},
      {"Language navigation",
       render(LanguageNavigation{.items = {{.text = "English", .current = true, .lang = "en"},
                                           {.text = "Cymraeg", .href = Url("#"), .lang = "cy"}}})},
      {"Pagination", render(Pagination{.previous = PaginationLink{},
                                       .next = PaginationLink{},
                                       .items = std::vector<PaginationItem>{{.number = "1"},
                                                                            {.number = "2", .current = true},
                                                                            {.ellipsis = true},
                                                                            {.number = "9"}}})},
      {"Phase banner", render(PhaseBanner{.tag = {.text = "Demo"}, .text = "Everybody here is invented."})},
      {"Service navigation",
       render(ServiceNavigation{.service_name = "Sharewell",
                                .navigation = {{.text = "My work", .href = Url("/work"), .active = true}},
                                .navigation_id = "g-navigation",
                                .aria_label = "An example of service information"})},
      {"Skip link",
       render(SkipLink{.text = "Skip to main content, an example", .href = Url("#main-content")})},
      {"Tabs", render(Tabs{.items = {{.id = "g-one", .label = "This week", .text = "Four tasks."},
                                     {.id = "g-two", .label = "Later", .text = "Two tasks."}}})}};
}

Html shown(const std::vector<Example>& examples) {
  Html out;
  for (const Example& one : examples) out += join({heading_m(markup(one.name)), one.shown, section_break()});
  return out;
}

}  // namespace

Answer gallery(const Visit& visit) {
  if (!visit.parts.demo_token) return fail(ErrorCode::NotFound, "no such page");
  const Html main = join({heading_l("Components"), shown(fields()), shown(content()), shown(around())});
  return respond(visit, {.title = "Components", .main = main});
}

}  // namespace sharewell::web::pages
