// SPDX-License-Identifier: MIT
// A file whose bytes the program carries (see cmake/embed.cmake). In: nothing. Out: name and bytes, for ever
// valid.
#pragma once

#include <string_view>

namespace sharewell {

struct EmbeddedFile {
  std::string_view name;  ///< without its folder
  std::string_view bytes;
};

}  // namespace sharewell
