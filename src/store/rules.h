// SPDX-License-Identifier: MIT
// Which entries may follow which: asked before an entry is kept, and again when everything is replayed.
// In: an entry and what came before it. Out: yes, or the Error that the committer answers with. Never: reads
// a disk.
#pragma once

#include "base/result.h"
#include "record/entry.h"

namespace sharewell::store {

/// Whether an entry of this kind may be the next one of its file. A case file begins with FileOpened and has
/// one.
[[nodiscard]] Result<void> check_place(record::EntryKind kind, bool office, bool file_has_begun);

/// Whether entries of this kind follow a decision of their file: Considered, Corrected, FormMade.
[[nodiscard]] bool follows_a_decision(record::EntryKind kind);
/// Which decision that is. @pre follows_a_decision(entry.kind)
[[nodiscard]] Result<std::uint64_t> decision_of(const record::EntryBody& entry);

/// The canonical text under which an entry is kept. BadInput if it could not be read again; TooLarge. Whether
/// the body fits the kind is what `record::task_effects` says.
[[nodiscard]] Result<std::string> text_to_keep(const record::EntryBody& entry);

}  // namespace sharewell::store
