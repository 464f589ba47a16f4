// SPDX-License-Identifier: MIT
#include "casework/papers.h"

#include "casework/copy.h"

namespace sharewell::casework {

Result<CaseFileView> take_on_paper(const Desk& desk, const FileRef& file, std::string_view what,
                                   std::string_view once) {
  SW_TRY(const CopyOrFaults taken, take_copy(desk, file, what, once));
  if (!std::holds_alternative<std::uint64_t>(taken))
    return fail(ErrorCode::BadInput, "what is taken on paper has no name");
  SW_TRY(FileOrAsk opened, open_file(desk, file));
  auto* view = std::get_if<CaseFileView>(&opened);
  if (view == nullptr) return fail(ErrorCode::NotFound, "no such case file");
  return std::move(*view);
}

}  // namespace sharewell::casework
