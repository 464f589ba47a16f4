// SPDX-License-Identifier: MIT
// The settings of a server, each from the nearest place that says it: flag, environment, file, default.
//
// In: flags, the environment, one TOML file. Out: checked values, each with where it comes from. Never: takes
// an unknown key for nothing: it is an error with its line and the nearest known one.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace CLI {
class App;
}

namespace sharewell::cli {

enum class SettingKind : std::uint8_t { Text, Number, Truth, List };

/// One row of the only table of settings. In a file and as a flag it has this name; in the environment
/// SHAREWELL_ and the name in capitals, with underscores.
struct SettingRow {
  std::string_view name;
  SettingKind kind;
  std::string_view fallback;  ///< a list is written with commas
  std::string_view what;
  long least = 0, most = 0;  ///< of a Number
};
[[nodiscard]] std::span<const SettingRow> setting_rows();

struct Setting {
  std::string value;
  std::string origin;  ///< "default", "--port", "SHAREWELL_PORT", "/etc/sharewell/sharewell.toml:3:8"
};

/// What was typed on the command line.
struct Given {
  std::string file;  ///< --config; empty: $SHAREWELL_CONFIG, else the usual place if there is such a file
  std::map<std::string, std::string, std::less<>> flags;
};
using Environment = std::function<const char*(const char* name)>;

inline constexpr const char* kUsualSettings = "/etc/sharewell/sharewell.toml";

class Settings {
 public:
  /// errors  BadConfig, with the place and what to do.
  [[nodiscard]] static Result<Settings> read(const Given& given, const Environment& environment);

  [[nodiscard]] const Setting& at(std::string_view name) const;  ///< @pre a name of the table
  [[nodiscard]] const std::string& text(std::string_view name) const { return at(name).value; }
  [[nodiscard]] long number(std::string_view name) const;
  [[nodiscard]] bool truth(std::string_view name) const { return at(name).value == "true"; }
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;

 private:
  std::map<std::string, Setting, std::less<>> all_;
};

/// Adds --config and a flag for each setting.
void add_setting_options(CLI::App& command, Given& given);
/// With this process's environment.
[[nodiscard]] Result<Settings> read_settings(const Given& given);

}  // namespace sharewell::cli
