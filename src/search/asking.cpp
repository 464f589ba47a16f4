// SPDX-License-Identifier: MIT
#include "search/asking.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <ranges>

#include "search/fold.h"
#include "search/number.h"

namespace sharewell::search {
namespace {

constexpr std::size_t kLookedAt = 256;  // people who are looked at word by word
constexpr int kFurtherThanFirst = 90;   // whoever is so much further than the nearest is not meant
constexpr std::uint8_t kNotNear = 255;
constexpr int kOfNumber = -kApartMax;  // so that they are looked at in any case

/// Nobody is shown for their birth date alone where a name was typed; with it, the names may be further
/// apart.
bool is_too_far(const Why& why) {
  const bool no_word = std::ranges::all_of(why.words, [](How how) { return how == How::None; });
  if (no_word && !why.words.empty()) return true;
  const int names_max = why.birth == BirthHow::Same ? kNamesApartDated : kNamesApartMax;
  return why.names_apart() > names_max || why.all_apart() > kApartMax;
}

}  // namespace

Asking::Asking(const Index& index, const Question& question)
    : index_(index), birth_(question.born), number_(number_of(question.number)) {
  for (const std::string& word : words_of(question.name))
    words_.push_back(index_.vocabulary_.meanings_of(word));
}

std::vector<Found> Asking::nearest(std::size_t most) {
  by_name();
  by_birth();
  by_number();
  std::ranges::sort(maybe_, {}, [](const Maybe& one) { return std::pair(one.person, one.apart); });
  const auto again = std::ranges::unique(maybe_, {}, &Maybe::person);
  maybe_.erase(again.begin(), again.end());
  keep_nearest();
  std::vector<Found> found;
  for (const Maybe& one : maybe_) {
    Why reason = why(one);
    if (reason.number == NumberHow::NotCompared && is_too_far(reason)) continue;
    found.push_back({one.person, std::move(reason)});
  }
  std::ranges::sort(found, {}, [](const Found& one) { return std::pair(one.why.all_apart(), one.person); });
  std::erase_if(found, [nearest = found.empty() ? 0 : found.front().why.all_apart()](const Found& one) {
    return one.why.all_apart() > nearest + kFurtherThanFirst;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

/// Two of the typed words have to be near. The people of each word are gone through, save those of the
/// commonest: whoever has it and another is met under the other.
void Asking::by_name() {
  by_single_words();
  if (words_.size() == 1) return by_one_word(words_.front());
  std::vector<std::pair<std::size_t, const Meanings*>> order;
  for (const Meanings& meanings : words_) order.emplace_back(people_near(meanings), &meanings);
  std::ranges::sort(order, std::greater{}, [](const auto& one) { return one.first; });
  std::vector<std::uint8_t> near(index_.vocabulary_.size(), kNotNear);  // to any of the words before
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Meanings& commoner = *order[i - 1].second;
    for (const WordId word : commoner.words)
      near[word] = std::min(near[word], static_cast<std::uint8_t>(apart(commoner.how[word])));
    by_two_words(*order[i].second, near);
  }
}

std::size_t Asking::people_near(const Meanings& meanings) const {
  std::size_t people = 0;
  for (const WordId word : meanings.words) people += index_.pairs_[word].size();
  return people;
}

void Asking::by_two_words(const Meanings& meanings, const std::vector<std::uint8_t>& near) {
  const std::uint8_t* const others = near.data();
  for (const WordId word : meanings.words) {
    const int first = apart(meanings.how[word]);
    for (const Index::Pair& pair : index_.pairs_[word])
      if (const int second = others[pair.other]; second != kNotNear) offer(pair.person, first + second);
  }
}

void Asking::by_one_word(const Meanings& meanings) {
  for (const WordId word : meanings.words)
    for (const Index::Pair& pair : index_.pairs_[word]) offer(pair.person, apart(meanings.how[word]));
}

void Asking::by_single_words() {
  for (const Meanings& meanings : words_)
    for (const WordId word : meanings.words)
      if (const auto at = index_.single_.find(word); at != index_.single_.end())
        for (const PersonId person : at->second) offer(person, apart(meanings.how[word]));
}

/// Whoever has this very birth date, or the one with day and month swapped, may have any other name.
void Asking::by_birth() {
  for (const Birth born : {birth_.birth(), birth_.swapped()}) {
    if (born == 0 || (born & 0xff) == 0) continue;
    const auto those = std::ranges::equal_range(index_.by_birth_, born, {}, &Index::ByBirth::born);
    for (const Index::ByBirth& one : those) offer(one.person, why({0, one.person}).names_apart());
  }
}

void Asking::by_number() {
  if (number_.empty()) return;
  const auto take = [&](std::string_view number, NumberHow how) {
    const std::uint64_t hash = std::hash<std::string_view>{}(number);
    for (const Index::ByNumber& one :
         std::ranges::equal_range(index_.by_number_, hash, {}, &Index::ByNumber::hash))
      if (!index_.gone_[one.person])
        maybe_.push_back({kOfNumber - (how == NumberHow::Same), one.person, how});
  };
  take(number_, NumberHow::Same);
  for (const std::string& slip : slips_of(number_)) take(slip, NumberHow::OneWrong);
}

void Asking::offer(PersonId person, int names_apart) {
  if (names_apart >= worst_ || index_.gone_[person]) return;
  const int all = names_apart + apart(birth_.likeness(index_.births_[person]));
  if (all >= worst_) return;
  maybe_.push_back({all, person});
  if (maybe_.size() >= 8 * kLookedAt) keep_nearest();
}

void Asking::keep_nearest() {
  if (maybe_.size() <= kLookedAt) return;
  const auto cut = maybe_.begin() + kLookedAt;
  std::ranges::nth_element(maybe_, cut, {},
                           [](const Maybe& one) { return std::pair(one.apart, one.person); });
  worst_ = std::min(worst_, cut->apart + 1);
  maybe_.erase(cut, maybe_.end());
}

Why Asking::why(const Maybe& maybe) const {
  const std::size_t begin = index_.words_at_[maybe.person], end = index_.words_at_[maybe.person + 1];
  Why why;
  why.number = maybe.number;
  why.birth = birth_.likeness(index_.births_[maybe.person]);
  std::uint32_t taken = 0;
  std::size_t last = 0;
  bool any = false;
  for (const Meanings& meanings : words_) {
    std::size_t best = end;
    for (std::size_t at = begin; at < end; ++at) {
      const How how = meanings.how[index_.words_[at]];
      if (how == How::None || (taken >> (at - begin) & 1) != 0) continue;
      if (best == end || apart(how) < apart(meanings.how[index_.words_[best]])) best = at;
    }
    why.words.push_back(best == end ? How::None : meanings.how[index_.words_[best]]);
    if (best == end) continue;
    taken |= 1u << (best - begin);
    if (best - begin >= index_.name_words_[maybe.person]) continue;  // "known as" has no order
    why.other_order = why.other_order || (any && best < last);
    last = best;
    any = true;
  }
  const auto used = static_cast<std::size_t>(std::popcount(taken));
  why.words_left = std::min(end - begin, std::size_t{index_.name_words_[maybe.person]}) -
                   std::min(used, std::size_t{index_.name_words_[maybe.person]});
  why.lacks_words = used == end - begin && used > 0;
  return why;
}

}  // namespace sharewell::search
