// SPDX-License-Identifier: MIT
#include "search/index.h"

#include <algorithm>
#include <functional>

#include "search/asking.h"
#include "search/fold.h"
#include "search/number.h"

namespace sharewell::search {
namespace {

/// Sorts what came after `settled` into what is in order before it.
template <class Row>
void settle_rows(std::vector<Row>& rows, std::size_t& settled) {
  const auto fresh = rows.begin() + static_cast<std::ptrdiff_t>(settled);
  std::sort(fresh, rows.end());
  std::inplace_merge(rows.begin(), fresh, rows.end());
  settled = rows.size();
}

template <class Row>
std::size_t bytes_of(const std::vector<Row>& rows) {
  return rows.capacity() * sizeof(Row);
}

}  // namespace

PersonId Index::add(const Person& person) {
  const auto id = static_cast<PersonId>(births_.size());
  const std::size_t begin = words_.size();
  add_words(person.name, begin);
  name_words_.push_back(static_cast<std::uint8_t>(words_.size() - begin));
  add_words(person.known_as, begin);
  pair_words(begin, id);
  if (person.born != 0) by_birth_.push_back({person.born, id});
  for (const std::string_view typed : person.numbers)
    if (const std::string number = number_of(typed); !number.empty())
      by_number_.push_back({std::hash<std::string_view>{}(number), id});
  births_.push_back(person.born);
  words_at_.push_back(static_cast<std::uint32_t>(words_.size()));
  text_ += person.name.empty() ? person.known_as : person.name;
  text_at_.push_back(static_cast<std::uint32_t>(text_.size()));
  gone_.push_back(false);
  return id;
}

void Index::add_words(std::string_view name, std::size_t begin) {
  for (const std::string& word : words_of(name)) {
    const WordId number = vocabulary_.number_of(word);
    const auto mine = words_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::find(mine, words_.end(), number) == words_.end()) words_.push_back(number);
  }
}

void Index::pair_words(std::size_t begin, PersonId person) {
  pairs_.resize(vocabulary_.size());
  for (std::size_t a = begin; a < words_.size(); ++a)
    for (std::size_t b = begin; b < words_.size(); ++b)
      if (a != b) pairs_[words_[a]].push_back({words_[b], person});
  if (words_.size() == begin + 1) single_[words_.back()].push_back(person);
}

void Index::drop(PersonId person) {
  gone_[person] = true;
  std::fill(text_.begin() + text_at_[person], text_.begin() + text_at_[person + 1], '\0');
}

void Index::settle() {
  const bool first = settled_births_ == 0 && settled_numbers_ == 0;
  settle_rows(by_birth_, settled_births_);
  settle_rows(by_number_, settled_numbers_);
  if (!first) return;
  for (auto& pairs : pairs_) pairs.shrink_to_fit();
  by_birth_.shrink_to_fit();
  by_number_.shrink_to_fit();
  words_.shrink_to_fit();
  text_.shrink_to_fit();
}

std::vector<Found> Index::find(const Question& question, std::size_t most) const {
  return Asking(*this, question).nearest(most);
}

std::string_view Index::name_of(PersonId person) const {
  return std::string_view(text_).substr(text_at_[person], text_at_[person + 1] - text_at_[person]);
}

std::size_t Index::bytes() const {
  std::size_t bytes = vocabulary_.bytes() + bytes_of(pairs_) + bytes_of(by_birth_) + bytes_of(by_number_) +
                      bytes_of(births_) + bytes_of(words_at_) + bytes_of(name_words_) + bytes_of(words_) +
                      bytes_of(text_at_) + text_.capacity() + gone_.capacity() / 8;
  for (const auto& pairs : pairs_) bytes += bytes_of(pairs);
  for (const auto& [word, people] : single_)
    bytes += bytes_of(people) + sizeof(decltype(people)) + 4 * sizeof(void*);
  return bytes;
}

}  // namespace sharewell::search
