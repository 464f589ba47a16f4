// SPDX-License-Identifier: MIT
#include "base/ref_code.h"

#include <array>

namespace sharewell {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";  // of base/ref.cpp, without Z
constexpr std::size_t kLength = 11;
constexpr unsigned kBits = 5;
constexpr std::uint64_t kThere = std::uint64_t{1}
                                 << (kLength * kBits);  // so that none has the code of no reference
constexpr std::uint8_t kNone = 0xFF;

constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i)
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}();

}  // namespace

std::optional<RefCode> RefCode::of(std::string_view text) {
  if (text.empty()) return RefCode();
  if (text.size() != kLength) return std::nullopt;
  std::uint64_t code = 0;
  unsigned sum = 0, last = 0;
  bool known = true;
  for (unsigned i = 0; i < kLength; ++i) {
    last = kValues[static_cast<unsigned char>(text[i])];
    known = known && last != kNone;
    code = code << kBits | last;
    if (i + 1 < kLength) sum += (i + 1) * last;
  }
  if (!known || sum % 31 != last) return std::nullopt;
  return RefCode(kThere | code);
}

std::string RefCode::text() const {
  if (empty()) return {};
  std::string out(kLength, '0');
  for (unsigned i = 0; i < kLength; ++i) out[i] = kAlphabet[(value_ >> ((kLength - 1 - i) * kBits)) & 31u];
  return out;
}

}  // namespace sharewell
