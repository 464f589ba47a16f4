// SPDX-License-Identifier: MIT
// What a check found, for people, for programs and for test runners.
//
// In: a report, and the name under which the bundle was given. Out: text. Never: what a case file says; only
// who took the copy, for whom, and what was checked.
#pragma once

#include <string>
#include <string_view>

#include "bundle/check.h"

namespace sharewell::bundle {

/// Several lines of plain English; the first begins with PASS or FAIL.
[[nodiscard]] std::string report_text(const Report& report, std::string_view name);
/// One JSON object on one line (docs/formats/bundle.md).
[[nodiscard]] std::string report_json(const Report& report, std::string_view name);
/// A JUnit test suite: one case a step; those after the first that failed are skipped.
[[nodiscard]] std::string report_junit(const Report& report, std::string_view name);

}  // namespace sharewell::bundle
