// SPDX-License-Identifier: MIT
// Options of fields beside the common ones, of what leads somewhere, and of what stands at the edge of a
// page.
#include "fixture_options.h"
#include "web/components/banners.h"
#include "web/components/character_count.h"
#include "web/components/file_upload.h"
#include "web/components/select.h"
#include "web/components/wayfinding.h"

namespace sharewell::web {
namespace {

template <class Field>
void put_field(Field& field, const Options& o) {
  field.id = string_at(o, "id");
  field.name = string_at(o, "name");
  field.classes = string_at(o, "classes");
  field.described_by = string_at(o, "describedBy");
  field.disabled = truthy(o, "disabled");
  field.label = label_of(o);
  field.hint = hint_of(o);
  field.error_message = error_of(o);
  field.form_group = group_of(o, "beforeInput", "afterInput");
  field.attributes = FixtureDoor::attributes(o);
}

int number_at(const Options& o, std::string_view key) {
  return truthy(o, key) ? std::stoi(string_at(o, key)) : 0;
}

FooterItem footer_item(const Options& o) {
  FooterItem item{.text = string_at(o, "text"), .attributes = FixtureDoor::attributes(o)};
  if (const auto href = url_at(o, "href")) item.href = *href;
  return item;
}

std::optional<PaginationLink> pagination_link(const Options& o, std::string_view key) {
  if (!truthy(o, key)) return std::nullopt;
  const Options& link = object_at(o, key);
  PaginationLink out{.text = content_at(link),
                     .label_text = string_at(link, "labelText"),
                     .attributes = FixtureDoor::attributes(link)};
  if (const auto href = url_at(link, "href")) out.href = *href;
  return out;
}

PaginationItem pagination_item(const Options& o) {
  PaginationItem item{.number = string_at(o, "number"),
                      .current = truthy(o, "current"),
                      .ellipsis = truthy(o, "ellipsis"),
                      .attributes = FixtureDoor::attributes(o)};
  if (const auto href = url_at(o, "href")) item.href = *href;
  if (o.contains("visuallyHiddenText")) item.visually_hidden_text = string_at(o, "visuallyHiddenText");
  return item;
}

CookieMessage cookie_message(const Options& o) {
  CookieMessage message{.heading = content_at(o, "headingHtml", "headingText"),
                        .hidden = truthy(o, "hidden"),
                        .role = string_at(o, "role"),
                        .classes = string_at(o, "classes"),
                        .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "html"))
    message.content = content_at(o);
  else
    message.text = string_at(o, "text");
  for (const Options& action : items_at(o, "actions"))
    message.actions.push_back({.text = string_at(action, "text"),
                               .type = string_at(action, "type"),
                               .name = string_at(action, "name"),
                               .value = string_at(action, "value"),
                               .classes = string_at(action, "classes"),
                               .href = url_at(action, "href"),
                               .attributes = FixtureDoor::attributes(action)});
  return message;
}

}  // namespace

Html build_select(const Options& o) {
  Select select{.value = string_at(o, "value")};
  put_field(select, o);
  for (const Options& item : items_at(o, "items")) {
    if (item.empty()) continue;
    SelectItem out{.text = string_at(item, "text"),
                   .selected = flag_at(item, "selected"),
                   .disabled = truthy(item, "disabled"),
                   .attributes = FixtureDoor::attributes(item)};
    if (item.contains("value")) out.value = string_at(item, "value");
    select.items.push_back(std::move(out));
  }
  return render(select);
}

Html build_file_upload(const Options& o) {
  FileUpload upload{.multiple = truthy(o, "multiple")};
  put_field(upload, o);
  return render(upload);
}

Html build_character_count(const Options& o) {
  CharacterCount count{.max_length = number_at(o, "maxlength"),
                       .max_words = number_at(o, "maxwords"),
                       .threshold = number_at(o, "threshold"),
                       .count_type = string_at(o, "countType"),
                       .message_classes = string_at(object_at(o, "countMessage"), "classes")};
  put_field(count.textarea, o);
  count.textarea.value = string_at(o, "value");
  count.textarea.spellcheck = flag_at(o, "spellcheck");
  if (truthy(o, "rows")) count.textarea.rows = number_at(o, "rows");
  if (truthy(o, "textareaDescriptionText")) count.description = string_at(o, "textareaDescriptionText");
  return render(count);
}

Html build_breadcrumbs(const Options& o) {
  Breadcrumbs crumbs{.collapse_on_mobile = truthy(o, "collapseOnMobile"),
                     .classes = string_at(o, "classes"),
                     .attributes = FixtureDoor::attributes(o)};
  if (o.contains("labelText")) crumbs.label_text = string_at(o, "labelText");
  for (const Options& item : items_at(o, "items"))
    crumbs.items.push_back({content_at(item), url_at(item, "href"), FixtureDoor::attributes(item)});
  return render(crumbs);
}

Html build_pagination(const Options& o) {
  Pagination pagination{.previous = pagination_link(o, "previous"),
                        .next = pagination_link(o, "next"),
                        .classes = string_at(o, "classes"),
                        .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "landmarkLabel")) pagination.landmark_label = string_at(o, "landmarkLabel");
  if (truthy(o, "items")) pagination.items.emplace();
  for (const Options& item : items_at(o, "items"))
    if (!item.empty()) pagination.items->push_back(pagination_item(item));
  return render(pagination);
}

Html build_language_navigation(const Options& o) {
  LanguageNavigation navigation{.classes = string_at(o, "classes"), .attributes = FixtureDoor::attributes(o)};
  if (o.contains("ariaLabel")) navigation.aria_label = string_at(o, "ariaLabel");
  for (const Options& item : items_at(o, "items"))
    navigation.items.push_back({.text = content_at(item),
                                .href = url_at(item, "href"),
                                .current = truthy(item, "current"),
                                .lang = string_at(item, "lang"),
                                .href_lang = string_at(item, "hrefLang"),
                                .dir = string_at(item, "dir"),
                                .description = string_at(item, "languageDescriptionText"),
                                .classes = string_at(item, "classes"),
                                .attributes = FixtureDoor::attributes(item)});
  return render(navigation);
}

Html build_tabs(const Options& o) {
  Tabs tabs{.id = string_at(o, "id"),
            .id_prefix = string_at(o, "idPrefix"),
            .classes = string_at(o, "classes"),
            .attributes = FixtureDoor::attributes(o)};
  if (o.contains("title")) tabs.title = string_at(o, "title");
  for (const Options& item : items_at(o, "items")) {
    if (item.empty()) continue;
    const Options& panel = object_at(item, "panel");
    Tab tab{.id = string_at(item, "id"),
            .label = string_at(item, "label"),
            .attributes = FixtureDoor::attributes(item),
            .panel_attributes = FixtureDoor::attributes(panel)};
    if (truthy(panel, "html"))
      tab.content = content_at(panel);
    else
      tab.text = string_at(panel, "text");
    tabs.items.push_back(std::move(tab));
  }
  return render(tabs);
}

Html build_cookie_banner(const Options& o) {
  CookieBanner banner{.hidden = truthy(o, "hidden"),
                      .classes = string_at(o, "classes"),
                      .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "ariaLabel")) banner.aria_label = string_at(o, "ariaLabel");
  for (const Options& message : items_at(o, "messages")) banner.messages.push_back(cookie_message(message));
  return render(banner);
}

Html build_feedback(const Options& o) {
  Feedback feedback{.title = content_at(o, "titleHtml", "titleText"),
                    .classes = string_at(o, "classes"),
                    .attributes = FixtureDoor::attributes(o)};
  if (truthy(o, "html"))
    feedback.content = content_at(o);
  else
    feedback.text = string_at(o, "text");
  if (truthy(o, "headingLevel")) feedback.heading_level = number_at(o, "headingLevel");
  return render(feedback);
}

Html build_footer(const Options& o) {
  GovukFooter footer{.has_licence = !o.contains("contentLicence") || truthy(o, "contentLicence"),
                     .licence = content_at(object_at(o, "contentLicence")),
                     .copyright = content_at(object_at(o, "copyright")),
                     .container_classes = string_at(o, "containerClasses"),
                     .classes = string_at(o, "classes"),
                     .attributes = FixtureDoor::attributes(o)};
  for (const Options& nav : items_at(o, "navigation")) {
    FooterSection section{.title = string_at(nav, "title"), .columns = number_at(nav, "columns")};
    if (truthy(nav, "width")) section.width = string_at(nav, "width");
    for (const Options& item : items_at(nav, "items"))
      if (truthy(item, "href") && truthy(item, "text")) section.items.push_back(footer_item(item));
    footer.navigation.push_back(std::move(section));
  }
  if (truthy(o, "meta")) {
    const Options& meta = object_at(o, "meta");
    footer.meta = FooterMeta{.text = content_at(meta)};
    if (truthy(meta, "visuallyHiddenTitle"))
      footer.meta->visually_hidden_title = string_at(meta, "visuallyHiddenTitle");
    for (const Options& item : items_at(meta, "items")) footer.meta->items.push_back(footer_item(item));
  }
  return render(footer);
}

}  // namespace sharewell::web
