// SPDX-License-Identifier: MIT
#include "crypt/key_ring.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

#include "crypt/hash.h"
#include "crypt/key_file.h"
#include "crypt/key_ring_text.h"

namespace sharewell::crypt {
namespace {

constexpr std::size_t kRingBytes = std::size_t{1} << 20;
constexpr std::size_t kNameBytes = 40;
using RootText = std::array<char, sodium_base64_ENCODED_LEN(kKeyBytes, sodium_base64_VARIANT_ORIGINAL)>;

std::filesystem::path root_path(const std::filesystem::path& folder) { return folder / "root.key"; }
std::filesystem::path ring_path(const std::filesystem::path& folder) { return folder / "keyring"; }

std::unexpected<Error> root_missing(const std::string& what, const std::filesystem::path& folder) {
  return fail(ErrorCode::KeysMissing, what + "; put back root.key from your safe copy",
              root_path(folder).string());
}
std::unexpected<Error> ring_missing(const std::string& what, const std::filesystem::path& folder) {
  return fail(ErrorCode::KeysMissing, what + "; put back keyring from your safe copy",
              ring_path(folder).string());
}
bool is_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= kNameBytes && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), allowed);
}

/// What is wrong when root.key cannot be read, and what to do about it.
std::unexpected<Error> root_unreadable(const Error& error, const std::filesystem::path& folder) {
  if (error.code == ErrorCode::TooLarge) return root_missing("root.key was changed", folder);
  if (error.code != ErrorCode::NotFound)
    return root_missing("root.key cannot be read: " + error.detail, folder);
  std::error_code ignored;
  if (std::filesystem::exists(ring_path(folder), ignored))
    return root_missing("root.key is not there", folder);
  return fail(
      ErrorCode::KeysMissing,
      "there are no keys here; run `sharewell init` for a new data folder, or put back root.key and keyring "
      "from your safe copy",
      folder.string());
}

RootText root_text(const SecretKey& root) {
  RootText text{};
  sodium_bin2base64(text.data(), text.size(), root.view().data(), kKeyBytes, sodium_base64_VARIANT_ORIGINAL);
  text.back() = '\n';
  return text;
}

Result<SecretKey> read_root(const std::filesystem::path& folder) {
  auto file = read_private(root_path(folder), RootText().size());
  if (!file) return root_unreadable(file.error(), folder);
  const std::string path = root_path(folder).string();
  if (file->open_to_others)
    return fail(ErrorCode::KeysMissing,
                fmt::format("others on this machine can read root.key; run `chmod 600 {}`", path), path);
  std::size_t decoded = 0;
  SecretKey root = SecretKey::make([&](std::span<std::uint8_t> out) {
    sodium_base642bin(out.data(), out.size(), file->text.data(), file->text.size(), "\n", &decoded, nullptr,
                      sodium_base64_VARIANT_ORIGINAL);
  });
  // The library reads some spellings that it does not write, so only the one that it writes counts.
  RootText written = root_text(root);
  const bool as_written =
      decoded == kKeyBytes && same(bytes_of(file->text), bytes_of({written.data(), written.size()}));
  sodium_memzero(written.data(), written.size());
  sodium_memzero(file->text.data(), file->text.size());
  if (!as_written) return root_missing("root.key was changed", folder);
  return root;
}

/// Whether making the keys was cut off here: nobody has kept anything under this root key.
bool holds_only_a_root(const std::filesystem::path& folder) {
  bool has_root = false, has_more = false;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    has_root = has_root || name == "root.key";
    has_more = has_more || (name != "root.key" && name != "root.key.new" && name != "keyring.new");
  }
  return !error && has_root && !has_more;
}

Result<void> write_root(const std::filesystem::path& folder, const SecretKey& root) {
  RootText text = root_text(root);
  auto done = write_private(root_path(folder), {text.data(), text.size()});
  sodium_memzero(text.data(), text.size());
  return done;
}

}  // namespace

std::shared_ptr<const SecretKey> OrganisationKeys::epoch_key(std::uint32_t number) const {
  const std::lock_guard lock(epochs_mutex_);
  const auto found = epochs_.find(number);
  return found == epochs_.end() ? nullptr : found->second;
}

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
  for (const auto& path : {root_path(folder), ring_path(folder)})
    if (!goes_on && std::filesystem::exists(path))
      return fail(ErrorCode::BadInput,
                  "there are keys here already and nothing was changed; choose another folder",
                  path.string());
  if (!goes_on) SW_DO(write_root(folder, SecretKey::make(random)));
  SW_TRY(const SecretKey root, read_root(folder));
  return write_private(ring_path(folder), RingText::write(root, {}, random));
}

Result<KeyRing> KeyRing::open(const std::filesystem::path& folder) {
  SW_TRY(SecretKey root, read_root(folder));
  auto file = read_private(ring_path(folder), kRingBytes);
  if (!file && file.error().code == ErrorCode::NotFound) return ring_missing("keyring is not there", folder);
  if (!file) return ring_missing("keyring cannot be read: " + file.error().detail, folder);
  KeyRing ring(folder, std::move(root));
  auto organisations = RingText::read(ring.root_, file->text);
  if (!organisations)
    return fail(organisations.error().code, organisations.error().detail, ring_path(folder).string());
  ring.organisations_ = *std::move(organisations);
  ring.on_disk_ = std::move(file->text);
  return ring;
}

Result<void> KeyRing::replace(const Random& random) {
  SW_TRY(const FolderLock lock, FolderLock::take(folder_));
  SW_TRY(const PrivateText now, read_private(ring_path(folder_), kRingBytes));
  if (now.text != on_disk_)
    return fail(ErrorCode::Stale, "another program changed the key ring; nothing was changed, try again",
                ring_path(folder_).string());
  std::string text = RingText::write(root_, organisations_, random);
  const auto written = write_private(ring_path(folder_), text);
  // A name that is new and not known to be durable is still what this program wrote.
  const auto there = written ? PrivateText{text} : read_private(ring_path(folder_), kRingBytes);
  if (there && there->text == text) on_disk_ = std::move(text);
  return written;
}

Result<void> KeyRing::add_organisation(std::string_view name, const Random& random) {
  if (!is_name(name))
    return fail(
        ErrorCode::BadInput,
        fmt::format("the name of an organisation is 1 to {} of a-z, 0-9 and -, and begins with a letter",
                    kNameBytes),
        "organisation");
  if (find(name) != nullptr)
    return fail(ErrorCode::BadInput, fmt::format("there is an organisation `{}` already", name),
                "organisation");
  organisations_.push_back(RingText::make(name, random));
  auto done = replace(random);
  if (!done) organisations_.pop_back();
  return done;
}

// The new key is durable before anything is wrapped under it.
Result<void> KeyRing::begin_epoch(std::string_view name, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  OrganisationKeys* const keys = mutable_find(name);
  if (keys == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", name), "organisation");
  const std::uint32_t next = keys->epoch() + 1;
  {
    const std::lock_guard lock(keys->epochs_mutex_);
    keys->epochs_.emplace(next, std::make_shared<const SecretKey>(SecretKey::make(random)));
  }
  auto done = replace(random);
  if (done) {
    keys->epoch_ = next;
  } else {
    const std::lock_guard lock(keys->epochs_mutex_);
    keys->epochs_.erase(next);
  }
  return done;
}

Result<void> KeyRing::end_epochs_before(std::string_view name, std::uint32_t number, const Random& random) {
  const std::lock_guard one_at_a_time(*epoch_changes_);
  OrganisationKeys* const keys = mutable_find(name);
  if (keys == nullptr)
    return fail(ErrorCode::NotFound, fmt::format("there is no organisation `{}`", name), "organisation");
  if (number > keys->epoch())
    return fail(ErrorCode::BadInput, "the key of the newest epoch is in use", "epoch");
  decltype(keys->epochs_) ended;
  {
    const std::lock_guard lock(keys->epochs_mutex_);
    while (keys->epochs_.begin()->first < number) ended.insert(keys->epochs_.extract(keys->epochs_.begin()));
  }
  if (ended.empty()) return {};
  auto done = replace(random);
  if (!done) {
    const std::lock_guard lock(keys->epochs_mutex_);
    keys->epochs_.merge(ended);
  }
  return done;
}

OrganisationKeys* KeyRing::mutable_find(std::string_view name) {
  for (const auto& keys : organisations_)
    if (keys->name_ == name) return keys.get();
  return nullptr;
}

std::vector<std::string> KeyRing::organisations() const {
  std::vector<std::string> names;
  names.reserve(organisations_.size());
  for (const auto& keys : organisations_) names.push_back(keys->name_);
  return names;
}

const OrganisationKeys* KeyRing::find(std::string_view name) const {
  for (const auto& keys : organisations_)
    if (keys->name_ == name) return keys.get();
  return nullptr;
}

}  // namespace sharewell::crypt
