// SPDX-License-Identifier: MIT
// The pages of how long case files are kept: the classes and what is due; of one file its class, a hold,
// asking that it be erased and agreeing to it.
//
// In: a lead's visit. Out: a page, or 303. Never: for anybody but a lead.
#pragma once

#include "record/keeping_bodies.h"
#include "web/keeping_words.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {

// retention.cpp
[[nodiscard]] Answer retention(const Visit& visit);
[[nodiscard]] Answer retention_class(const Visit& visit);
[[nodiscard]] Answer save_retention_class(const Visit& visit);
// keeping.cpp
[[nodiscard]] Answer keeping(const Visit& visit);
[[nodiscard]] Answer agree_erasure(const Visit& visit);
[[nodiscard]] Answer take_back_erasure(const Visit& visit);
// keeping_forms.cpp
[[nodiscard]] Answer keeping_class(const Visit& visit);
[[nodiscard]] Answer save_keeping_class(const Visit& visit);
[[nodiscard]] Answer keeping_hold(const Visit& visit);
[[nodiscard]] Answer save_keeping_hold(const Visit& visit);
[[nodiscard]] Answer erase(const Visit& visit);
[[nodiscard]] Answer save_erase(const Visit& visit);

/// The sentence of an id of keeping_words.h.
template <std::size_t N>
[[nodiscard]] std::string_view words_of(const words::NamedWords (&list)[N], std::string_view id) {
  for (const auto& one : list)
    if (one.id == id) return one.words;
  return id;
}
/// "25 years from ...", or how often it is looked at.
[[nodiscard]] std::string counts_words(const record::RetentionKept& one);

}  // namespace sharewell::web::pages
