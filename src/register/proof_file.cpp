// SPDX-License-Identifier: MIT
#include "register/proof_file.h"

#include <fmt/format.h>

#include "register/lines.h"
#include "register/tree.h"

namespace sharewell::reg {
namespace {

constexpr std::size_t kProofFileBytes = 1u << 18;
constexpr std::size_t kProofHashes = 63;  // the height of the tallest tree
constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";

std::unexpected<Error> bad_line(const Lines& lines, std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), fmt::format("proof, line {}", lines.number()));
}

}  // namespace

std::string write_proof(std::uint64_t index, std::span<const Digest> proof, std::string_view note,
                        ByteView extra) {
  std::string out = fmt::format("{}\n", kFirstLine);
  if (!extra.empty()) out += fmt::format("{}{}\n", kExtra, to_base64(extra));
  out += fmt::format("{}{}\n", kIndex, index);
  for (const Digest& hash : proof) out += to_base64(hash) + '\n';
  return out + '\n' + std::string(note);
}

Result<ProofFile> read_proof(std::string_view text) {
  if (text.size() > kProofFileBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("{} bytes, and the limit is {}", text.size(), kProofFileBytes), "proof");
  Lines lines(text);
  ProofFile out;
  if (lines.next() != kFirstLine)
    return bad_line(lines, fmt::format("it does not begin with `{}`", kFirstLine));
  auto line = lines.next();
  if (line && line->starts_with(kExtra)) {
    auto extra = from_base64(line->substr(kExtra.size()));
    if (!extra || extra->empty()) return bad_line(lines, "there is no base64 of extra data");
    out.extra = *std::move(extra);
    line = lines.next();
  }
  if (!line || !line->starts_with(kIndex)) return bad_line(lines, "there is no index");
  const auto index = number_from(line->substr(kIndex.size()));
  if (!index) return bad_line(lines, "the index is not a whole number");
  out.index = *index;
  for (line = lines.next(); line && !line->empty(); line = lines.next()) {
    const auto hash = digest_from(*line);
    if (!hash) return bad_line(lines, "a hash is not the base64 of 32 bytes");
    if (out.proof.size() == kProofHashes) return bad_line(lines, "there are more hashes than a tree is high");
    out.proof.push_back(*hash);
  }
  if (!line) return bad_line(lines, "there is no blank line with a checkpoint after it");
  out.note = lines.rest();
  return out;
}

Result<Checkpoint> check_proof(const ProofFile& file, const Digest& leaf_hash,
                               std::string_view verifier_key) {
  SW_TRY(Checkpoint checkpoint, open_checkpoint(file.note, verifier_key));
  if (!inclusion_fits(file.index, checkpoint.size, leaf_hash, file.proof, checkpoint.root))
    return fail(ErrorCode::Damaged, "the proof does not lead from this record to the checkpoint", "proof");
  return checkpoint;
}

}  // namespace sharewell::reg
