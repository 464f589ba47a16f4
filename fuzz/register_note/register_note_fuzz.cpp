// SPDX-License-Identifier: MIT
// Proof files, growth proofs, tile names, checkpoints and verifier keys as somebody else may send them. What
// is read must be written the same way, nothing may pass for signed that is not, and every proof ends in yes
// or no.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypt/sign.h"
#include "register/checkpoint.h"
#include "register/growth.h"
#include "register/proof_file.h"
#include "register/tiles.h"
#include "register/tree.h"

namespace {

using namespace sharewell;

const std::string kOrigin = "sharewell.example/fuzz";

const crypt::SigningKey& key() {
  static const crypt::SigningKey one = crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, 7)));
  return one;
}

/// Any text as the body of a note that the key really signed, so that what lies behind the signature is read
/// too.
std::string signed_text(std::string_view text) {
  static const std::string model = reg::sign_checkpoint({kOrigin, 0, {}}, key());
  Bytes signature = from_base64(std::string_view(model).substr(model.rfind(' ') + 1, 92)).value();
  signature.resize(4);
  for (const std::uint8_t byte : key().sign(bytes_of(text))) signature.push_back(byte);
  return std::string(text) + "\n\xe2\x80\x94 " + kOrigin + " " + to_base64(signature) + "\n";
}

void check_proof_file(std::string_view text, const std::string& verifier) {
  const auto file = reg::read_proof(text);
  if (!file) return;
  SW_CHECK(reg::write_proof(file->index, file->proof, file->note, file->extra) == text);
  const Digest leaf = reg::leaf_hash(bytes_of(text));
  SW_CHECK(!reg::check_proof(*file, leaf, verifier));  // no text can hold its own hash
  SW_CHECK(!reg::inclusion_fits(file->index, file->index + 1 + text.size(), leaf, file->proof, leaf));
}

void check_growth(std::string_view text, const std::string& verifier) {
  const auto read = reg::read_growth(text);
  if (!read) return;
  SW_CHECK(reg::write_growth(read->old_size, read->proof, read->note) == text);
  SW_CHECK(!reg::check_growth(*read, text, verifier));  // a growth proof is no checkpoint
}

void check_tile(std::string_view text) {
  if (const auto tile = reg::tile_at(text)) SW_CHECK(reg::tile_path(*tile) == text);
}

void check_note(std::string_view text, const std::string& verifier) {
  const auto opened = reg::open_checkpoint(text, verifier);
  if (!opened) return;
  SW_CHECK(opened->origin == kOrigin);
  const std::string again = reg::sign_checkpoint(*opened, key());
  const std::string_view body = std::string_view(again).substr(0, again.find("\n\n"));
  SW_CHECK(text.starts_with(body));
}

void check_handovers(std::string_view text) {
  const auto keys =
      reg::KeyChain::follow(reg::note_key(kOrigin, reg::KeyType::Register, key().public_key()), text);
  if (keys) SW_CHECK(keys->text() == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = text_of({data, size});
  const std::string verifier = reg::verifier_key(kOrigin, key().public_key());
  check_proof_file(text, verifier);
  check_growth(text, verifier);
  check_tile(text);
  check_note(text, verifier);
  check_handovers(text);
  check_note(signed_text(text), verifier);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return 0;
  const auto other = reg::open_checkpoint(text.substr(line + 1), text.substr(0, line));
  if (other) SW_CHECK(text.starts_with(other->origin));
  return 0;
}
