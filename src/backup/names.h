// SPDX-License-Identifier: MIT
// What lies in a folder. In: its path. Out: names, in order. Never: follows one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace sharewell::backup {

/// The names in a folder, in order; none if it is not there.
[[nodiscard]] Result<std::vector<std::string>> names_in(const std::filesystem::path& folder);
/// The organisations of a data folder that have records.
[[nodiscard]] Result<std::vector<std::string>> organisations_of(const std::filesystem::path& data);

}  // namespace sharewell::backup
