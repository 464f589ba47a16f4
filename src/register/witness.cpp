// SPDX-License-Identifier: MIT
#include "register/witness.h"

#include <fmt/format.h>

#include "register/tree.h"

namespace sharewell::reg {
namespace {

/// The checkpoint, signed by one of the keys that are known for its origin.
Result<Checkpoint> signed_by_known(std::string_view note, std::span<const KeyChain> known) {
  SW_TRY(const std::string origin, claimed_origin(note));
  Result<Checkpoint> opened =
      fail(ErrorCode::NotFound,
           fmt::format("'{}' is not a register that this witness was told to watch", origin), "checkpoint");
  for (const KeyChain& keys : known) {
    if (keys.newest().name != origin) continue;
    opened = keys.open(note);
    if (opened) break;
  }
  return opened;
}

}  // namespace

Result<std::string> claimed_origin(std::string_view note) {
  SW_TRY(const Note parts, read_note(note));
  return std::string(parts.text.substr(0, parts.text.find('\n')));
}

Result<Checkpoint> may_cosign(const GrowthText& request, std::span<const KeyChain> known,
                              const std::optional<Checkpoint>& last) {
  SW_TRY(Checkpoint later, signed_by_known(request.note, known));
  SW_DO(grew(request, last.value_or(Checkpoint{later.origin, 0, root_of({})}), later));
  return later;
}

}  // namespace sharewell::reg
