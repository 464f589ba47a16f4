// SPDX-License-Identifier: MIT
// People by names, birth dates and numbers, in memory, found in spite of slips.
//
// In: what is recorded of each; what somebody typed. Out: the nearest, each with why. Functions that change
// it must be alone; any number may ask at once. Never: writes anything down; reads a clock; gives two
// answers to one question. Which file a person stands in is for the caller to know.
// @cite docs/decisions/0032-search.md
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/vocabulary.h"
#include "search/why.h"

namespace sharewell::search {

using PersonId = std::uint32_t;  ///< in the order of adding, from 0

/// What is recorded of somebody. Any of it may be empty.
struct Person {
  std::string_view name, known_as;
  Birth born = 0;
  std::vector<std::string_view> numbers;
};

/// What somebody typed. Any of it may be empty.
struct Question {
  std::string_view name;
  Birth born = 0;
  std::string_view number;
};

struct Found {
  PersonId person = 0;
  Why why;
};

class Index {
 public:
  Index() = default;
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  [[nodiscard]] PersonId add(const Person& person);
  /// Nobody finds them from now on, and their name is blanked.
  void drop(PersonId person);
  /// To be called after one or many were added, before anybody asks.
  void settle();

  /// At most `most`, nearest first; the earlier recorded first among equals.
  [[nodiscard]] std::vector<Found> find(const Question& question, std::size_t most) const;

  [[nodiscard]] std::string_view name_of(PersonId person) const;  ///< as it was recorded
  [[nodiscard]] Birth born(PersonId person) const { return births_[person]; }
  [[nodiscard]] std::size_t size() const { return births_.size(); }
  [[nodiscard]] std::size_t bytes() const;  ///< of memory, as good as it can be told

 private:
  friend class Asking;
  /// Beside a word: somebody whose name has it, with another word of theirs, so that the two are looked at
  /// in one place.
  struct Pair {
    WordId other;
    PersonId person;
  };
  struct ByBirth {
    Birth born;
    PersonId person;
    auto operator<=>(const ByBirth&) const = default;
  };
  struct ByNumber {
    std::uint64_t hash;
    PersonId person;
    auto operator<=>(const ByNumber&) const = default;
  };

  void add_words(std::string_view name, std::size_t begin);
  void pair_words(std::size_t begin, PersonId person);

  Vocabulary vocabulary_;
  std::vector<std::vector<Pair>> pairs_;                      ///< by word
  std::unordered_map<WordId, std::vector<PersonId>> single_;  ///< whose whole name is that word
  std::vector<ByBirth> by_birth_;                             ///< in order up to settled_births_
  std::vector<ByNumber> by_number_;                           ///< in order up to settled_numbers_
  std::size_t settled_births_ = 0, settled_numbers_ = 0;
  std::vector<Birth> births_;               ///< by person, and so on
  std::vector<std::uint32_t> words_at_{0};  ///< where their words begin; one more than there are people
  std::vector<std::uint8_t> name_words_;    ///< how many of them are of the name; the others of `known_as`
  std::vector<WordId> words_;
  std::vector<std::uint32_t> text_at_{0};  ///< where their name begins in `text_`; one more than people
  std::string text_;
  std::vector<bool> gone_;
};

}  // namespace sharewell::search
