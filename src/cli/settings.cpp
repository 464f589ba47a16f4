// SPDX-License-Identifier: MIT
#include "cli/settings.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>

#include "base/limits.h"
#include "base/text.h"
#include "guidance/tree.h"

namespace sharewell::cli {
namespace {

using enum SettingKind;

constexpr std::array kRows{
    SettingRow{"data", Text, "data", "the data folder"},
    SettingRow{"address", Text, "127.0.0.1",
               "the address of this machine to listen on; beyond loopback only with a certificate"},
    SettingRow{"port", Number, "8080", "the port; 0 takes any free one", 0, 65'535},
    SettingRow{"host", List, "", "a name that people reach it by, beside those in the certificate"},
    SettingRow{"certificate", Text, "", "a PEM file with the certificate and those that lead to it"},
    SettingRow{"key", Text, "", "a PEM file with the certificate's private key"},
    SettingRow{"https-proxy", Truth, "false", "a proxy on this machine speaks https to people"},
    SettingRow{"workers", Number, "32", "how many requests are answered at a time", 1, 256},
    SettingRow{"connections", Number, "512", "how many connections may be open", 16, 65'535},
    SettingRow{"keep-received-days", Number, "365",
               "after how many days somebody looks whether what others told is still needed", 1, 3650},
    SettingRow{"least-count", Number, "5", "statistics hold back a count from 1 to below this", 1, 1000},
    SettingRow{"without-training", Truth, "false", "leads do not keep who was trained"},
};

std::unexpected<Error> wrong(const SettingRow& row, std::string_view what, const std::string& origin) {
  return fail(ErrorCode::BadConfig, fmt::format("{}: {}", row.name, what), origin);
}

const SettingRow* row_named(std::string_view name) {
  const auto* const at = std::ranges::find(kRows, name, &SettingRow::name);
  return at == kRows.end() ? nullptr : at;
}

std::string environment_name(std::string_view name) {
  std::string out = "SHAREWELL_";
  for (const char c : name)
    out += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

Result<void> check(const SettingRow& row, const Setting& setting) {
  const std::string& text = setting.value;
  if (!is_plain_text(text) || text.find('\n') != text.npos)
    return wrong(row, "it is no line of text", setting.origin);
  if (row.kind == Truth && text != "true" && text != "false")
    return wrong(row, "it is true or false", setting.origin);
  if (row.kind != Number) return {};
  long value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || value < row.least || value > row.most)
    return wrong(row, fmt::format("it is a whole number from {} to {}", row.least, row.most), setting.origin);
  return {};
}

/// A value of the file as text; empty for one of another kind.
std::optional<std::string> text_of(const SettingRow& row, const guidance::Value& value) {
  using Kind = guidance::Value::Kind;
  switch (row.kind) {
    case Text:
      return value.kind == Kind::Text ? std::optional(value.text) : std::nullopt;
    case Number:
      return value.kind == Kind::Whole ? std::optional(std::to_string(value.whole)) : std::nullopt;
    case Truth:
      return value.kind == Kind::Flag ? std::optional<std::string>(value.flag ? "true" : "false")
                                      : std::nullopt;
    case List:
      break;
  }
  if (value.kind == Kind::Text) return value.text;
  if (value.kind != Kind::List) return std::nullopt;
  std::vector<std::string> items;
  for (const guidance::Value& item : value.items) {
    if (item.kind != Kind::Text) return std::nullopt;
    items.push_back(item.text);
  }
  return fmt::format("{}", fmt::join(items, ","));
}

std::unexpected<Error> unknown(std::string_view name, const std::string& place) {
  std::vector<std::string_view> known;
  for (const SettingRow& row : kRows) known.push_back(row.name);
  const auto near = nearest(name, known);
  return fail(ErrorCode::BadConfig,
              near ? fmt::format("there is no setting of that name; did you mean '{}'?", *near)
                   : fmt::format("there is no setting of that name; there are {}", fmt::join(known, ", ")),
              place);
}

Result<void> read_file(const std::string& file, std::map<std::string, Setting, std::less<>>& all) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::BadConfig, "the settings cannot be opened", file);
  guidance::PackFile bytes{file, {}};
  bytes.bytes.resize(limits::kPackFileBytes);
  in.read(bytes.bytes.data(), static_cast<std::streamsize>(bytes.bytes.size()));
  bytes.bytes.resize(static_cast<std::size_t>(in.gcount()));
  const auto tree = guidance::read_toml(bytes);
  if (!tree)
    return fail(ErrorCode::BadConfig, tree.error().what,
                fmt::format("{}:{}:{}", file, tree.error().line, tree.error().column));
  for (const guidance::Member& member : tree->members) {
    const std::string place = fmt::format("{}:{}:{}", file, member.spot.line, member.spot.column);
    const SettingRow* const row = row_named(member.key);
    if (row == nullptr) return unknown(member.key, place);
    auto text = text_of(*row, member.value);
    if (!text)
      return wrong(*row, fmt::format("it cannot be {}", guidance::name_of(member.value.kind)), place);
    all.insert_or_assign(member.key, Setting{*std::move(text), place});
  }
  return {};
}

/// The file to read; empty if there is none to read.
std::string file_of(const Given& given, const Environment& environment) {
  if (!given.file.empty()) return given.file;
  if (const char* const named = environment("SHAREWELL_CONFIG"); named != nullptr && *named != '\0')
    return named;
  std::error_code none;
  return std::filesystem::is_regular_file(kUsualSettings, none) ? kUsualSettings : "";
}

}  // namespace

std::span<const SettingRow> setting_rows() { return kRows; }

Result<Settings> Settings::read(const Given& given, const Environment& environment) {
  Settings out;
  for (const SettingRow& row : kRows)
    out.all_.emplace(row.name, Setting{std::string(row.fallback), "default"});
  if (const std::string file = file_of(given, environment); !file.empty()) SW_DO(read_file(file, out.all_));
  for (const SettingRow& row : kRows) {
    const std::string name = environment_name(row.name);
    if (const char* const value = environment(name.c_str()); value != nullptr)
      out.all_.insert_or_assign(std::string(row.name), Setting{value, name});
  }
  for (const auto& [name, value] : given.flags) out.all_.insert_or_assign(name, Setting{value, "--" + name});
  for (const SettingRow& row : kRows) SW_DO(check(row, out.at(row.name)));
  const Setting &certificate = out.at("certificate"), &key = out.at("key");
  if (certificate.value.empty() != key.value.empty())
    return fail(ErrorCode::BadConfig, "a certificate and its key go together: give both or neither",
                certificate.value.empty() ? key.origin : certificate.origin);
  return out;
}

const Setting& Settings::at(std::string_view name) const {
  const auto found = all_.find(name);
  SW_CHECK(found != all_.end());
  return found->second;
}

long Settings::number(std::string_view name) const { return std::stol(at(name).value); }

std::vector<std::string> Settings::list(std::string_view name) const {
  std::vector<std::string> out;
  std::string_view rest = at(name).value;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    if (comma != 0) out.emplace_back(rest.substr(0, comma));
    rest = comma == rest.npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return out;
}

void add_setting_options(CLI::App& command, Given& given) {
  command.add_option(
      "--config", given.file,
      fmt::format("a TOML file with settings (default: $SHAREWELL_CONFIG, else {})", kUsualSettings));
  for (const SettingRow& row : kRows) {
    const std::string name(row.name), flag = "--" + name;
    const std::string what = row.fallback.empty() ? std::string(row.what)
                                                  : fmt::format("{} (default: {})", row.what, row.fallback);
    if (row.kind == Truth) {
      command.add_flag_callback(flag, [&given, name] { given.flags[name] = "true"; }, what);
    } else {
      const auto keep = [&given, name](const CLI::results_t& values) {
        given.flags[name] = fmt::format("{}", fmt::join(values, ","));
        return true;
      };
      command.add_option(flag, keep, what)->expected(1)->take_all();
    }
  }
}

Result<Settings> read_settings(const Given& given) {
  return Settings::read(given, [](const char* name) { return std::getenv(name); });
}

}  // namespace sharewell::cli
