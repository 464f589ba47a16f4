// SPDX-License-Identifier: MIT
// A value, or the Error that stood in its way. No exception crosses a folder.
//
// In: any type. Out: `Result<T>`, and two macros that pass an Error on so that every way out is visible.
// Never: hides a failure; a function that returns a Result is [[nodiscard]].
#pragma once

#include <expected>
#include <utility>

#include "base/error.h"

namespace sharewell {

template <class T>
using Result = std::expected<T, Error>;

/// The failing Result of any type: `return fail(ErrorCode::NotFound, "no such file")`.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string detail, std::string place = {}) {
  return std::unexpected<Error>(Error{code, std::move(detail), std::move(place)});
}

}  // namespace sharewell

#define SW_JOIN2(a, b) a##b
#define SW_JOIN(a, b) SW_JOIN2(a, b)
#define SW_TRY_AS(name, declaration, ...)                                         \
  auto name = (__VA_ARGS__);                                                      \
  if (!name) return std::unexpected<::sharewell::Error>(std::move(name).error()); \
  declaration = *std::move(name)
/// SW_TRY(const Facts facts, read_facts(text)): the value, or return its Error from this function.
#define SW_TRY(declaration, ...) SW_TRY_AS(SW_JOIN(sw_result_, __COUNTER__), declaration, __VA_ARGS__)
/// SW_DO(save(x)): the same for a Result<void>.
#define SW_DO(...)                                                            \
  do {                                                                        \
    if (auto sw_done = (__VA_ARGS__); !sw_done)                               \
      return std::unexpected<::sharewell::Error>(std::move(sw_done).error()); \
  } while (false)
