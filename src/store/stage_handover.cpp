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
  SW_DO(group.append(entry, record::canonical(entry), Digest{}));
  SW_DO(group.database().run("INSERT OR REPLACE INTO meta(key, value) VALUES('handovers', ?)",
                             std::string_view(keys.text())));
  group.hand_over(std::move(keys));
  return {};
}

}  // namespace sharewell::store
