// SPDX-License-Identifier: MIT
// A register to test with: numbered leaves, one key, and a folder that goes when the test ends.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "crypt/sign.h"
#include "register/checkpoint.h"
#include "register/tree.h"

inline const std::string kOrigin = "sharewell.example/riverside";

inline std::string numbered_leaf(std::size_t i) { return "entry " + std::to_string(i); }

inline std::vector<sharewell::Digest> numbered_leaves(std::size_t count) {
  std::vector<sharewell::Digest> leaves;
  for (std::size_t i = 0; i < count; ++i)
    leaves.push_back(sharewell::reg::leaf_hash(sharewell::bytes_of(numbered_leaf(i))));
  return leaves;
}

/// Its seed is 00 01 .. 1f.
inline const sharewell::crypt::SigningKey& test_key() {
  static const sharewell::crypt::SigningKey key = [] {
    sharewell::Bytes seed(32);
    for (std::size_t i = 0; i < seed.size(); ++i) seed[i] = static_cast<std::uint8_t>(i);
    return sharewell::crypt::SigningKey::from_seed(sharewell::crypt::TransientKey::from(seed));
  }();
  return key;
}

inline std::string test_verifier() { return sharewell::reg::verifier_key(kOrigin, test_key().public_key()); }

/// A note with any text at all, signed by the test's key.
inline std::string signed_text(const std::string& text) {
  const std::string model = sharewell::reg::sign_checkpoint({kOrigin, 0, {}}, test_key());
  const auto id = sharewell::from_base64(std::string_view(model).substr(model.rfind(' ') + 1, 92)).value();
  sharewell::Bytes signature(id.begin(), id.begin() + 4);
  for (const std::uint8_t byte : test_key().sign(sharewell::bytes_of(text))) signature.push_back(byte);
  return text + "\n\xe2\x80\x94 " + kOrigin + " " + sharewell::to_base64(signature) + "\n";
}

class TestFolder {
 public:
  TestFolder() {
    char name[] = "/tmp/sharewell-register-XXXXXX";
    path_ = mkdtemp(name);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const char* name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }

 private:
  std::filesystem::path path_;
};
