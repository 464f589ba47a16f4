// SPDX-License-Identifier: MIT
// Invented people, as many as wanted, and questions about them as hurried people type them: both from a seed.
//
// In: a seed and a number. Out: people whose names are as common as names are, and slips of every kind that
// the index is made for. Never: a real person, except by chance.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace sharewell::testing_search {

struct Born {
  int year = 0, month = 0, day = 0;  ///< 0: not known
  [[nodiscard]] std::string iso() const;
};

struct Somebody {
  std::string forename, middle, surname;  ///< the middle name may be empty
  Born born;
  std::string number;  ///< a valid NHS number, or empty
  [[nodiscard]] std::string name() const;
};

struct Asked {
  std::string name;
  Born born;
};

class Crowd {
 public:
  explicit Crowd(unsigned seed, std::size_t forenames = 6'000, std::size_t surnames = 60'000);
  [[nodiscard]] Somebody somebody();
  /// The mix of docs/decisions/0032-search.md: the slips of the first measurement at its rates (80 % of the
  /// surnames mistyped, 30 % of the forenames, 10 % of the surnames twice, 35 % of the birth dates wrong),
  /// and nicknames, swapped, shortened, left-out, joined and changed names as well.
  [[nodiscard]] Asked asked_about(const Somebody& one);

 private:
  [[nodiscard]] std::string made_up(std::size_t syllables_most);
  [[nodiscard]] std::size_t below(std::size_t n);
  [[nodiscard]] bool one_in(double share);
  [[nodiscard]] const std::string& common(const std::vector<std::string>& names);
  [[nodiscard]] std::string mistyped(std::string name);
  [[nodiscard]] std::string as_it_sounds(const std::string& name);
  [[nodiscard]] std::string called(const std::string& forename);
  [[nodiscard]] Born misremembered(const Born& born);
  [[nodiscard]] std::string nhs_number();

  std::mt19937_64 engine_;
  std::vector<std::string> forenames_, surnames_;
};

}  // namespace sharewell::testing_search
