// SPDX-License-Identifier: MIT
// What is wrong with a guidance pack, said so that its author can mend it.
//
// In: the place in a file. Out: what is wrong there and what to do. Never: stops at the first fault.
#pragma once

#include <string>

namespace sharewell::guidance {

/// One file of a pack as it was read: its name in the pack's folder ("rules.toml"; for a file of the base
/// that an overlay lies on, "base/rules.toml") and its bytes.
struct PackFile {
  std::string name;
  std::string bytes;
};

struct Fault {
  std::string file;    ///< as in PackFile::name; empty if the pack as a whole is meant
  int line = 0;        ///< from 1; 0 if no line is meant
  int column = 0;      ///< from 1, in characters
  std::string what;    ///< lower case, no full stop
  std::string remedy;  ///< what to do; may be empty
  auto operator<=>(const Fault&) const = default;
};

/// "rules.toml:12:9: there is no question `rsik`; did you mean `risk`?" on one line.
[[nodiscard]] std::string one_line(const Fault& fault);

}  // namespace sharewell::guidance
