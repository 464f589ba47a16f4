// SPDX-License-Identifier: MIT
// Checks a bundle, one step after the other, up to the first thing that is wrong.
//
// In: the bytes of a bundle, and the organisation's public key if it is known from elsewhere. Out: which
// steps held, and what the bundle shows; or what is wrong first, in words. Never: a clock, disk, network or
// randomness; takes the bundle's word for anything that its own proofs do not show.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ref.h"
#include "base/result.h"
#include "base/time.h"
#include "bundle/check_witnesses.h"
#include "record/bodies.h"

namespace sharewell::bundle {

/// One thing that is checked. They build on each other, in this order.
struct Step {
  std::string_view id;    ///< for machines: "register"
  std::string_view says;  ///< what holds if nothing is wrong
};
[[nodiscard]] const std::array<Step, 9>& steps();

struct UsedPack {
  std::string id, edition, sha256;
};

/// What a bundle shows if nothing is wrong.
struct Shown {
  std::string verifier_key;
  bool key_was_given = false;  ///< else only the key inside the bundle was used
  bool handed_over = false;    ///< the given key is an earlier one, which led to the one inside
  std::string origin;          ///< the register's name
  std::uint64_t size = 0;      ///< how many entries the register held
  std::string checkpoint;      ///< the signed note
  FileRef file;
  std::uint64_t entries = 0;
  std::uint64_t decisions = 0;
  std::uint64_t recommendations = 0;  ///< run again with the same result
  std::vector<UsedPack> packs;
  Instant taken_at;
  PersonRef taken_by;
  Witnessed witnessed;
  StampedAt stamped;
  record::CopyTaken copy;  ///< for whom and why; the names of the people in it
};

struct Report {
  Shown shown;                 ///< as far as the steps went
  std::size_t held = 0;        ///< how many of `steps()` held
  std::optional<Error> wrong;  ///< of the step after these; its place is a file of the bundle
  [[nodiscard]] bool passes() const { return !wrong; }
};

/// `key`: the verifier key that the organisation is known to have ("name+key id+key"); empty if it is not
/// known. It may be an earlier key than that of now, if the bundle has the handovers. `policy`: a tlog-policy
/// that must be met; empty: the bundle's own, if it has one, is told of. `authorities`: certificates (PEM) of
/// those who may have stamped the time, as one of them must have; empty: nobody is believed.
[[nodiscard]] Report check_bundle(std::string_view bytes, std::string_view key, std::string_view policy = {},
                                  std::string_view authorities = {});

}  // namespace sharewell::bundle
