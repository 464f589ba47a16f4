// SPDX-License-Identifier: MIT
// Splits an expression into words and signs. In: its text. Out: one token at a time, the last of kind End.
// Never: copies; a token is a view into the text.
#pragma once

#include <cstddef>
#include <string_view>

namespace sharewell::guidance {

struct Token {
  enum class Kind { Word, Open, Close, Comma, AtLeast, Strange, End };
  Kind kind = Kind::End;
  std::string_view text;
  std::size_t offset = 0;
};

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) { advance(); }
  [[nodiscard]] const Token& now() const { return now_; }
  void advance();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Token now_;
};

}  // namespace sharewell::guidance
