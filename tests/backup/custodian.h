// SPDX-License-Identifier: MIT
// Two custodians of invented key packs. Their identities open nothing but what tests make.
#pragma once

#include "kept.h"

namespace sharewell::backup {

inline constexpr const char* kCustodian = "age1ymffcnyyl70wt9j9zxv6k25023f7cpv2rcrassrrjqh4zymaty6qe7zhzl";
inline constexpr const char* kCustodianSecret =
    "AGE-SECRET-KEY-17SJFPTP095U27XZGYTPXXP8EPP5LQXJJG7MNS8N9DH2HAYTE6AVQS9TGTW";
inline constexpr const char* kOther = "age1plfrwua2s0ftdv3t4ml543flwz47wvr0maeexxn49g5699gd8f0s9cgkxv";
inline constexpr const char* kOtherSecret =
    "AGE-SECRET-KEY-1X0ZZ4K2F2ZR7SGGQ2779NZJHZH7N7JSPV6ANTQS67XZ9R3N2QMQQJQNNYV";

/// With an identity file, and a folder for packs.
class Custody : public Kept {
 protected:
  Custody() {
    write_file(identity(), std::string(kCustodianSecret) + "\n");
    write_file(other_identity(), std::string(kOtherSecret) + "\n");
  }
  [[nodiscard]] std::filesystem::path identity() const { return elsewhere_.path() / "identity"; }
  [[nodiscard]] std::filesystem::path other_identity() const { return elsewhere_.path() / "other-identity"; }
  [[nodiscard]] std::filesystem::path packs() const { return elsewhere_.path() / "packs"; }
};

}  // namespace sharewell::backup
