// SPDX-License-Identifier: MIT
#include "store/file_card.h"

#include "record/file_bodies.h"
#include "record/move_bodies.h"

namespace sharewell::store {

using record::EntryKind;

Result<FileCard> card_of(const record::EntryBody& opening) {
  SW_TRY(record::FileOpened opened, record::read_body<record::FileOpened>(opening));
  return FileCard(opening.file, opening.actor, opening.recorded_at, std::move(opened.team),
                  std::move(opened.label));
}

bool is_on_card(EntryKind kind) {
  return kind == EntryKind::FileOpened || kind == EntryKind::FileNamed || kind == EntryKind::FileJoined ||
         kind == EntryKind::FileRestricted;
}

Result<void> FileCard::follow(const record::EntryBody& entry) {
  if (entry.kind == EntryKind::FileNamed) {
    SW_TRY(record::FileNamed named, record::read_body<record::FileNamed>(entry));
    label_ = std::move(named.label);
  } else if (entry.kind == EntryKind::FileJoined) {
    SW_TRY(record::FileJoined joined, record::read_body<record::FileJoined>(entry));
    if (!joined.goes_on) goes_on_as_ = std::move(joined.other);
  } else if (entry.kind == EntryKind::FileRestricted) {
    SW_TRY(record::FileRestricted kept, record::read_body<record::FileRestricted>(entry));
    kept_to_ = kept.restricted ? std::optional(std::move(kept.people)) : std::nullopt;
  }
  return {};
}

}  // namespace sharewell::store
