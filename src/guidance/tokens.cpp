// SPDX-License-Identifier: MIT
#include "guidance/tokens.h"

namespace sharewell::guidance {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

Token::Kind kind_of(char c) {
  switch (c) {
    case '(':
      return Token::Kind::Open;
    case ')':
      return Token::Kind::Close;
    case ',':
      return Token::Kind::Comma;
    default:
      return Token::Kind::Strange;
  }
}

}  // namespace

void Tokens::advance() {
  while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  const std::size_t from = at_;
  if (from == text_.size()) {
    now_ = {Token::Kind::End, {}, from};
    return;
  }
  Token::Kind kind = Token::Kind::Word;
  if (is_word(text_[from])) {
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
  } else if (text_.substr(from, 2) == ">=") {
    kind = Token::Kind::AtLeast;
    at_ += 2;
  } else {
    kind = kind_of(text_[from]);
    // A strange character is shown whole: its UTF-8 tail belongs to it.
    do ++at_;
    while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0u) == 0x80u);
  }
  now_ = {kind, text_.substr(from, at_ - from), from};
}

}  // namespace sharewell::guidance
