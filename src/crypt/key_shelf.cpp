// SPDX-License-Identifier: MIT
#include "crypt/key_shelf.h"

#include <sodium.h>

#include <algorithm>
#include <functional>

#include "base/error.h"

namespace sharewell::crypt {

void KeyShelf::Release::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

KeyShelf::KeyShelf(std::size_t places) : names_(places) {
  SW_CHECK(places > 0);
  initialise();
  bytes_.reset(static_cast<std::uint8_t*>(sodium_allocarray(places, kKeyBytes)));
  SW_CHECK(bytes_ != nullptr);
}

std::size_t KeyShelf::place_of(std::string_view name) const {
  return std::hash<std::string_view>{}(name) % names_.size();
}

std::span<std::uint8_t, kKeyBytes> KeyShelf::at(std::size_t place) const {
  return std::span<std::uint8_t, kKeyBytes>(bytes_.get() + place * kKeyBytes, kKeyBytes);
}

std::optional<TransientKey> KeyShelf::find(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const std::size_t place = place_of(name);
  if (name.empty() || names_[place] != name) return std::nullopt;
  return TransientKey::from(at(place));
}

KeyView KeyShelf::keep(std::string_view name, KeyView key) {
  SW_CHECK(!name.empty());
  const std::lock_guard lock(mutex_);
  const std::size_t place = place_of(name);
  names_[place] = name;
  std::copy(key.bytes().begin(), key.bytes().end(), at(place).begin());
  return {at(place)};
}

void KeyShelf::forget(std::string_view name) {
  const std::lock_guard lock(mutex_);
  const std::size_t place = place_of(name);
  if (names_[place] != name) return;
  names_[place].clear();
  sodium_memzero(at(place).data(), kKeyBytes);
}

}  // namespace sharewell::crypt
