// SPDX-License-Identifier: MIT
// What others say of the register of a bundle: witnesses who saw it grow, an authority that stamped the time.
//
// In: the parts of a bundle whose proofs fit; the policy of who reads it and the authorities whom they
// believe, if they have any. Out: who saw how much of it and when, and who is missing; or what does not fit.
// Never: lets the bundle's own policy stand where its reader gave one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
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

/// What a time stamp says of a bundle.
struct StampedAt {
  bool is_there = false;
  bool by_authority = false;  ///< checked against the certificates that the reader gave; else only claimed
  std::string by;             ///< the signer, if so
  Instant at;
  std::uint64_t size = 0;   ///< how many entries the register held then
  std::uint64_t later = 0;  ///< entries of the bundle that came after that
};
/// `authorities`: certificates that the reader believes, PEM; empty: none were given.
/// errors  Damaged, with the file: the stamp is not over a checkpoint that the register goes on from; or
/// there
///         is none, or none by these authorities, where some were given. BadInput: no certificates.
[[nodiscard]] Result<StampedAt> check_stamp(const Bundle& bundle, std::string_view note,
                                            const reg::KeyChain& keys, std::string_view authorities);

/// The checkpoint of what somebody outside saw, which the register of the bundle goes on from.
/// errors  Damaged, with the file in `folder` that is wrong.
[[nodiscard]] Result<reg::Checkpoint> check_seen(const BundleSeen& seen, std::string_view folder,
                                                 std::string_view note, const reg::KeyChain& keys);

}  // namespace sharewell::bundle
