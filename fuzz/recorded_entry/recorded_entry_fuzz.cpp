// SPDX-License-Identifier: MIT
// Any bytes as the text of an entry, run again: what is taken, of a canonical entry whose body reads, is what
// the slow way by JSON takes too.
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
  // The rest of the body, tasks for one, is no matter of a replay: `verify` reads it.
  const bool reads = entry->kind == record::EntryKind::Decided
                         ? record::read_body<record::Decided>(*entry).has_value()
                         : record::read_body<record::Considered>(*entry).has_value();
  SW_CHECK(!reads || decide::re_evaluate(*entry, shelf).has_value());
  SW_CHECK(entry->kind == done->on_record.kind && entry->file.text() == done->on_record.file &&
           entry->sharing.text() == done->on_record.sharing &&
           entry->recorded_at == done->on_record.recorded_at);
  return 0;
}
