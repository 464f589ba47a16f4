// SPDX-License-Identifier: MIT
// Whether witnesses saw the register of a bundle grow, and enough of them.
//
// In: the parts of a bundle whose proofs fit, and the policy of who reads it, if they have one. Out: who saw
// how much of it and when, and who is missing; or what does not fit. Never: lets the bundle's own policy stand
// where its reader gave one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bundle/bundle.h"
#include "register/policy.h"

namespace sharewell::bundle {

/// What witnesses say of a bundle.
struct Witnessed {
  bool by_given_policy = false;   ///< else by the bundle's own
  bool has_policy = false;        ///< else nothing is known of witnesses
  std::vector<reg::Cosigned> by;  ///< those of the policy that cosigned
  std::string missing;            ///< what the policy asks for and is not there, in words; empty: it is met
  std::uint64_t size = 0;         ///< how many entries the register held when they did
  std::uint64_t later = 0;        ///< entries of the bundle that came after that
};

/// `note` is the checkpoint of the proofs, `keys` have signed it. errors  Damaged, with the file: a
/// cosignature or the growth proof does not fit; or the given policy is not met, for every entry.
[[nodiscard]] Result<Witnessed> check_witnesses(const Bundle& bundle, std::string_view note,
                                                const reg::KeyChain& keys, std::string_view given_policy);

/// The checkpoint of what somebody outside saw, which the register of the bundle goes on from.
/// errors  Damaged, with the file in `folder` that is wrong.
[[nodiscard]] Result<reg::Checkpoint> check_seen(const BundleSeen& seen, std::string_view folder,
                                                 std::string_view note, const reg::KeyChain& keys);

}  // namespace sharewell::bundle
