// SPDX-License-Identifier: MIT
#include "crypt/key_ring.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "crypt/hash.h"
#include "crypt/key_file.h"
#include "crypt/key_ring_text.h"

namespace sharewell::crypt {
namespace {

constexpr std::size_t kNameBytes = 40;
std::filesystem::path root_path(const std::filesystem::path& folder) { return folder / kRootFile; }

std::unexpected<Error> ring_missing(const std::string& what, const std::filesystem::path& folder) {
  return fail(ErrorCode::KeysMissing, what + "; put back keyring from your safe copy",
              (folder / kRingFile).string());
}
std::unexpected<Error> no_organisation(std::string_view name) {
  return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", name), "organisation");
}
bool is_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= kNameBytes && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), allowed);
}

RootKey copy_of(const RootKey& root) {
  RootKey out{root.key.copy(), root.form, root.credential, {}, root.salt};
  if (root.wrapping) out.wrapping = root.wrapping->copy();
  return out;
}

/// Whether making the keys was cut off here: nobody has kept anything under this root key.
bool holds_only_a_root(const std::filesystem::path& folder) {
  bool has_root = false, has_more = false;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    has_root = has_root || name == "root.key";
    has_more = has_more ||
               (name != "root.key" && name != "root.key.new" && name != "keyring.new" && name != kLockFile);
  }
  return !error && has_root && !has_more;
}

}  // namespace

std::uint32_t OrganisationKeys::oldest_epoch() const {
  const std::lock_guard lock(epochs_mutex_);
  return epochs_.begin()->first;
}

Result<void> KeyRing::create(const std::filesystem::path& folder, const Random& random) {
  std::error_code ignored;  // what cannot be made cannot be locked either, and that says why
  if (std::filesystem::create_directories(folder, ignored))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
  SW_TRY(const FolderLock lock, FolderLock::take(folder));
  const bool goes_on = holds_only_a_root(folder);
  for (const auto& path : {root_path(folder), folder / kRingFile})
    if (!goes_on && std::filesystem::exists(path))
      return fail(ErrorCode::BadInput,
                  "there are keys here already and nothing was changed; choose another folder",
                  path.string());
  if (!goes_on) SW_DO(write_root(folder, kRootFile, RootKey{SecretKey::make(random)}, random));
  SW_TRY(const RootKey root, read_root(folder, {}));
  return write_private(folder / kRingFile, RingText::write(root.key, {}, random));
}

Result<KeyRing> KeyRing::open_under(const std::filesystem::path& folder, RootKey root) {
  auto file = read_private(folder / kRingFile, kRingBytes);
  if (!file && file.error().code == ErrorCode::NotFound) return ring_missing("keyring is not there", folder);
  if (!file) return ring_missing("keyring cannot be read: " + file.error().detail, folder);
  KeyRing ring(folder, std::move(root));
  auto organisations = RingText::read(ring.root_.key, file->text);
  if (!organisations)
    return fail(organisations.error().code, organisations.error().detail, (folder / kRingFile).string());
  ring.organisations_ = *std::move(organisations);
  ring.on_disk_ = std::move(file->text);
  return ring;
}

Result<KeyRing> KeyRing::open(const std::filesystem::path& folder, const Unlock& unlock) {
  SW_TRY(RootKey root, read_root(folder, unlock));
  auto like = copy_of(root);
  auto ring = open_under(folder, std::move(root));
  if (ring) return ring;
  // A rotation was cut off after the ring was written; or one ran between the two readings here.
  for (const char* name : {kNextRootFile, kRootFile}) {
    auto other = read_root_like(folder, name, like);
    if (!other) continue;
    auto opened = open_under(folder, *std::move(other));
    if (!opened) continue;
    if (name == kNextRootFile) SW_DO(opened->end_rotation());
    return opened;
  }
  return ring;
}

Result<void> KeyRing::end_rotation() const {
  const auto lock = FolderLock::take(folder_);
  if (!lock || !check_unchanged()) return {};  // whoever holds it ends it, or began another
  return rename_private(folder_ / kNextRootFile, folder_ / kRootFile);
}

Result<Recovered> KeyRing::try_recovery(const std::filesystem::path& folder, std::string_view text,
                                        const Unlock& unlock) {
  SW_TRY(Recovered recovered, read_recovery(text, unlock));
  RootKey root = copy_of(recovered.root);
  if (const auto ring = open_under(folder, std::move(root)); !ring) {
    if (ring.error().detail.starts_with("keyring does not open"))
      return fail(
          ErrorCode::KeysMissing,
          "this is another root key than the one of this folder: it is of another folder, or from before "
          "the root key was rotated",
          ring.error().place);
    return std::unexpected(ring.error());
  }
  return recovered;
}

Result<void> KeyRing::check_unchanged() const {
  SW_TRY(const PrivateText now, read_private(folder_ / kRingFile, kRingBytes));
  if (now.text == on_disk_) return {};
  return fail(ErrorCode::Stale, "another program changed the key ring; nothing was changed, try again",
              (folder_ / kRingFile).string());
}

Result<void> KeyRing::replace(const Random& random) {
  SW_TRY(const FolderLock lock, FolderLock::take(folder_));
  SW_DO(check_unchanged());
  std::string text = RingText::write(root_.key, organisations_, random);
  const auto written = write_private(folder_ / kRingFile, text);
  // A name that is new and not known to be durable is still what this program wrote.
  const auto there = written ? PrivateText{text} : read_private(folder_ / kRingFile, kRingBytes);
  if (there && there->text == text) on_disk_ = std::move(text);
  return written;
}

Result<void> KeyRing::rotate_root(const Random& random) {
  if (root_.form == RootForm::Credential)
    return fail(
        ErrorCode::BadInput,
        "only systemd can replace its credential; run `sharewell key seal --file` or `--passphrase` first, "
        "rotate, and make a new credential",
        "root");
  SW_TRY(const FolderLock lock, FolderLock::take(folder_));
  SW_DO(check_unchanged());
  RootKey next = copy_of(root_);
  next.key = SecretKey::make(random);
  SW_DO(write_root(folder_, kNextRootFile, next, random));
  std::string text = RingText::write(next.key, organisations_, random);
  if (auto done = write_private(folder_ / kRingFile, text); !done) {
    std::error_code ignored;
    if (check_unchanged()) std::filesystem::remove(folder_ / kNextRootFile, ignored);
    return done;
  }
  root_ = std::move(next);
  on_disk_ = std::move(text);
  return rename_private(folder_ / kNextRootFile, folder_ / kRootFile);
}

Result<void> KeyRing::rotate_organisation(std::string_view name, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  OrganisationKeys* const found = mutable_find(name);
  if (found == nullptr) return no_organisation(name);
  OrganisationKeys& keys = *found;
  SecretKey before = std::exchange(keys.key_, SecretKey::make(random)).value();
  RingText::derive_signing(keys);
  auto done = replace(random);
  if (!done) {
    keys.key_ = std::move(before);
    RingText::derive_signing(keys);
  }
  return done;
}

Result<void> KeyRing::begin_signing(std::string_view name, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  OrganisationKeys* const keys = mutable_find(name);
  if (keys == nullptr) return no_organisation(name);
  if (keys->next_seed_) return {};
  keys->next_seed_ = SecretKey::make(random);
  auto done = replace(random);
  if (!done) keys->next_seed_.reset();
  RingText::derive_signing(*keys);
  return done;
}

Result<void> KeyRing::end_signing(std::string_view name, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  OrganisationKeys* const keys = mutable_find(name);
  if (keys == nullptr) return no_organisation(name);
  SW_CHECK(keys->next_seed_.has_value());
  SecretKey before = std::exchange(keys->seed_, std::exchange(keys->next_seed_, std::nullopt)).value();
  auto done = replace(random);
  if (!done) keys->next_seed_ = std::exchange(keys->seed_, std::move(before));
  RingText::derive_signing(*keys);
  return done;
}

Result<void> KeyRing::change_form(RootKey form, const Random& random) {
  SW_CHECK(same(form.key.view(), root_.key.view()));
  SW_TRY(const FolderLock lock, FolderLock::take(folder_));
  SW_DO(check_unchanged());
  SW_DO(write_root(folder_, kRootFile, form, random));
  root_ = std::move(form);
  return {};
}

Result<void> KeyRing::add_organisation(std::string_view name, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  if (!is_name(name))
    return fail(
        ErrorCode::BadInput,
        fmt::format("the name of an organisation is 1 to {} of a-z, 0-9 and -, and begins with a letter",
                    kNameBytes),
        "organisation");
  if (find(name) != nullptr)
    return fail(ErrorCode::BadInput, fmt::format("there is an organisation `{}` already", name),
                "organisation");
  put(RingText::make(name, random));
  const std::string before = on_disk_;
  auto done = replace(random);
  if (done || on_disk_ != before) return done;  // what may be on the disk is not forgotten here
  const std::unique_lock lock(*list_);
  organisations_.pop_back();
  return done;
}

// The new key is durable before anything is wrapped under it.
Result<void> KeyRing::begin_epoch(std::string_view name, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  OrganisationKeys* const keys = mutable_find(name);
  if (keys == nullptr) return no_organisation(name);
  SW_DO(
      check_unchanged());  // before anything is opened with the new key: another's may be there by its number
  const std::uint32_t next = keys->epoch() + 1;
  {
    const std::lock_guard lock(keys->epochs_mutex_);
    keys->epochs_.emplace(next, std::make_shared<const SecretKey>(SecretKey::make(random)));
  }
  const std::string before = on_disk_;
  auto done = replace(random);
  if (done) {
    keys->epoch_ = next;
  } else if (on_disk_ == before) {  // else another process may have it from there: it stays that key
    const std::lock_guard lock(keys->epochs_mutex_);
    keys->epochs_.erase(next);
  }
  return done;
}

Result<void> KeyRing::end_epochs_before(std::string_view name, std::uint32_t number, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  OrganisationKeys* const keys = mutable_find(name);
  if (keys == nullptr) return no_organisation(name);
  if (number > keys->epoch())
    return fail(ErrorCode::BadInput, "the key of the newest epoch is in use", "epoch");
  decltype(keys->epochs_) ended;
  {
    const std::lock_guard lock(keys->epochs_mutex_);
    while (keys->epochs_.begin()->first < number) ended.insert(keys->epochs_.extract(keys->epochs_.begin()));
  }
  if (ended.empty()) return {};
  const std::string before = on_disk_;
  auto done = replace(random);
  if (!done && on_disk_ == before) {  // else the disk may not have them any more, and never has them again
    const std::lock_guard lock(keys->epochs_mutex_);
    keys->epochs_.merge(ended);
  }
  return done;
}

OrganisationKeys* KeyRing::mutable_find(std::string_view name) {
  const std::shared_lock lock(*list_);
  for (const auto& keys : organisations_)
    if (keys->name_ == name) return keys.get();
  return nullptr;
}

std::vector<std::string> KeyRing::organisations() const {
  const std::shared_lock lock(*list_);
  std::vector<std::string> names;
  names.reserve(organisations_.size());
  for (const auto& keys : organisations_) names.push_back(keys->name_);
  return names;
}

const OrganisationKeys* KeyRing::find(std::string_view name) const {
  const std::shared_lock lock(*list_);
  for (const auto& keys : organisations_)
    if (keys->name_ == name) return keys.get();
  return nullptr;
}

}  // namespace sharewell::crypt
