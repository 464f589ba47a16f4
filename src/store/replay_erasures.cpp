// SPDX-License-Identifier: MIT
// What does not open any more: every leaf either opens, or an erasure by two people names it.
#include <fmt/format.h>

#include <algorithm>

#include "record/keeping_bodies.h"
#include "store/erasure.h"
#include "store/replay.h"

namespace sharewell::store {
Result<void> Replay::pass_over(std::uint64_t index, const CheckedEntry& entry) {
  File& file = files_[entry.file];
  if (file.erased) return wrong_entry(index, "it stands in a case file after that was erased");
  file.begun = true;
  file.entries.push_back(index);
  leaves_.push_back(entry.leaf_hash);
  file_of_.push_back(entry.file);
  is_decision_.push_back(false);
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
    return wrong_entry(index, "it erases a case file, and nobody had asked for that");
  if (const auto fits = check_authority(asked->second.second, entry.actor, entry.recorded_at); !fits)
    return wrong_entry(index, "it erases a case file, and may not: " + fits.error().detail);
  const auto number = keys_of_files_.find(erased.file.text());
  File* const file = number && number != office_number_ ? &files_[*number] : nullptr;
  if (file == nullptr || file->erased || erased.entries != file->entries.size() ||
      erased.numbers != digest_of_numbers(file->entries))
    return wrong_entry(index, "the entries that it names are not those of the case file that it erases");
  file->erased = true;
  asked_.erase(asked);
  return {};
}

Result<void> Replay::erasures() const {
  for (std::uint32_t number = 0; number < files_.size(); ++number) {
    const bool has_key = keys_of_files_.at(number).key.has_value(), erased = files_[number].erased;
    if (!has_key && !erased)
      return fail(ErrorCode::Damaged,
                  "the key of a case file is gone, and no erasure by two people names its entries: put back "
                  "your newest safe copy",
                  "table file_key, column wrapped");
    if (has_key && erased)
      return fail(ErrorCode::Damaged,
                  "a case file was erased, and its key is here again: an older copy of the keys was put "
                  "back. Start the server once, which destroys it",
                  "table file_key, column wrapped");
  }
  return {};
}

}  // namespace sharewell::store
