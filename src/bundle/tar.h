// SPDX-License-Identifier: MIT
// A tar archive of plain files that has one spelling: what was read and is written again is the same bytes.
//
// In: named files and one time; or an archive from outside. Out: the archive (POSIX.1-2017 ustar), or its
// files. Never: a folder, link, owner or device; a mode other than 0600; a disk.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace sharewell::bundle {

struct Member {
  std::string name;  ///< "entries/12.json"
  std::string bytes;
};

struct Archive {
  std::vector<Member> members;
  std::int64_t seconds = 0;  ///< since 1970, of every file in it
};

/// Whether a file may be called so in an archive.
[[nodiscard]] bool is_member_name(std::string_view name);

/// @pre is_member_name(name) of each member; not before 1970  @cite POSIX.1-2017 pax, ustar Interchange
/// Format
[[nodiscard]] std::string write_tar(std::span<const Member> members, std::int64_t seconds);

/// The files in the order in which they stand. errors  BadInput at the first block that `write_tar` would not
/// have written so.
[[nodiscard]] Result<Archive> read_tar(std::string_view bytes);

}  // namespace sharewell::bundle
