// SPDX-License-Identifier: MIT
#include "crypt/recovery.h"

#include <fmt/format.h>

#include "base/json.h"
#include "crypt/hash.h"
#include "crypt/key_file.h"

namespace sharewell::crypt {
namespace {

constexpr std::string_view kFirstLine = "sharewell recovery 1\n";
constexpr std::string_view kDrillFormat = "sharewell-recovery-drill-1";
constexpr std::size_t kDrillBytes = 1024;

std::string mac(const SecretKey& root, std::string_view purpose, std::string_view text) {
  const TransientKey key = derive_transient(root, purpose, {});
  return to_base64(hmac_sha256(key.view(), bytes_of(text)));
}

std::filesystem::path drill_path(const std::filesystem::path& folder) { return folder / "recovery"; }

std::string drill_text(const SecretKey& root, const Drill& drill) {
  json::value row = json::object{{"at", drill.at.ms}, {"format", kDrillFormat}, {"set", drill.set}};
  const std::string check = mac(root, "recovery drill", to_canonical_json(row));
  row.get_object()["mac"] = check;
  return to_canonical_json(row) + '\n';
}

}  // namespace

SecretText recovery_text(const SecretKey& root, std::string_view set) {
  SecretText out;
  out.add(kFirstLine);
  out.add(fmt::format("{}\n{}\n", set, mac(root, "recovery text", set)));
  out.add(root_text(root).view());
  return out;
}

Result<Recovered> read_recovery(std::string_view text, const Unlock& unlock) {
  if (!text.starts_with(kFirstLine)) {
    auto root = root_of_text(text, unlock);
    if (!root && !text.starts_with('{'))
      return fail(
          ErrorCode::KeysMissing,
          "this is neither what custodians opened nor a copy of root.key, or it was changed; open the "
          "envelope again, one layer after the other");
    if (!root) return std::unexpected(std::move(root).error());
    return Recovered{*std::move(root), "a copy of root.key"};
  }
  const std::size_t line = text.find('\n', kFirstLine.size());
  const std::size_t last = line == std::string_view::npos ? line : text.find('\n', line + 1);
  if (last != std::string_view::npos) {
    const std::string set(text.substr(kFirstLine.size(), line - kFirstLine.size()));
    auto root = root_of_text(text.substr(last + 1), {});
    if (root && same(bytes_of(text), bytes_of(recovery_text(root->key, set).view())))
      return Recovered{*std::move(root), set};
  }
  return fail(ErrorCode::KeysMissing,
              "what the custodians opened was changed; open the envelope again, one layer after the other");
}

Result<void> write_drill(const std::filesystem::path& folder, const SecretKey& root, const Drill& drill) {
  return write_private(drill_path(folder), drill_text(root, drill));
}

std::optional<Drill> read_drill(const std::filesystem::path& folder, const SecretKey& root) {
  const auto file = read_private(drill_path(folder), kDrillBytes);
  if (!file) return std::nullopt;
  const auto row = parse_json(file->text, kDrillBytes, "recovery");
  if (!row || !row->is_object()) return std::nullopt;
  const json::value* const at = row->get_object().if_contains("at");
  const json::value* const set = row->get_object().if_contains("set");
  if (at == nullptr || !at->is_int64() || set == nullptr || !set->is_string()) return std::nullopt;
  Drill drill{Instant{at->get_int64()}, std::string(set->get_string())};
  if (!same(bytes_of(file->text), bytes_of(drill_text(root, drill)))) return std::nullopt;
  return drill;
}

}  // namespace sharewell::crypt
