// SPDX-License-Identifier: MIT
#include "store/entry_reader.h"
#include "store/parts.h"

namespace sharewell::store {

Result<void> Store::weigh(const FileRef& file,
                          const std::function<Result<void>(const record::Entry&)>& by) const {
  SW_TRY(Readers::Lease lease, parts_->lend());
  SW_TRY(const auto entries, EntryReader(lease.database(), parts_->sealing, parts_->mirror).of_file(file));
  for (const record::Entry& entry : entries) SW_DO(by(entry));
  return {};
}

std::optional<std::uint64_t> Store::newest_of(const FileRef& file) const {
  const std::vector<std::uint64_t> numbers = parts_->mirror.entries_of(file);
  return numbers.empty() ? std::nullopt : std::optional(numbers.back());
}

}  // namespace sharewell::store
