// SPDX-License-Identifier: MIT
#include "crypt/key_ring_text.h"

#include <array>
#include <utility>

#include "base/json.h"
#include "crypt/hash.h"
#include "crypt/seal.h"

namespace sharewell::crypt {
namespace {

constexpr std::string_view kFormat = "sharewell-keyring-1";
constexpr std::string_view kOrganisationKey = "organisation key";
constexpr std::string_view kEpochKey = "epoch key";
constexpr std::string_view kSigningSeed = "signing seed";
constexpr std::string_view kNextSigningSeed = "next signing seed";
constexpr std::size_t kTextBytes = std::size_t{1} << 20;

std::unexpected<Error> does_not_open() {
  return fail(
      ErrorCode::KeysMissing,
      "keyring does not open with root.key: one of them was changed or is of another data folder; put back "
      "both from the same safe copy");
}

Bytes place_of(std::string_view organisation_id, std::string_view purpose, std::uint32_t number) {
  return bind({kFormat, organisation_id, purpose, std::to_string(number)});
}

std::string wrapped(const SecretKey& under, const SecretKey& key, ByteView place, const Random& random) {
  return to_base64(seal(under, key.view(), place, random));
}

std::string text_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::uint32_t number_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_int64() ? static_cast<std::uint32_t>(value->get_int64()) : 0;
}

Result<SecretKey> unwrapped(const SecretKey& under, const std::string& text, ByteView place) {
  const auto sealed = from_base64(text);
  if (!sealed) return does_not_open();
  const auto key = open_key(under, *sealed, place);
  if (!key) return does_not_open();
  return SecretKey::from(key->view());
}

// Each key is sealed, but the list of them is not: this binds names, numbers, and what is on the list at all.
std::string mac_of(const SecretKey& root, const json::value& without_mac) {
  const TransientKey key = derive_transient(root, "keyring mac", {});
  return to_base64(hmac_sha256(key.view(), bytes_of(to_canonical_json(without_mac))));
}

}  // namespace

/// Reads and writes what is private to an organisation's keys.
struct RingRow {
  static json::object write(const SecretKey& root, const OrganisationKeys& keys, const Random& random) {
    json::array epochs;
    for (const auto& [number, key] : keys.epochs_)
      epochs.push_back(json::object{
          {"number", number},
          {"wrapped", wrapped(*keys.key_, *key, place_of(keys.id_, kEpochKey, number), random)}});
    json::object row{
        {"name", keys.name_},
        {"id", keys.id_},
        {"epoch", keys.epochs_.rbegin()->first},
        {"epochs", std::move(epochs)},
        {"wrapped_org_key", wrapped(root, *keys.key_, place_of(keys.id_, kOrganisationKey, 0), random)},
        {"wrapped_signing_seed",
         wrapped(*keys.key_, *keys.seed_, place_of(keys.id_, kSigningSeed, 0), random)}};
    if (keys.next_seed_)
      row["wrapped_next_signing_seed"] =
          wrapped(*keys.key_, *keys.next_seed_, place_of(keys.id_, kNextSigningSeed, 0), random);
    return row;
  }

  static void make_signing(OrganisationKeys& keys) {
    keys.signing_ = SigningKey::from_seed(*keys.seed_);
    keys.next_signing_.reset();
    if (keys.next_seed_) keys.next_signing_ = SigningKey::from_seed(*keys.next_seed_);
    keys.cosigning_ = SigningKey::from_seed(derive_transient(*keys.key_, "cosigning seed", {}));
  }

  static Result<void> read_epochs(OrganisationKeys& keys, const json::object& row) {
    const json::value* epochs = row.if_contains("epochs");
    if (epochs == nullptr || !epochs->is_array()) return does_not_open();
    for (const json::value& one : epochs->get_array()) {
      if (!one.is_object()) return does_not_open();
      const std::uint32_t number = number_at(one.get_object(), "number");
      SW_TRY(SecretKey key, unwrapped(*keys.key_, text_at(one.get_object(), "wrapped"),
                                      place_of(keys.id_, kEpochKey, number)));
      keys.epochs_.emplace(number, std::make_shared<const SecretKey>(std::move(key)));
    }
    if (keys.epochs_.empty() || keys.epochs_.rbegin()->first != number_at(row, "epoch"))
      return does_not_open();
    keys.epoch_ = keys.epochs_.rbegin()->first;
    return {};
  }

  static Result<std::unique_ptr<OrganisationKeys>> read(const SecretKey& root, const json::object& row) {
    std::unique_ptr<OrganisationKeys> keys(new OrganisationKeys);
    keys->name_ = text_at(row, "name");
    keys->id_ = text_at(row, "id");
    SW_TRY(SecretKey key,
           unwrapped(root, text_at(row, "wrapped_org_key"), place_of(keys->id_, kOrganisationKey, 0)));
    keys->key_ = std::move(key);
    SW_DO(read_epochs(*keys, row));
    SW_TRY(SecretKey seed, unwrapped(*keys->key_, text_at(row, "wrapped_signing_seed"),
                                     place_of(keys->id_, kSigningSeed, 0)));
    keys->seed_ = std::move(seed);
    if (row.contains("wrapped_next_signing_seed")) {
      SW_TRY(SecretKey next, unwrapped(*keys->key_, text_at(row, "wrapped_next_signing_seed"),
                                       place_of(keys->id_, kNextSigningSeed, 0)));
      keys->next_seed_ = std::move(next);
    }
    make_signing(*keys);
    return keys;
  }

  static std::unique_ptr<OrganisationKeys> make(std::string_view name, const Random& random) {
    std::unique_ptr<OrganisationKeys> keys(new OrganisationKeys);
    std::array<std::uint8_t, 16> id{};
    random(id);
    keys->name_ = name;
    keys->id_ = to_hex(id);
    keys->key_ = SecretKey::make(random);
    keys->epochs_.emplace(1u, std::make_shared<const SecretKey>(SecretKey::make(random)));
    keys->epoch_ = 1;
    keys->seed_ = SecretKey::make(random);
    make_signing(*keys);
    return keys;
  }
};

std::unique_ptr<OrganisationKeys> RingText::make(std::string_view name, const Random& random) {
  return RingRow::make(name, random);
}

void RingText::derive_signing(OrganisationKeys& keys) { RingRow::make_signing(keys); }

std::string RingText::write(const SecretKey& root, std::span<const Organisations::value_type> list,
                            const Random& random) {
  json::array rows;
  for (const auto& keys : list) rows.push_back(RingRow::write(root, *keys, random));
  json::value ring = json::object{{"format", kFormat}, {"organisations", std::move(rows)}};
  const std::string mac = mac_of(root, ring);
  ring.get_object()["mac"] = mac;
  return to_canonical_json(ring) + '\n';
}

Result<RingText::Organisations> RingText::read(const SecretKey& root, std::string_view text) {
  auto ring = parse_json(text, kTextBytes, "keyring");
  if (!ring || !ring->is_object() || to_canonical_json(*ring) + '\n' != text) return does_not_open();
  json::object& object = ring->get_object();
  const std::string mac = text_at(object, "mac");
  object.erase("mac");
  if (!same(bytes_of(mac), bytes_of(mac_of(root, *ring)))) return does_not_open();
  const json::value* rows = object.if_contains("organisations");
  if (text_at(object, "format") != kFormat || rows == nullptr || !rows->is_array())
    return fail(ErrorCode::KeysMissing,
                "keyring was written by another version of Sharewell; use that version");
  Organisations out;
  for (const json::value& row : rows->get_array()) {
    if (!row.is_object()) return does_not_open();
    SW_TRY(auto keys, RingRow::read(root, row.get_object()));
    out.push_back(std::move(keys));
  }
  return out;
}

}  // namespace sharewell::crypt
