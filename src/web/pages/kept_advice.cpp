// SPDX-License-Identifier: MIT
#include "web/pages/kept_advice.h"

#include "guidance/parts.h"
#include "web/form_parts.h"

namespace sharewell::web::pages {
namespace {

std::string string_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string()))
                                                : std::string();
}

std::string cites_in(const json::object& object) {
  std::vector<guidance::Cite> cites;
  if (const json::value* list = object.if_contains("cite"); list != nullptr && list->is_array())
    for (const json::value& one : list->get_array()) {
      const json::value* page = one.is_object() ? one.get_object().if_contains("page") : nullptr;
      if (page != nullptr && page->is_int64())
        cites.push_back({static_cast<int>(page->get_int64()), string_in(one.get_object(), "heading"),
                         string_in(one.get_object(), "document")});
    }
  return cited(cites);
}

std::vector<KeptLine> lines_in(const json::object& object, std::string_view key, std::string_view id) {
  std::vector<KeptLine> lines;
  const json::value* list = object.if_contains(key);
  if (list == nullptr || !list->is_array()) return lines;
  for (const json::value& one : list->get_array())
    if (one.is_object())
      lines.push_back(
          {string_in(one.get_object(), id), string_in(one.get_object(), "text"), cites_in(one.get_object())});
  return lines;
}

}  // namespace

KeptAdvice read_kept(const json::object& recommendation) {
  KeptAdvice kept{string_in(recommendation, "outcome"),
                  string_in(recommendation, "rule"),
                  string_in(recommendation, "flow"),
                  {},
                  {},
                  {},
                  lines_in(recommendation, "reasons", "question"),
                  lines_in(recommendation, "obligations", "id"),
                  {}};
  if (const json::value* list = recommendation.if_contains("assumed"); list != nullptr && list->is_array())
    for (const json::value& one : list->get_array())
      if (one.is_string()) kept.assumed.emplace_back(std::string_view(one.get_string()));
  if (const json::value* pack = recommendation.if_contains("pack"); pack != nullptr && pack->is_object()) {
    kept.pack = string_in(pack->get_object(), "id");
    kept.edition = string_in(pack->get_object(), "edition");
    kept.sha256 = string_in(pack->get_object(), "sha256");
  }
  return kept;
}

}  // namespace sharewell::web::pages
