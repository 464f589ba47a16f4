// SPDX-License-Identifier: MIT
#include "bundle/check_witnesses.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypt/time_stamp.h"
#include "register/growth.h"

namespace sharewell::bundle {
namespace {

std::unexpected<Error> wrong(std::string what, std::string place) {
  return fail(ErrorCode::Damaged, std::move(what), std::move(place));
}

Result<void> meets_given(const Witnessed& found) {
  if (!found.missing.empty()) return wrong("the policy that you gave is not met: " + found.missing, "policy");
  if (found.later == 0) return {};
  return wrong(
      fmt::format("the policy that you gave is not met for all of it: witnesses saw the first {} "
                  "entries of the register, and {} of this bundle came later; ask for it again after "
                  "they have seen those",
                  found.size, found.later),
      "policy");
}

}  // namespace

Result<reg::Checkpoint> check_seen(const BundleSeen& seen, std::string_view folder, std::string_view note,
                                   const reg::KeyChain& keys) {
  const std::string place = fmt::format("{}growth", folder);
  const auto growth = reg::read_growth(seen.growth);
  if (!growth) return wrong(growth.error().detail, place);
  if (reg::write_growth(growth->old_size, growth->proof, growth->note) != seen.growth || growth->note != note)
    return wrong("it does not lead to the checkpoint of the proofs", place);
  auto checkpoint = keys.open(seen.note);
  if (!checkpoint) return wrong(checkpoint.error().detail, fmt::format("{}checkpoint", folder));
  if (const auto grown = reg::check_growth(*growth, seen.note, keys); !grown)
    return wrong(grown.error().detail, place);
  return checkpoint;
}

Result<Witnessed> check_witnesses(const Bundle& bundle, std::string_view note, const reg::KeyChain& keys,
                                  std::string_view given_policy) {
  Witnessed found;
  const bool has_cosigned = !bundle.cosigned.note.empty();
  const std::string_view seen = has_cosigned ? std::string_view(bundle.cosigned.note) : note;
  if (has_cosigned) SW_DO(check_seen(bundle.cosigned, "cosigned/", note, keys));
  found.by_given_policy = !given_policy.empty();
  found.has_policy = found.by_given_policy || !bundle.policy.empty();
  if (!found.has_policy) return found;
  const auto policy = reg::Policy::read(found.by_given_policy ? given_policy : bundle.policy);
  if (!policy) return wrong(one_line(policy.error()), "policy");
  auto believed = policy->count(seen, keys);
  if (!believed)
    return wrong(believed.error().detail, believed.error().place == "policy" || !has_cosigned
                                              ? "policy"
                                              : std::string("cosigned/checkpoint"));
  found.by = std::move(believed->by);
  found.missing = std::move(believed->missing);
  found.size = believed->checkpoint.size;
  if (policy->asks_for_witnesses())
    found.later = static_cast<std::uint64_t>(std::ranges::count_if(
        bundle.entries, [&](const BundleEntry& entry) { return entry.index >= found.size; }));
  if (found.by_given_policy) SW_DO(meets_given(found));
  return found;
}

Result<StampedAt> check_stamp(const Bundle& bundle, std::string_view note, const reg::KeyChain& keys,
                              std::string_view authorities) {
  StampedAt found;
  found.is_there = !bundle.stamped.note.empty();
  if (!found.is_there && authorities.empty()) return found;
  if (!found.is_there)
    return wrong("you gave a time stamping authority, and there is no time stamp in it", "stamped");
  SW_TRY(const reg::Checkpoint seen, check_seen(bundle.stamped, "stamped/", note, keys));
  const ByteView reply = bytes_of(bundle.stamp), stamped = bytes_of(bundle.stamped.note);
  auto stamp = authorities.empty() ? crypt::read_time_stamp(reply, stamped)
                                   : crypt::check_time_stamp(reply, stamped, {}, authorities);
  if (!stamp && stamp.error().place == "authority") return std::unexpected(stamp.error());
  if (!stamp) return wrong(stamp.error().detail, "stamped/reply.tsr");
  found.by_authority = !authorities.empty();
  found.by = std::move(stamp->by);
  found.at = stamp->at;
  found.size = seen.size;
  found.later = static_cast<std::uint64_t>(std::ranges::count_if(
      bundle.entries, [&](const BundleEntry& entry) { return entry.index >= seen.size; }));
  return found;
}

}  // namespace sharewell::bundle
