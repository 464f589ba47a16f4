// SPDX-License-Identifier: MIT
#include "backup/manifest.h"

#include <fmt/format.h>

#include <algorithm>

#include "backup/files.h"
#include "base/json.h"
#include "crypt/hash.h"

namespace sharewell::backup {
namespace {

constexpr std::string_view kFormat = "sharewell-backup-1";
constexpr std::size_t kHexBytes = 64;

json::object json_of(const ManifestSegment& one) {
  return {{"first", static_cast<std::int64_t>(one.first)},
          {"count", static_cast<std::int64_t>(one.count)},
          {"bytes", static_cast<std::int64_t>(one.bytes)},
          {"sha256", to_hex(one.sha256)}};
}

json::object json_of(const ManifestRegister& one) {
  json::array segments;
  for (const ManifestSegment& segment : one.segments) segments.push_back(json_of(segment));
  return {{"name", one.name},
          {"id", one.id},
          {"size", static_cast<std::int64_t>(one.size)},
          {"checkpoint", one.checkpoint},
          {"segments", std::move(segments)}};
}

json::object json_of(const ManifestFile& one) {
  return {
      {"path", one.path}, {"bytes", static_cast<std::int64_t>(one.bytes)}, {"sha256", to_hex(one.sha256)}};
}

/// Members of an object whose hash was found to fit; throws what Boost.JSON throws where one is of another
/// kind.
std::string text_at(const json::object& object, std::string_view key) {
  return std::string(std::string_view(object.at(key).as_string()));
}
std::uint64_t number_at(const json::object& object, std::string_view key) {
  const std::int64_t number = object.at(key).as_int64();
  if (number < 0) throw std::invalid_argument("no number");
  return static_cast<std::uint64_t>(number);
}
Digest digest_at(const json::object& object, std::string_view key) {
  const std::string hex = text_at(object, key);
  Digest out{};
  for (std::size_t at = 0; at < out.size(); ++at)
    out[at] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * at, 2), nullptr, 16));
  if (hex != to_hex(out)) throw std::invalid_argument("no hash");
  return out;
}

ManifestRegister register_of(const json::object& object) {
  ManifestRegister one{text_at(object, "name"),
                       text_at(object, "id"),
                       number_at(object, "size"),
                       text_at(object, "checkpoint"),
                       {}};
  if (!is_organisation_name(one.name)) throw std::invalid_argument("no name");
  std::uint64_t next = 0;
  for (const json::value& value : object.at("segments").as_array()) {
    const json::object& segment = value.as_object();
    one.segments.push_back({number_at(segment, "first"),
                            static_cast<std::uint32_t>(number_at(segment, "count")),
                            number_at(segment, "bytes"), digest_at(segment, "sha256")});
    if (one.segments.back().first != next) throw std::invalid_argument("a gap");
    next += one.segments.back().count;
  }
  if (next != one.size) throw std::invalid_argument("another size");
  return one;
}

ManifestFile file_of(const json::object& object) {
  ManifestFile one{text_at(object, "path"), number_at(object, "bytes"), digest_at(object, "sha256")};
  if (!is_kept_path(one.path)) throw std::invalid_argument("no path");
  return one;
}

Manifest manifest_of(const json::object& object) {
  if (text_at(object, "format") != kFormat) throw std::invalid_argument("no format");
  const auto made = from_rfc3339(text_at(object, "made"));
  if (!made) throw std::invalid_argument("no time");
  Manifest out{*made, {}, {}};
  for (const json::value& one : object.at("registers").as_array())
    out.registers.push_back(register_of(one.as_object()));
  for (const json::value& one : object.at("files").as_array()) out.files.push_back(file_of(one.as_object()));
  return out;
}

bool is_made_of(std::string_view text, std::string_view more) {
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != more.npos;
  });
}

}  // namespace

const ManifestRegister* Manifest::find(std::string_view name) const {
  const auto at = std::ranges::find(registers, name, &ManifestRegister::name);
  return at == registers.end() ? nullptr : &*at;
}

std::string write_manifest(const Manifest& manifest) {
  json::array registers, files;
  for (const ManifestRegister& one : manifest.registers) registers.push_back(json_of(one));
  for (const ManifestFile& one : manifest.files) files.push_back(json_of(one));
  const std::string text = to_canonical_json(json::object{{"format", kFormat},
                                                          {"made", to_rfc3339(manifest.made)},
                                                          {"registers", std::move(registers)},
                                                          {"files", std::move(files)}});
  return text + "\n" + to_hex(crypt::sha256(bytes_of(text))) + "\n";
}

Result<Manifest> read_manifest(std::string_view text, const std::string& place) {
  const auto wrong = [&place](std::string_view what) {
    return fail(ErrorCode::Damaged, fmt::format("the manifest of the backup {}", what), place);
  };
  if (text.size() < kHexBytes + 2 || text.back() != '\n') return wrong("is not whole");
  const std::string_view body = text.substr(0, text.size() - kHexBytes - 2);
  if (text.substr(body.size()) != "\n" + to_hex(crypt::sha256(bytes_of(body))) + "\n")
    return wrong("is not what was written");
  const auto value = parse_json(body, kManifestBytes, place);
  if (!value || !value->is_object()) return wrong("cannot be read");
  try {
    return manifest_of(value->get_object());
  } catch (const std::exception&) {
    return wrong("is of another format than this program knows");
  }
}

Result<Manifest> load_manifest(const std::filesystem::path& backup) {
  const auto text = read_whole(manifest_path(backup), kManifestBytes);
  if (text) return read_manifest(*text, manifest_path(backup).string());
  if (text.error().code != ErrorCode::NotFound) return std::unexpected(text.error());
  return fail(ErrorCode::NotFound, "there is no backup in this folder: it has no manifest", backup.string());
}

Result<reg::Checkpoint> checkpoint_of(std::string_view note) {
  SW_TRY(const reg::Note parts, reg::read_note(note));
  return reg::read_checkpoint(parts.text);
}

std::filesystem::path manifest_path(const std::filesystem::path& backup) { return backup / "manifest"; }

std::filesystem::path segments_path(const std::filesystem::path& backup, std::string_view name) {
  return backup / "segments" / name;
}

std::filesystem::path kept_path(const std::filesystem::path& backup, const Digest& sha256) {
  return backup / "files" / to_hex(sha256);
}

bool is_organisation_name(std::string_view name) { return name.size() <= 40 && is_made_of(name, "-"); }

bool is_kept_path(std::string_view path) {
  if (path.size() > 512 || !std::ranges::all_of(path, [](char c) {
        return is_made_of({&c, 1}, "-._/") || (c >= 'A' && c <= 'Z');
      }))
    return false;
  std::vector<std::string> parts;
  for (const auto& part : std::filesystem::path(path)) parts.push_back(part.string());
  if (std::ranges::any_of(parts, [](const std::string& part) { return part.empty() || part.front() == '.'; }))
    return false;
  const bool pack = parts.size() >= 3 && parts.size() <= 4 && parts[0] == "packs";
  const bool form = parts.size() == 4 && parts[0] == "orgs" && parts[2] == "forms";
  return pack || form;
}

}  // namespace sharewell::backup
