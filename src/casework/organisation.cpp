// SPDX-License-Identifier: MIT
#include "casework/organisation.h"

#include "record/keeping_bodies.h"

namespace sharewell::casework {

Result<void> Organisation::follow() {
  SW_DO(store->catch_up());
  if (store->is_shared() && erased_.exchange(false)) finder->begin_anew();
  return trouble();
}

Result<void> Organisation::trouble() const {
  if (!in_trouble_) return {};
  const std::lock_guard lock(trouble_mutex_);
  return std::unexpected(*trouble_);
}

void Organisation::be_in_trouble(Error why) {
  const std::lock_guard lock(trouble_mutex_);
  if (!trouble_) trouble_ = std::move(why);  // the first is what the others may follow from
  in_trouble_ = true;
}

void Organisation::take(const record::Entry& entry) {
  if (auto done = fold(entry); !done) {
    // To somebody who asks for a page, "not found" would say that it is not there.
    if (done.error().code == ErrorCode::NotFound) done.error().code = ErrorCode::Unavailable;
    be_in_trouble(std::move(done).error());
  }
  if (entry.body().kind != record::EntryKind::FileErased) return;
  erased_ = true;
  if (const auto erased = record::read_body<record::FileErased>(entry.body()))
    file_order.forget(erased->file);
}

Result<void> Organisation::fold(const record::Entry& entry) {
  SW_DO(people.apply(entry.body()));
  SW_DO(tokens.apply(entry.body()));
  SW_DO(service.apply(entry.body()));
  SW_DO(witnessing.apply(entry.body()));
  SW_DO(contacts.apply(entry.body()));
  SW_DO(procedures.apply(entry.body()));
  SW_DO(policy.apply(entry.body()));
  SW_DO(arrangements.apply(entry.body()));
  SW_DO(duties.apply(entry.body()));
  SW_DO(barriers.apply(entry.body()));
  SW_DO(trainings.apply(entry.body()));
  SW_DO(retentions.apply(entry.body()));
  return erasures.apply(entry);
}

}  // namespace sharewell::casework
