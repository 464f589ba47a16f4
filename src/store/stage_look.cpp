// SPDX-License-Identifier: MIT
#include "store/stage_look.h"

#include "record/bodies.h"

namespace sharewell::store {
namespace {

constexpr std::size_t kFilesOfAnEntry = 4096;  // well within limits::kEntryBytes

}  // namespace

Result<void> StagedLook::append(Group& group, std::vector<FileRef> seen) const {
  record::EntryBody entry;
  entry.kind = record::EntryKind::Looked;
  entry.file = listed ? group.office() : seen.front();
  entry.actor = person;
  entry.happened_at = group.now();
  entry.body = record::to_json(record::Looked{seen, listed});
  entry.recorded_at = group.now();
  SW_DO(group.append(entry, record::canonical(entry), Digest{}));
  for (FileRef& file : seen) group.add_look({person, std::move(file), listed, group.now()});
  return {};
}

Result<void> StagedLook::stage(Group& group) {
  std::vector<FileRef> fresh;
  for (const FileRef& file : files) {
    if (group.was_erased(file)) {
      erased = true;
      continue;
    }
    if (group.looked(person, file, listed)) continue;
    fresh.push_back(file);
    if (listed && fresh.size() < kFilesOfAnEntry) continue;
    SW_DO(append(group, std::exchange(fresh, {})));
  }
  return fresh.empty() ? Result<void>{} : append(group, std::move(fresh));
}

}  // namespace sharewell::store
