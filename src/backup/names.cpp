// SPDX-License-Identifier: MIT
#include "backup/names.h"

#include <algorithm>

#include "backup/files.h"
#include "backup/manifest.h"
#include "store/place.h"

namespace sharewell::backup {

Result<std::vector<std::string>> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  if (!std::filesystem::exists(folder, error)) return names;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error) return system_error(error.value(), folder);
  std::ranges::sort(names);
  return names;
}

Result<std::vector<std::string>> organisations_of(const std::filesystem::path& data) {
  SW_TRY(const std::string setting, store::database_setting(data));
  SW_TRY(std::vector<std::string> names, names_in(data / "orgs"));
  std::erase_if(names, [&](const std::string& name) {
    std::error_code none;
    return !is_organisation_name(name) ||
           !std::filesystem::is_regular_file(
               data / "orgs" / name / (setting.empty() ? "sharewell.db" : "lock"), none);
  });
  return names;
}

}  // namespace sharewell::backup
