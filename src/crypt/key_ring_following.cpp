// SPDX-License-Identifier: MIT
// What a key ring does where other processes change it too.
#include <algorithm>

#include "crypt/hash.h"
#include "crypt/key_file.h"
#include "crypt/key_ring.h"
#include "crypt/key_ring_text.h"

namespace sharewell::crypt {

std::shared_ptr<const SecretKey> OrganisationKeys::epoch_key(std::uint32_t number) const {
  auto key = known_epoch_key(number);
  if (key != nullptr || !look_again_) return key;
  look_again_();
  return known_epoch_key(number);
}

std::shared_ptr<const SecretKey> OrganisationKeys::known_epoch_key(std::uint32_t number) const {
  const std::lock_guard lock(epochs_mutex_);
  const auto found = epochs_.find(number);
  return found == epochs_.end() ? nullptr : found->second;
}

bool OrganisationKeys::goes_on_as(const OrganisationKeys& later) const {
  const auto alike = [](const std::optional<SecretKey>& one, const std::optional<SecretKey>& other) {
    return one.has_value() == other.has_value() && (!one || same(one->view(), other->view()));
  };
  if (id_ != later.id_ || !alike(key_, later.key_) || !alike(seed_, later.seed_) ||
      !alike(next_seed_, later.next_seed_) || later.epoch_ < epoch_)
    return false;
  const std::lock_guard lock(epochs_mutex_);
  return std::ranges::all_of(later.epochs_, [&](const auto& epoch) {
    const auto here = epochs_.find(epoch.first);
    return here == epochs_.end() ? epoch.first > epoch_ : same(here->second->view(), epoch.second->view());
  });
}

void OrganisationKeys::take_epochs(OrganisationKeys& later) {
  {
    const std::lock_guard lock(epochs_mutex_);
    epochs_.swap(later.epochs_);
  }
  epoch_ = later.epoch_.load();
}

Result<void> KeyRing::catch_up() {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  const std::filesystem::path ring = folder_ / kRingFile;
  SW_TRY(PrivateText now, read_private(ring, kRingBytes));
  SW_DO(keep_name(ring));  // nothing is wrapped under a key that a power cut may still take away
  if (now.text == on_disk_) return {};
  auto fresh = RingText::read(root_.key, now.text);
  if (!fresh)
    return fail(fresh.error().code,
                fresh.error().detail + "; or the root key was rotated: start the program again",
                ring.string());
  for (const auto& known : organisations_) {
    const auto later =
        std::ranges::find_if(*fresh, [&](const auto& one) { return one->name_ == known->name_; });
    if (later == fresh->end() || !known->goes_on_as(**later))
      return fail(
          ErrorCode::KeysMissing,
          "another program put other keys in the key ring, or an earlier key ring was put back: start the "
          "program again",
          ring.string());
  }
  for (auto& one : *fresh) {
    if (OrganisationKeys* const known = mutable_find(one->name_))
      known->take_epochs(*one);
    else
      put(std::move(one));
  }
  on_disk_ = std::move(now.text);
  return {};
}

void KeyRing::follow_disk() {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  follows_disk_ = true;
  for (const auto& keys : organisations_)
    keys->look_again_ = [this] { [[maybe_unused]] const auto tried = catch_up(); };
}

void KeyRing::put(std::unique_ptr<OrganisationKeys> keys) {
  if (follows_disk_) keys->look_again_ = [this] { [[maybe_unused]] const auto tried = catch_up(); };
  const std::unique_lock lock(*list_);
  organisations_.push_back(std::move(keys));
}

}  // namespace sharewell::crypt
