// SPDX-License-Identifier: MIT
#include "search/fold.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace sharewell::search {
namespace {

constexpr std::array<std::string_view, 27> kParticles{
    "al", "ap", "ab",    "bin", "bint", "da", "de", "del", "della", "den", "der", "di",  "do", "dos",
    "du", "el", "ferch", "ibn", "la",   "le", "ni", "nic", "ter",   "ul",  "van", "von", "y"};
constexpr std::array<std::string_view, 14> kNobody{"aka",     "and",      "children", "dr",    "family",
                                                   "miss",    "mr",       "mrs",      "ms",    "of",
                                                   "sibling", "siblings", "the",      "unborn"};
/// These may be somebody's name.
constexpr std::array<std::string_view, 7> kHardly{"a", "baby", "boy", "child", "girl", "master", "twins"};

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Any script, in plain Latin letters.
std::string in_latin(std::string_view text) {
  static const std::unique_ptr<const icu::Transliterator> way = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  if (way == nullptr)
    return std::string(text);  // ICU's data is not installed: the letters that are plain count
  icu::UnicodeString held =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  way->transliterate(held);
  std::string out;
  held.toUTF8String(out);
  return out;
}

bool is_apostrophe(std::string_view rest, std::size_t& bytes) {
  for (const std::string_view mark : {"'", "`", "\u2019", "\u2018", "\u02bc", "\u00b4"})
    if (rest.starts_with(mark)) return bytes = mark.size(), true;
  return false;
}

/// Runs of letters in small letters; an apostrophe is nothing, so that O'Neill is one word.
std::vector<std::string> runs_of(std::string_view text) {
  std::vector<std::string> runs;
  bool within = false;
  for (std::size_t i = 0, skip = 0; i < text.size(); ++i) {
    if (is_apostrophe(text.substr(i), skip)) {
      i += skip - 1;
      continue;
    }
    const char c = text[i];
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && (c < 'a' || c > 'z')) {
      within = false;
      continue;
    }
    if (!within) runs.emplace_back();
    within = true;
    if (runs.back().size() < kLettersOfAWord) runs.back() += capital ? static_cast<char>(c + 32) : c;
  }
  return runs;
}

/// "o" and "mc" belong to the word after them, and Mac is Mc. An "o" in front is a first name's letter.
std::vector<std::string> joined(std::vector<std::string> runs) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool leads = (runs[i] == "o" && i > 0) || runs[i] == "mc" || runs[i] == "mac";
    if (leads && i + 1 < runs.size()) {
      runs[i + 1] = (runs[i] + runs[i + 1]).substr(0, kLettersOfAWord);
      continue;
    }
    std::string& word = runs[i];
    if (word.size() >= 6 && word.starts_with("mac")) word.erase(1, 1);
    words.push_back(std::move(word));
  }
  return words;
}

template <std::size_t N>
void drop_if_others_stay(std::vector<std::string>& words, const std::array<std::string_view, N>& some,
                         std::size_t others) {
  const auto is_one = [&](const std::string& word) { return std::ranges::find(some, word) != some.end(); };
  const auto those = static_cast<std::size_t>(std::ranges::count_if(words, is_one));
  if (words.size() - those >= others) std::erase_if(words, is_one);
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words = joined(is_ascii(name) ? runs_of(name) : runs_of(in_latin(name)));
  drop_if_others_stay(words, kNobody, 0);
  drop_if_others_stay(words, kHardly, 1);
  drop_if_others_stay(words, kParticles, 2);  // "Le" and "Do" are names too: beside one word they stay
  if (words.size() > kWordsOfAName) words.resize(kWordsOfAName);
  return words;
}

}  // namespace sharewell::search
