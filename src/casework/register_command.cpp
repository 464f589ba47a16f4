// SPDX-License-Identifier: MIT
#include "casework/register_command.h"

#include <fmt/format.h>

#include <charconv>

#include "casework/said_note.h"
#include "register/growth.h"
#include "register/handover.h"

namespace sharewell::casework {
namespace {

std::string watched_list(const std::vector<WatchedRegister>& watched) {
  std::string out;
  for (const WatchedRegister& one : watched)
    out += one.last ? fmt::format("{}\n  {} entries, cosigned {}\n", reg::key_text(one.keys.newest()),
                                  one.last->size, to_rfc3339(one.cosigned_at))
                    : fmt::format("{}\n  not cosigned yet\n", reg::key_text(one.keys.newest()));
  return out.empty() ? "no register is watched\n" : out;
}

}  // namespace

Result<std::string> of_register(const Organisation& organisation, std::string_view what,
                                std::string_view from) {
  if (what == "key") return organisation.store->verifier_key() + "\n";
  if (what == "checkpoint") return organisation.store->published_checkpoint();
  if (what == "cosigned") {
    std::string note = organisation.witnessing.own();
    if (note.empty()) return fail(ErrorCode::NotFound, "no witness has cosigned this register yet");
    return note;
  }
  if (what == "policy") {
    std::string policy = organisation.witnessing.policy();
    if (policy.empty()) return fail(ErrorCode::NotFound, "no witnesses were chosen for this register yet");
    return policy;
  }
  if (what == "handovers") {
    std::string notes = organisation.store->keys()->text();
    if (notes.empty())
      return fail(ErrorCode::NotFound, "the key that this register is signed with was never rotated");
    return notes;
  }
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(from.data(), from.data() + from.size(), size);
  if (what != "growth" || error != std::errc() || end != from.data() + from.size())
    return fail(ErrorCode::BadInput, "the size is not a whole number", "from");
  SW_TRY(const store::Growth growth, organisation.store->growth_since(size));
  return reg::write_growth(growth.old_size, growth.proof, growth.checkpoint);
}

Result<std::string> as_witness(Organisation& organisation, std::string_view what, std::string_view text,
                               Instant now) {
  store::Store& store = *organisation.store;
  Witnessing& witnessing = organisation.witnessing;
  if (what == "key") return store.cosigner_key() + "\n";
  if (what == "list") return watched_list(witnessing.watched());
  if (what == "cosign") return witnessing.cosign(store, text, now);
  if (what == "policy") {
    SW_DO(witnessing.choose(store, text, now));
    return fmt::format("these witnesses must cosign the register of {} from now on\n", organisation.id);
  }
  if (what == "follow") {
    SW_TRY(const std::size_t count, witnessing.follow(store, text, now));
    if (count == 0) return std::string("this register's newest key was known already\n");
    return fmt::format("{} knows this register's new key from now on\n", organisation.id);
  }
  if (what == "watch") {
    SW_DO(witnessing.watch(store, text, now));
    return fmt::format("{} watches this register from now on\n", organisation.id);
  }
  if (what != "keep") return fail(ErrorCode::BadInput, "no such part of the command", "witness");
  SW_TRY(const std::size_t count, witnessing.keep(store, text, now));
  return fmt::format("kept, with {} {}\n", count, count == 1 ? "cosignature" : "cosignatures");
}

Result<std::string> keep_stamp(Organisation& organisation, const json::object& command, Instant now) {
  const auto reply = from_base64(own_text_in(command, "reply"));
  const auto request = from_base64(own_text_in(command, "request"));
  if (!reply || !request) return fail(ErrorCode::BadInput, "reply and request are base64", "timestamp");
  SW_TRY(const Instant at,
         organisation.witnessing.keep_stamp(
             *organisation.store,
             {own_text_in(command, "note"), *reply, *request, own_text_in(command, "authority")}, now));
  return fmt::format("kept: the register was so at {}\n", to_rfc3339(at));
}

}  // namespace sharewell::casework
