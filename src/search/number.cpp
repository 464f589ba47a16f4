// SPDX-License-Identifier: MIT
#include "search/number.h"

#include <algorithm>

namespace sharewell::search {
namespace {

constexpr std::size_t kCharactersMax = 32, kCharactersMin = 4, kNhsDigits = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string number_of(std::string_view typed) {
  std::string number;
  for (const char c : typed) {
    if (is_digit(c) || (c >= 'A' && c <= 'Z')) number += c;
    if (c >= 'a' && c <= 'z') number += static_cast<char>(c - 32);
  }
  if (number.size() < kCharactersMin || number.size() > kCharactersMax) number.clear();
  return number;
}

std::vector<std::string> slips_of(std::string_view number) {
  std::vector<std::string> slips;
  std::string one(number);
  for (std::size_t i = 0; i < one.size(); ++i) {
    const char right = one[i], first = is_digit(right) ? '0' : 'A', last = is_digit(right) ? '9' : 'Z';
    for (char c = first; c <= last; ++c) {
      if (c == right) continue;
      one[i] = c;
      slips.push_back(one);
    }
    one[i] = right;
    if (i + 1 == one.size() || one[i] == one[i + 1]) continue;
    std::swap(one[i], one[i + 1]);
    slips.push_back(one);
    std::swap(one[i], one[i + 1]);
  }
  return slips;
}

/// @cite NHS Data Dictionary, NHS NUMBER: weights 10 down to 2, modulus 11
bool fails_nhs_check(std::string_view number) {
  if (number.size() != kNhsDigits || !std::ranges::all_of(number, is_digit)) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kNhsDigits; ++i)
    sum += (number[i] - '0') * static_cast<int>(kNhsDigits - i);
  const int check = (11 - sum % 11) % 11;
  return check == 10 || check != number.back() - '0';
}

}  // namespace sharewell::search
