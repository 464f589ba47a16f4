// SPDX-License-Identifier: MIT
#include "backup/key_pack_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"

namespace sharewell::backup {
namespace {

constexpr std::string_view kFormat = "sharewell-key-pack-1";
constexpr std::size_t kLineBytes = std::size_t{1} << 22;
/// A line with a key file: what stands before its base64, before its name, and after it.
constexpr std::string_view kKeyBegins = R"({"base64":")", kKeyName = R"(","key_file":")", kKeyEnds = "\"}";

Result<void> put(const Sink& sink, const json::object& line) { return sink(to_canonical_json(line) + "\n"); }

/// By hand, since what JSON is made of would stay in memory.
Result<void> put_key_file(const Sink& sink, const std::string& name, const std::string& text) {
  std::string base64 = to_base64(bytes_of(text));
  std::string line;
  line.reserve(base64.size() + name.size() + 64);
  line += kKeyBegins;
  line += base64;
  line += kKeyName;
  line += name;
  line += kKeyEnds;
  line += '\n';
  forget(base64);
  const auto done = sink(line);
  forget(line);
  return done;
}

/// Throws what Boost.JSON throws where a member is not there or of another kind.
std::string text_at(const json::object& object, std::string_view key) {
  return std::string(std::string_view(object.at(key).as_string()));
}

Bytes bytes_at(const json::object& object, std::string_view key) {
  auto bytes = from_base64(std::string_view(object.at(key).as_string()));
  if (!bytes) throw std::invalid_argument("no base64");
  return *std::move(bytes);
}

PackedRegister register_of(const json::object& line) {
  PackedRegister one{
      text_at(line, "register"), static_cast<std::uint64_t>(line.at("size").as_int64()), {}, {}};
  for (const auto& [key, value] : line.at("meta").as_object())
    one.meta.emplace(key, std::string_view(value.as_string()));
  return one;
}

/// Four letters at a time, so that no buffer that grows leaves a part of a key behind.
std::string key_text_of(std::string_view base64) {
  std::string text;
  text.reserve(base64.size());
  for (std::size_t at = 0; at < base64.size(); at += 4) {
    const auto some = from_base64(base64.substr(at, 4));
    if (!some) throw std::invalid_argument("no base64");
    text += text_of(*some);
  }
  return text;
}

/// By hand for the same reason.
void take_key_file(std::string_view line, KeyPack& pack) {
  const std::size_t middle = line.find(kKeyName);
  if (middle == line.npos || !line.ends_with(kKeyEnds)) throw std::invalid_argument("no key file");
  std::string_view name = line.substr(middle + kKeyName.size());
  name.remove_suffix(std::min(name.size(), kKeyEnds.size()));
  if (!is_key_file(name)) throw std::invalid_argument("no key file");
  std::string& text = pack.key_files[std::string(name)];
  forget(text);
  text = key_text_of(line.substr(kKeyBegins.size(), middle - kKeyBegins.size()));
}

/// False after the last line.
bool take_line(const json::object& line, std::size_t number, KeyPack& pack) {
  if (number == 0) {
    const auto made = from_rfc3339(text_at(line, "made"));
    if (text_at(line, "format") != kFormat || !made) throw std::invalid_argument("another format");
    pack.made = *made;
  } else if (line.contains("register")) {
    pack.registers.push_back(register_of(line));
  } else if (line.contains("file")) {
    if (pack.registers.empty()) throw std::invalid_argument("a key before its register");
    pack.registers.back().file_keys.push_back(
        {text_at(line, "file"), line.at("epoch").as_int64(), bytes_at(line, "wrapped")});
  } else {
    if (line.at("lines").as_int64() != static_cast<std::int64_t>(number))
      throw std::invalid_argument("too few");
    return false;
  }
  return true;
}

}  // namespace

Result<void> write_lines(const KeyPack& pack, const Sink& sink) {
  std::int64_t lines = 1;
  SW_DO(put(sink, {{"format", kFormat}, {"made", to_rfc3339(pack.made)}}));
  for (const auto& [name, text] : pack.key_files) {
    SW_DO(put_key_file(sink, name, text));
    ++lines;
  }
  for (const PackedRegister& one : pack.registers) {
    json::object meta;
    for (const auto& [key, value] : one.meta) meta.emplace(key, value);
    SW_DO(put(sink, {{"register", one.name}, {"size", static_cast<std::int64_t>(one.size)}, {"meta", meta}}));
    ++lines;
    for (const PackedFileKey& key : one.file_keys) {
      SW_DO(put(sink, {{"file", key.file}, {"epoch", key.epoch}, {"wrapped", to_base64(key.wrapped)}}));
      ++lines;
    }
  }
  return put(sink, {{"lines", lines}});
}

Result<KeyPack> read_lines(std::string_view text, const std::string& place) {
  KeyPack pack;
  bool ended = false;
  try {
    for (std::size_t number = 0; !ended && !text.empty(); ++number) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (number > 0 && text.starts_with(kKeyBegins)) {
        take_key_file(text.substr(0, end), pack);
      } else {
        const auto line = parse_json(text.substr(0, end), kLineBytes, place);
        if (!line || !line->is_object()) break;
        ended = !take_line(line->get_object(), number, pack);
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  } catch (const std::exception&) {
    ended = false;
  }
  if (!ended || !text.empty())
    return fail(ErrorCode::Damaged, "this is no key pack, or one of a later Sharewell", place);
  return pack;
}

}  // namespace sharewell::backup
