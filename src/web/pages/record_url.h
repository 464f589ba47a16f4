// SPDX-License-Identifier: MIT
// Addresses of records. In: references. Out: addresses. Never: anything personal in them.
#pragma once

#include "casework/record_decision.h"
#include "web/html.h"

namespace sharewell::web::pages {

[[nodiscard]] inline Url file_url(const FileRef& file) { return Url("/files") / file.text(); }
[[nodiscard]] inline Url record_url(const FileRef& file, const SharingRef& sharing) {
  return file_url(file) / "decisions" / sharing.text();
}
[[nodiscard]] inline Url record_url(const casework::Recorded& kept) {
  return record_url(kept.file, kept.sharing);
}
[[nodiscard]] inline Url task_url(const TaskRef& task) { return Url("/tasks") / task.text(); }

}  // namespace sharewell::web::pages
