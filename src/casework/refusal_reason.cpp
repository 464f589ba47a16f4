// SPDX-License-Identifier: MIT
#include "casework/refusal_reason.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace sharewell::casework {
namespace {

/// Words that name the right.
constexpr std::array<std::string_view, 8> kNaming{"article", "art",     "art8", "human",
                                                  "privacy", "private", "echr", "hra"};
/// Words that say nothing beside it.
constexpr std::array<std::string_view, 76> kBeside{
    "8",       "a",        "act",       "against",    "an",       "and",        "are",    "as",
    "be",      "because",  "breach",    "breaches",   "child",    "convention", "due",    "european",
    "family",  "families", "for",       "her",        "hers",     "him",        "his",    "home",
    "i",       "in",       "interfere", "interferes", "is",       "it",         "its",    "law",
    "life",    "lives",    "mother",    "my",         "of",       "on",         "our",    "parent",
    "parents", "person",   "protected", "reason",     "respect",  "right",      "rights", "s",
    "says",    "share",    "sharing",   "so",         "that",     "the",        "their",  "them",
    "this",    "to",       "under",     "violate",    "violates", "we",         "with",   "would",
    "1998",    "father",   "by",        "not",        "no",       "do",         "if",     "could",
    "may",     "must",     "can",       "allowed"};

/// The words in it, in small letters; anything that is no ASCII letter or digit parts them.
template <class Each>
void for_each_word(std::string_view text, Each each) {
  std::string word;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter)
      word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    else if (!word.empty())
      each(std::exchange(word, {}));
  }
  if (!word.empty()) each(word);
}

}  // namespace

bool is_only_private_life(std::string_view words) {
  bool named = false, more = false;
  for_each_word(words, [&](const std::string& word) {
    const bool names = std::ranges::find(kNaming, word) != kNaming.end();
    named = named || names;
    more = more || (!names && std::ranges::find(kBeside, word) == kBeside.end());
  });
  return named && !more;
}

}  // namespace sharewell::casework
