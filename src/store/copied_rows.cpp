// SPDX-License-Identifier: MIT
#include "store/copied_rows.h"

namespace sharewell::store {

void CopiedRows::add(const EntryColumns& row) {
  const auto put = [this](ByteView bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    return bytes_.size();
  };
  Row& copy = rows_.emplace_back();
  copy.index = row.index;
  copy.kind = row.kind;
  copy.file = bytes_.size();
  copy.uid = put(bytes_of(row.file));
  copy.sealed = put(row.uid);
  copy.end = put(row.sealed);
}

EntryColumns CopiedRows::at(std::size_t number) const {
  const Row& row = rows_.at(number);
  const auto part = [this](std::size_t from, std::size_t to) {
    return ByteView(bytes_).subspan(from, to - from);
  };
  return {row.index, text_of(part(row.file, row.uid)), row.kind, part(row.uid, row.sealed),
          part(row.sealed, row.end)};
}

}  // namespace sharewell::store
