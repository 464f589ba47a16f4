// SPDX-License-Identifier: MIT
#include "store/stage_handover.h"

#include "crypt/key_ring.h"
#include "record/bodies.h"

namespace sharewell::store {

Result<void> stage_handover(Group& group) {
  const crypt::OrganisationKeys& ring = group.sealing().keys();
  const crypt::SigningKey* const next = ring.next_signing();
  SW_CHECK(next != nullptr);
  reg::KeyChain keys = *group.keys();
  if (group.sealing().signing_key(keys.newest()) == next) return {};
  const std::string note = reg::sign_handover(group.so_far(), ring.signing(), *next);
  SW_DO(keys.add(note));
  const record::EntryBody entry{record::EntryKind::KeyHandedOver,
                                group.office(),
                                {},
                                {},
                                group.now(),
                                group.now(),
                                record::to_json(record::KeyHandedOver{note})};
  const char* const keep = keys.handovers().size() == 1
                               ? "INSERT INTO meta(value, key) VALUES(?, 'handovers')"
                               : "UPDATE meta SET value = ? WHERE key = 'handovers'";
  SW_DO(group.append(entry, record::canonical(entry), Digest{}));
  const std::string text = keys.text();
  SW_DO(group.database().run(keep, std::string_view(text)));
  group.hand_over(std::move(keys));
  return {};
}

}  // namespace sharewell::store
