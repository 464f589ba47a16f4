// SPDX-License-Identifier: MIT
// What the pages of how long one case file is kept share.
//
// In: a visit whose address holds a case file's reference. Out: the file and what holds of it, or the page to
// show instead. Never: for anybody but a lead who may add to the file.
#pragma once

#include "casework/retention.h"
#include "casework/service.h"
#include "web/pages/on_file.h"

namespace sharewell::web::pages {

struct KeptFile {
  std::optional<casework::CaseFileView> file{};
  casework::Keeping keeping{};
  std::optional<http::Response> page{};
};
[[nodiscard]] KeptFile open_kept_file(const Visit& visit);

}  // namespace sharewell::web::pages
