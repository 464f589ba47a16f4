// SPDX-License-Identifier: MIT
#include "register/growth.h"

#include <fmt/format.h>

#include "register/lines.h"
#include "register/tree.h"

namespace sharewell::reg {
namespace {

constexpr std::size_t kGrowthBytes = 1u << 18;
constexpr std::size_t kGrowthHashes = 63;  // as many as the specification allows
constexpr std::string_view kOld = "old ";

std::unexpected<Error> bad_line(const Lines& lines, std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), fmt::format("growth, line {}", lines.number()));
}

std::unexpected<Error> not_grown(std::string what) {
  return fail(ErrorCode::Damaged, std::move(what), "growth");
}

}  // namespace

std::string write_growth(std::uint64_t old_size, std::span<const Digest> proof, std::string_view note) {
  std::string out = fmt::format("{}{}\n", kOld, old_size);
  for (const Digest& hash : proof) out += to_base64(hash) + '\n';
  return out + '\n' + std::string(note);
}

Result<GrowthText> read_growth(std::string_view text) {
  if (text.size() > kGrowthBytes)
    return fail(ErrorCode::TooLarge, fmt::format("{} bytes, and the limit is {}", text.size(), kGrowthBytes),
                "growth");
  Lines lines(text);
  GrowthText out;
  auto line = lines.next();
  if (!line || !line->starts_with(kOld)) return bad_line(lines, "it does not begin with `old ` and a size");
  const auto old_size = number_from(line->substr(kOld.size()));
  if (!old_size) return bad_line(lines, "the old size is not a whole number");
  out.old_size = *old_size;
  for (line = lines.next(); line && !line->empty(); line = lines.next()) {
    const auto hash = digest_from(*line);
    if (!hash) return bad_line(lines, "a hash is not the base64 of 32 bytes");
    if (out.proof.size() == kGrowthHashes) return bad_line(lines, "there are more hashes than there can be");
    out.proof.push_back(*hash);
  }
  if (!line) return bad_line(lines, "there is no blank line with a checkpoint after it");
  out.note = lines.rest();
  return out;
}

Result<void> grew(const GrowthText& text, const Checkpoint& earlier, const Checkpoint& later) {
  if (later.size < earlier.size)
    return not_grown(
        fmt::format("the register held {} entries and now says {}: it was cut", earlier.size, later.size));
  if (later.size == earlier.size && later.root != earlier.root)
    return not_grown("the register has as many entries as before, and others: it was rewritten or forked");
  if (text.old_size != earlier.size)
    return fail(ErrorCode::Stale,
                fmt::format("this proof is from {} entries on, and the earlier checkpoint has {}",
                            text.old_size, earlier.size),
                "growth");
  if (!consistency_fits(earlier.size, earlier.root, later.size, later.root, text.proof))
    return not_grown("the register that was seen earlier is not the beginning of this one");
  return {};
}

Result<Checkpoint> check_growth(const GrowthText& text, std::string_view earlier_note,
                                std::string_view verifier_key) {
  SW_TRY(NoteKey key, read_key(verifier_key, KeyType::Register));
  return check_growth(text, earlier_note, KeyChain(std::move(key)));
}

Result<Checkpoint> check_growth(const GrowthText& text, std::string_view earlier_note, const KeyChain& keys) {
  SW_TRY(const Checkpoint earlier, keys.open(earlier_note));
  SW_TRY(Checkpoint later, keys.open(text.note));
  SW_DO(grew(text, earlier, later));
  return later;
}

}  // namespace sharewell::reg
