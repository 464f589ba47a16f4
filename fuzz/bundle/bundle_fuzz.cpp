// SPDX-License-Identifier: MIT
// Bundles as somebody may send them, checked whole. The bytes are taken as an archive; and, because no fuzzer
// finds a signature, also as what stands in the lines of a register that was really signed. What is read must
// be written the same way, and what passes must be what was put in.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/bundle.h"
#include "bundle/check.h"
#include "bundle/report.h"
#include "crypt/hash.h"
#include "crypt/sign.h"
#include "register/growth.h"
#include "register/proof_file.h"
#include "register/tree.h"

namespace {

using namespace sharewell;

constexpr std::string_view kOrigin = "sharewell.example/fuzz";

const crypt::SigningKey& key() {
  static const crypt::SigningKey one = crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, 7)));
  return one;
}

/// A bundle whose entries are the parts of the text between NULs, each truly in the register.
bundle::Bundle signed_lines(std::string_view text) {
  bundle::Bundle out;
  out.verifier_key = reg::verifier_key(kOrigin, key().public_key());
  std::vector<Digest> leaves;
  for (std::size_t at = 0; at <= text.size() && leaves.size() < 16;) {
    const std::size_t end = std::min(text.find('\0', at), text.size());
    const Digest opening{};
    const std::string line(text.substr(at, end - at));
    leaves.push_back(reg::leaf_hash(crypt::hmac_sha256(opening, bytes_of(line))));
    out.entries.push_back({leaves.size() - 1, Personal(line), opening, {}});
    at = end + 1;
  }
  const std::string note =
      reg::sign_checkpoint({std::string(kOrigin), leaves.size(), reg::root_of(leaves)}, key());
  for (bundle::BundleEntry& entry : out.entries)
    entry.proof = reg::write_proof(entry.index, reg::inclusion_proof(leaves, entry.index), note);
  return out;
}

void check(std::string_view bytes) {
  const bundle::Report report = bundle::check_bundle(bytes, {});
  SW_CHECK(report.passes() == (report.held == bundle::steps().size()));
  SW_CHECK(report.passes() || !report.wrong->detail.empty());
  SW_CHECK(bundle::report_text(report, "b").starts_with(report.passes() ? "PASS" : "FAIL"));
  SW_CHECK(parse_json(bundle::report_json(report, "b"), std::size_t{1} << 24, "report"));
  SW_CHECK(!bundle::report_junit(report, "b").empty());
}

/// What stands beside the proofs is a stranger's too: a policy, a time stamp.
void check_outsiders(std::string_view text) {
  const reg::KeyChain keys(reg::note_key(kOrigin, reg::KeyType::Register, key().public_key()));
  const std::string note = reg::sign_checkpoint({std::string(kOrigin), 0, reg::root_of({})}, key());
  bundle::Bundle out;
  out.policy = text;
  out.stamped = {note, reg::write_growth(0, {}, note)};
  out.stamp = text;
  const auto seen = bundle::check_witnesses(out, note, keys, {});
  SW_CHECK(!seen || seen->has_policy || text.empty());
  [[maybe_unused]] const auto stamp = bundle::check_stamp(out, note, keys, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = text_of({data, size});
  if (const auto read = bundle::read_bundle(bytes)) {
    const auto again = bundle::write_bundle(*read);
    SW_CHECK(again && *again == bytes);
  }
  check(bytes);
  const auto lines = bundle::write_bundle(signed_lines(bytes));
  SW_CHECK(lines.has_value());
  check(*lines);
  check_outsiders(bytes);
  return 0;
}
