// SPDX-License-Identifier: MIT
#include "crypt/root_key.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "crypt/hash.h"
#include "crypt/key_file.h"
#include "crypt/seal.h"

namespace sharewell::crypt {
namespace {

constexpr std::size_t kFileBytes = 1024;
constexpr std::size_t kSaltBytes = crypto_pwhash_argon2id_SALTBYTES;
constexpr std::string_view kPassphraseFormat = "sharewell-root-passphrase-1";
constexpr std::string_view kCredentialFormat = "sharewell-root-credential-1";
// Both belong to the format's name: a file cannot ask for less.
constexpr unsigned long long kPasses = 4;
constexpr std::size_t kMemoryBytes = std::size_t{256} << 20;

std::unexpected<Error> missing(std::string what) { return fail(ErrorCode::KeysMissing, std::move(what)); }
std::unexpected<Error> changed() {
  return missing("root.key was changed; put back root.key from your safe copy");
}

std::optional<SecretKey> plain_root(std::string_view text) {
  if (text.size() != sodium_base64_ENCODED_LEN(kKeyBytes, sodium_base64_VARIANT_ORIGINAL)) return {};
  std::size_t decoded = 0;
  SecretKey root = SecretKey::make([&](std::span<std::uint8_t> out) {
    sodium_base642bin(out.data(), out.size(), text.data(), text.size(), "\n", &decoded, nullptr,
                      sodium_base64_VARIANT_ORIGINAL);
  });
  // The library reads some spellings that it does not write, so only the one that it writes counts.
  if (decoded != kKeyBytes || !same(bytes_of(text), bytes_of(root_text(root).view()))) return {};
  return root;
}

Result<SecretKey> stretched(const SecretText& passphrase, const Bytes& salt) {
  bool done = false;
  SecretKey key = SecretKey::make([&](std::span<std::uint8_t> out) {
    done = crypto_pwhash_argon2id(out.data(), out.size(), passphrase.view().data(), passphrase.view().size(),
                                  salt.data(), kPasses, kMemoryBytes,
                                  crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0;
  });
  if (!done) return fail(ErrorCode::Unavailable, "there is no memory to try a passphrase (256 MiB)");
  return key;
}

std::string check_of(const json::value& without_check) {
  return to_base64(sha256(bytes_of(to_canonical_json(without_check))));
}

std::string checked_line(json::object row) {
  json::value value = std::move(row);
  const std::string check = check_of(value);
  value.get_object()["check"] = check;
  return to_canonical_json(value) + '\n';
}

std::string text_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// The row of a form that is no plain key. The check tells a changed file from a wrong passphrase; who
/// changes both is refused by the seal or by the ring.
Result<json::object> checked_row(std::string_view text) {
  auto value = parse_json(text, kFileBytes, kRootFile);
  if (!value || !value->is_object()) return changed();
  json::object row = value->get_object();
  row.erase("check");
  if (checked_line(row) != text) return changed();
  return row;
}

Bytes seal_place(const Bytes& salt) { return bind({kPassphraseFormat, text_of(salt)}); }

Result<RootKey> opened_with(SecretKey wrapping, Bytes salt, std::string_view sealed_text,
                            std::string_view otherwise) {
  const auto sealed = from_base64(sealed_text);
  if (!sealed) return changed();
  const auto key = open_key(wrapping, *sealed, seal_place(salt));
  if (!key) return missing(std::string(otherwise));
  return RootKey{
      SecretKey::from(key->view()), RootForm::Passphrase, {}, std::move(wrapping), std::move(salt)};
}

Result<RootKey> open_sealed(const json::object& row, const Unlock& unlock) {
  auto salt = from_base64(text_at(row, "salt"));
  if (!salt || salt->size() != kSaltBytes) return changed();
  if (!unlock.passphrase)
    return missing(
        "root.key is sealed with a passphrase and nobody can be asked for it; start this in a terminal, or "
        "give "
        "--passphrase-fd N");
  SW_TRY(const SecretText passphrase, unlock.passphrase());
  SW_TRY(SecretKey wrapping, stretched(passphrase, *salt));
  return opened_with(std::move(wrapping), *std::move(salt), text_at(row, "sealed"),
                     "the passphrase does not open root.key; nothing was changed, try again");
}

bool is_credential_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, allowed);
}

Result<RootKey> open_credential(std::string name, const Unlock& unlock) {
  if (!is_credential_name(name)) return changed();
  const std::string how = fmt::format(
      "; start Sharewell through its unit, with LoadCredentialEncrypted={0}:/etc/credstore.encrypted/{0}",
      name);
  if (unlock.credentials.empty())
    return missing(
        fmt::format("the root key is the systemd credential `{}`, and none was handed over{}", name, how));
  auto file = read_private(unlock.credentials / name, kFileBytes);
  if (!file)
    return missing(
        fmt::format("the systemd credential `{}` cannot be read: {}{}", name, file.error().detail, how));
  auto key = plain_root(file->text);
  sodium_memzero(file->text.data(), file->text.size());
  if (!key) return missing(fmt::format("the systemd credential `{}` is no root key{}", name, how));
  return RootKey{*std::move(key), RootForm::Credential, std::move(name), {}, {}};
}

/// What is wrong when root.key cannot be read, and what to do about it.
std::unexpected<Error> unreadable(const Error& error, const std::filesystem::path& folder) {
  if (error.code == ErrorCode::TooLarge) return changed();
  if (error.code != ErrorCode::NotFound)
    return missing("root.key cannot be read: " + error.detail + "; put back root.key from your safe copy");
  std::error_code ignored;
  if (std::filesystem::exists(folder / "keyring", ignored))
    return missing(
        "root.key is not there; put back root.key from your safe copy, or run `sharewell key recover` with "
        "what "
        "your custodians opened");
  return fail(
      ErrorCode::KeysMissing,
      "there are no keys here; run `sharewell init` for a new data folder, or put back root.key and keyring "
      "from your safe copy",
      folder.string());
}

template <class T>
Result<T> placed(Result<T> result, const std::filesystem::path& path) {
  if (!result && result.error().place.empty()) result.error().place = path.string();
  return result;
}

Result<PrivateText> read_file(const std::filesystem::path& folder, const char* name) {
  const std::string path = (folder / name).string();
  auto file = read_private(path, kFileBytes);
  if (!file) return unreadable(file.error(), folder);
  if (file->open_to_others)
    return missing(fmt::format("others on this machine can read {}; run `chmod 600 {}`", name, path));
  return file;
}

}  // namespace

Result<RootKey> root_of_text(std::string_view text, const Unlock& unlock) {
  if (!text.starts_with('{')) {
    auto key = plain_root(text);
    if (!key) return changed();
    return RootKey{*std::move(key)};
  }
  SW_TRY(const json::object row, checked_row(text));
  const std::string format = text_at(row, "format");
  if (format == kPassphraseFormat) return open_sealed(row, unlock);
  if (format == kCredentialFormat) return open_credential(text_at(row, "name"), unlock);
  return missing("root.key was written by another version of Sharewell; use that version");
}

Result<RootKey> read_root(const std::filesystem::path& folder, const Unlock& unlock) {
  SW_TRY(PrivateText file, placed(read_file(folder, kRootFile), folder / kRootFile));
  auto root = root_of_text(file.text, unlock);
  sodium_memzero(file.text.data(), file.text.size());
  return placed(std::move(root), folder / kRootFile);
}

Result<RootKey> read_root_like(const std::filesystem::path& folder, const char* name, const RootKey& like) {
  SW_TRY(PrivateText file, read_file(folder, name));
  if (like.form == RootForm::Passphrase && file.text.starts_with('{')) {
    SW_TRY(const json::object row, checked_row(file.text));
    const auto salt = from_base64(text_at(row, "salt"));
    if (!salt || *salt != like.salt) return changed();
    return opened_with(like.wrapping->copy(), *salt, text_at(row, "sealed"), "it is sealed otherwise");
  }
  auto root = root_of_text(file.text, {});
  sodium_memzero(file.text.data(), file.text.size());
  return root;
}

Result<void> write_root(const std::filesystem::path& folder, const char* name, const RootKey& root,
                        const Random& random) {
  if (root.form == RootForm::File) return write_private(folder / name, root_text(root.key).view());
  if (root.form == RootForm::Credential)
    return write_private(folder / name,
                         checked_line({{"format", kCredentialFormat}, {"name", root.credential}}));
  const Bytes sealed = seal(*root.wrapping, root.key.view(), seal_place(root.salt), random);
  return write_private(folder / name, checked_line({{"format", kPassphraseFormat},
                                                    {"salt", to_base64(root.salt)},
                                                    {"sealed", to_base64(sealed)}}));
}

Result<RootKey> with_passphrase(const SecretKey& key, const SecretText& passphrase, const Random& random) {
  if (passphrase.view().size() < kPassphraseLeast)
    return fail(
        ErrorCode::BadInput,
        fmt::format("a passphrase needs at least {} characters; several words are good", kPassphraseLeast));
  Bytes salt(kSaltBytes);
  random(salt);
  SW_TRY(SecretKey wrapping, stretched(passphrase, salt));
  return RootKey{key.copy(), RootForm::Passphrase, {}, std::move(wrapping), std::move(salt)};
}

Result<RootKey> with_credential(const SecretKey& key, std::string_view name, const Unlock& unlock) {
  if (!is_credential_name(name))
    return fail(ErrorCode::BadInput, "the name of a credential is 1 to 64 of a-z, 0-9, - and _",
                std::string(name));
  SW_TRY(RootKey root, open_credential(std::string(name), unlock));
  if (!same(root.key.view(), key.view()))
    return missing(fmt::format(
        "the systemd credential `{}` is not the root key of this folder; make it from `sharewell key print`",
        name));
  return root;
}

SecretText root_text(const SecretKey& key) {
  std::array<char, sodium_base64_ENCODED_LEN(kKeyBytes, sodium_base64_VARIANT_ORIGINAL)> text{};
  sodium_bin2base64(text.data(), text.size(), key.view().data(), kKeyBytes, sodium_base64_VARIANT_ORIGINAL);
  text.back() = '\n';
  SecretText out;
  out.add({text.data(), text.size()});
  sodium_memzero(text.data(), text.size());
  return out;
}

}  // namespace sharewell::crypt
