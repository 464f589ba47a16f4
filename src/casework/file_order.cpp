// SPDX-License-Identifier: MIT
#include "casework/file_order.h"

#include <unordered_set>

#include "casework/file_fold.h"
#include "casework/open_files.h"

namespace sharewell::casework {
namespace {

Result<FilePlace> weighed(const Desk& desk, const FileRef& file) {
  FileFold fold(desk, file);
  SW_DO(desk.store.weigh(file, [&](const record::Entry& entry) { return fold.apply(entry); }));
  const OpenFile line = line_of(desk, std::move(fold).finish());
  return FilePlace{line.rank, line.times.arose, file};
}

}  // namespace

Result<FilePlace> FileOrder::place_of(const Desk& desk, const FileRef& file) {
  const auto newest = desk.store.newest_of(file);
  if (!newest) return fail(ErrorCode::NotFound, "no such case file");
  {
    const std::lock_guard lock(mutex_);
    const auto at = known_.find(file);
    if (at != known_.end() && at->second.newest == *newest && at->second.pack == &desk.pack)
      return at->second.place;
  }
  SW_TRY(FilePlace place, weighed(desk, file));
  const std::lock_guard lock(mutex_);
  known_.insert_or_assign(file, Known{*newest, &desk.pack, place});
  return place;
}

void FileOrder::forget(const FileRef& file) {
  const std::lock_guard lock(mutex_);
  known_.erase(file);
}

void FileOrder::forget_erased(const store::Store& store) {
  std::unordered_set<FileRef> there;
  for (const store::FileCard& card : store.files()) there.insert(card.file());
  const std::lock_guard lock(mutex_);
  std::erase_if(known_, [&](const auto& one) { return !there.contains(one.first); });
}

std::size_t FileOrder::size() const {
  const std::lock_guard lock(mutex_);
  return known_.size();
}

}  // namespace sharewell::casework
