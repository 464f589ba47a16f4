// SPDX-License-Identifier: MIT
// The keys that the register was signed with: every handover is an entry, where it says that it stands, and
// of the register that stands before it.
#include <fmt/format.h>

#include "record/bodies.h"
#include "store/replay.h"

namespace sharewell::store {
Result<void> Replay::follow_handover(std::uint64_t index, const record::EntryBody& entry) {
  if (entry.kind != record::EntryKind::KeyHandedOver) return {};
  SW_TRY(const auto body, record::read_body<record::KeyHandedOver>(entry));
  const auto origin = reg::handover_origin(body.note);
  if (!origin) return wrong_entry(index, origin.error().detail);
  if (*origin != sealing_.origin()) return {};  // of a register that is watched here
  if (handed_over_ == keys_.handovers().size() || keys_.notes()[handed_over_] != body.note)
    return wrong_entry(index, "it is another handover of the register's key than meta has in its place");
  const reg::Checkpoint& before = keys_.handovers()[handed_over_++].before;
  if (before.size != index)
    return wrong_entry(index, fmt::format("it is the handover of a register of {} entries", before.size));
  if (before.root != reg::root_of(leaves_))
    return wrong_entry(
        index,
        "the entries before it are not those of which both keys signed the root when one handed "
        "over to the other: they were rewritten and signed anew");
  return {};
}

Result<void> Replay::handovers() const {
  if (handed_over_ == keys_.handovers().size()) return {};
  return fail(ErrorCode::Damaged, "a handover of the register's key is in meta, and no entry says so",
              "table meta, column value");
}

}  // namespace sharewell::store
