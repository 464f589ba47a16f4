// SPDX-License-Identifier: MIT
// What a case file shows of what was asked of others, of what came from them, and of how long it is kept.
#include <algorithm>

#include "casework/file_fold.h"

namespace sharewell::casework {

Result<void> FileFold::asked(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(record::InformationAsked one, record::read_body<record::InformationAsked>(body));
  item.summary = "Asked somebody else for information: " + one.whom.reveal();
  item.detail = one.what.reveal() + "\n" + one.why.reveal();
  view_.asked.push_back({item.index, body.actor, body.happened_at, std::move(one)});
  return {};
}

Result<void> FileFold::received(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(record::InformationReceived one, record::read_body<record::InformationReceived>(body));
  item.summary = one.fact ? "Information came from somebody else, as fact"
                          : "Information came from somebody else, as opinion";
  if (!one.whom.reveal().empty()) item.summary += ": " + one.whom.reveal();
  item.detail = one.what.reveal();
  const auto request = std::ranges::find(view_.asked, one.asked, &AskedView::index);
  if (one.asked != 0 && request != view_.asked.end()) request->answered = true;
  view_.received.push_back({item.index, body.actor, body.happened_at, body.recorded_at, std::move(one)});
  return {};
}

Result<void> FileFold::kept(const record::EntryBody& body, TimelineItem& item) {
  SW_TRY(record::KeepingSet one, record::read_body<record::KeepingSet>(body));
  const bool was_held = view_.keeping && view_.keeping->held;
  const bool moved = view_.keeping ? one.retention != view_.keeping->retention : !one.retention.empty();
  item.summary = one.held && !was_held   ? "Put on hold: nothing of it may be erased"
                 : was_held && !one.held ? "Hold taken off"
                 : moved                 ? "Set how long this case file is kept"
                                         : "Looked at how long this case file is kept";
  item.detail = one.held != was_held ? one.hold_why.reveal() : one.why.reveal();
  view_.keeping = std::move(one);
  return {};
}

}  // namespace sharewell::casework
