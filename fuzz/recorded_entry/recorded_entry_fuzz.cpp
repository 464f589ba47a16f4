// SPDX-License-Identifier: MIT
// Any bytes as the text of an entry, run again: what is taken, of a canonical entry, is what the slow way by
// JSON takes too.
#include <cstdint>
#include <string_view>

#include "decide/decision.h"
#include "decide/replay.h"

using namespace sharewell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const guidance::Shelf shelf;
  static decide::Replay replay(shelf, guidance::built_in());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto done = replay.run(text);
  if (!done) {
    SW_CHECK(!decide::says(done.error().why).empty());
    return 0;
  }
  SW_CHECK(!done->differs());  // the other pack is its own
  const auto entry = record::entry_from_canonical(text);
  if (!entry) return 0;  // not canonical, so that no store ever sealed it
  SW_CHECK(decide::re_evaluate(*entry, shelf).has_value());
  SW_CHECK(entry->kind == done->on_record.kind && entry->file.text() == done->on_record.file &&
           entry->sharing.text() == done->on_record.sharing &&
           entry->recorded_at == done->on_record.recorded_at);
  return 0;
}
