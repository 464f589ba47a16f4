// SPDX-License-Identifier: MIT
// What does not open any more: every leaf either opens, or an erasure by two people names it.
#include <fmt/format.h>

#include <algorithm>

#include "record/keeping_bodies.h"
#include "store/erasure.h"
#include "store/replay.h"

namespace sharewell::store {
namespace {

std::unexpected<Error> wrong(std::uint64_t index, std::string_view what) {
  return fail(ErrorCode::Damaged, fmt::format("entry {}: {}", index, what), fmt::format("entry {}", index));
}

}  // namespace

Result<void> Replay::pass_over(std::uint64_t index, const LeafRow& leaf, File& file) {
  if (file.erased) return wrong(index, "it stands in a case file after that was erased");
  file.begun = true;
  file.entries.push_back(index);
  leaves_.push_back(leaf.hash);
  return {};
}

Result<void> Replay::follow_asking(std::uint64_t index, const record::EntryBody& entry) {
  if (entry.kind != record::EntryKind::ErasureAsked) return {};
  SW_TRY(const auto asked, record::read_body<record::ErasureAsked>(entry));
  if (asked.withdrawn)
    asked_.erase(asked.file.text());
  else
    asked_.insert_or_assign(asked.file.text(), std::pair(index, entry));
  return {};
}

Result<void> Replay::follow_erasure(std::uint64_t index, const record::EntryBody& entry) {
  if (entry.kind != record::EntryKind::FileErased) return {};
  SW_TRY(const auto erased, record::read_body<record::FileErased>(entry));
  const auto asked = asked_.find(erased.file.text());
  if (asked == asked_.end() || asked->second.first != erased.asked)
    return wrong(index, "it erases a case file, and nobody had asked for that");
  if (const auto fits = check_authority(asked->second.second, entry.actor, entry.recorded_at); !fits)
    return wrong(index, "it erases a case file, and may not: " + fits.error().detail);
  const auto file = files_.find(erased.file.text());
  if (file == files_.end() || file->first == office_.text() || file->second.erased ||
      erased.entries != file->second.entries.size() ||
      erased.numbers != digest_of_numbers(file->second.entries))
    return wrong(index, "the entries that it names are not those of the case file that it erases");
  file->second.erased = true;
  asked_.erase(asked);
  return {};
}

Result<void> Replay::erasures() const {
  for (const auto& [name, file] : files_) {
    if (!file.key && !file.erased)
      return fail(ErrorCode::Damaged,
                  "the key of a case file is gone, and no erasure by two people names its entries: put back "
                  "your newest safe copy",
                  "table file_key, column wrapped");
    if (file.key && file.erased)
      return fail(ErrorCode::Damaged,
                  "a case file was erased, and its key is here again: an older copy of the keys was put "
                  "back. Start the server once, which destroys it",
                  "table file_key, column wrapped");
  }
  return {};
}

}  // namespace sharewell::store
