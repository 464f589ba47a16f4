// SPDX-License-Identifier: MIT
#include "search/vocabulary.h"

#include <algorithm>

#include "search/nicknames.h"

namespace sharewell::search {
namespace {

constexpr std::size_t kHead = 3;  // so many letters at least say which name a shortened one is of

constexpr std::size_t kEdits = 2, kShortTogether = 8;  // two short words take one edit: two make another name

std::size_t letter(char c) { return static_cast<std::size_t>(c - 'a'); }

/// A letter more or less is a slip, not a shortened name.
bool is_shortened(std::string_view word, std::string_view of) {
  return word.size() >= kHead && of.size() >= word.size() + 2 && of.starts_with(word);
}

/// Of a word of three letters or more.
std::uint32_t head_of(std::string_view word) {
  return static_cast<std::uint32_t>(letter(word[0]) << 10 | letter(word[1]) << 5 | letter(word[2]));
}

}  // namespace

/// Takes down what a typed word may mean, the nearest way if there are several.
class Notes {
 public:
  explicit Notes(std::size_t words) : meanings_{std::vector<How>(words, How::None), {}} {}
  void note(WordId word, How how) {
    How& known = meanings_.how[word];
    if (known == How::None) meanings_.words.push_back(word);
    if (known == How::None || how < known) known = how;
  }
  [[nodiscard]] Meanings take() { return std::move(meanings_); }

 private:
  Meanings meanings_;
};

WordId Vocabulary::number_of(std::string_view word) {
  const auto [at, fresh] = numbers_.try_emplace(std::string(word), static_cast<WordId>(texts_.size()));
  if (!fresh) return at->second;
  const WordId number = at->second;
  texts_.push_back(at->first);
  OfLength& same = of_length_.at(word.size());
  same.texts += word;
  same.letters.push_back(letters_of(word));
  same.words.push_back(number);
  by_letter_[letter(word.front())].push_back(number);
  if (word.size() >= kHead) by_head_[head_of(word)].push_back(number);
  if (const std::uint32_t sound = sound_of(word); sound != 0) by_sound_[sound].push_back(number);
  return number;
}

Meanings Vocabulary::meanings_of(std::string_view typed) const {
  Notes notes(texts_.size());
  const auto note_word = [&](std::string_view word, How how) {
    if (const auto at = numbers_.find(std::string(word)); at != numbers_.end()) notes.note(at->second, how);
  };
  note_word(typed, How::Same);
  for (const std::string_view other : nicknames_of(typed)) note_word(other, How::Nickname);
  if (typed.size() == 1) {
    for (const WordId word : by_letter_[letter(typed.front())]) notes.note(word, How::Initial);
    return notes.take();
  }
  note_word(typed.substr(0, 1), How::Initial);
  if (typed.size() >= kHead)
    if (const auto at = by_head_.find(head_of(typed)); at != by_head_.end())
      for (const WordId word : at->second)
        if (is_shortened(texts_[word], typed) || is_shortened(typed, texts_[word]))
          notes.note(word, How::Shortened);
  if (const auto at = by_sound_.find(sound_of(typed)); at != by_sound_.end())
    for (const WordId word : at->second) notes.note(word, How::Sounds);
  note_mistyped(typed, notes);
  return notes.take();
}

void Vocabulary::note_mistyped(std::string_view typed, Notes& notes) const {
  const Typed ready(typed);
  std::vector<std::uint32_t> places;
  for (std::size_t length = std::max<std::size_t>(4, typed.size()) - kEdits;
       length <= std::min(kLettersOfAWord, typed.size() + kEdits); ++length) {
    const OfLength& those = of_length_.at(length);
    const std::size_t most = typed.size() + length < kShortTogether ? 1 : kEdits;
    places.clear();
    ready.may_be(those.letters, most, places);
    for (const std::uint32_t place : places) {
      const std::size_t edits = ready.edits_to({those.texts.data() + place * length, length});
      if (edits <= most) notes.note(those.words[place], edits < 2 ? How::OneLetter : How::TwoLetters);
    }
  }
}

std::size_t Vocabulary::bytes() const {
  constexpr std::size_t kPointer = sizeof(void*);
  const auto of_lists = [](const Lists& lists) {
    std::size_t bytes = lists.bucket_count() * kPointer;
    for (const auto& [key, words] : lists)
      bytes += sizeof(decltype(words)) + 2 * kPointer + words.capacity() * sizeof(WordId);
    return bytes;
  };
  std::size_t bytes = numbers_.size() * (sizeof(std::string) + 4 * kPointer) +
                      numbers_.bucket_count() * kPointer + texts_.capacity() * sizeof(std::string_view) +
                      of_lists(by_sound_) + of_lists(by_head_);
  for (const OfLength& those : of_length_)
    bytes += those.texts.capacity() + (those.letters.capacity() + those.words.capacity()) * 4;
  for (const auto& those : by_letter_) bytes += those.capacity() * sizeof(WordId);
  return bytes;
}

}  // namespace sharewell::search
