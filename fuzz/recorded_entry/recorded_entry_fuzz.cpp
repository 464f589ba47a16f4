// SPDX-License-Identifier: MIT
// Any bytes as the text of an entry, run again, and read quickly as verify does: what is taken, of a
// canonical entry whose body reads, is what the slow way by JSON takes too.
#include <cstdint>
#include <string_view>

#include "decide/decision.h"
#include "decide/replay.h"
#include "record/gist.h"

using namespace sharewell;

namespace {

/// What the quick reading takes is canonical, and the long way finds the same tasks in it.
void read_quickly(std::string_view text) {
  static record::Gist gist;
  if (!record::read_gist(text, gist)) return;
  const auto entry = record::entry_from_canonical(text);
  SW_CHECK(entry && record::canonical(*entry) == text);
  const auto effects = record::task_effects(0, *entry);
  SW_CHECK(effects && effects->raised.size() == gist.raised.size() &&
           effects->changed.size() == gist.changed.size());
  for (std::size_t i = 0; i < gist.raised.size(); ++i)
    SW_CHECK(effects->raised[i].ref.text() == gist.raised[i].ref.text() &&
             effects->raised[i].obligation == gist.raised[i].obligation);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const guidance::Shelf shelf;
  static decide::Replay replay(shelf, guidance::built_in());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_quickly(text);
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
