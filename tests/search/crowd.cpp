// SPDX-License-Identifier: MIT
#include "crowd.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "search/nicknames.h"

namespace sharewell::testing_search {
namespace {

constexpr std::array kForenames{
    "Oliver",    "Olivia",   "George",    "Amelia",   "Muhammad", "Isabella", "Jack",    "Charlotte",
    "Thomas",    "Emily",    "William",   "Grace",    "James",    "Sophia",   "Joshua",  "Jessica",
    "Charles",   "Florence", "Alexander", "Eleanor",  "Daniel",   "Ruth",     "Samuel",  "Alice",
    "Joseph",    "Matilda",  "Benjamin",  "Rebecca",  "Edward",   "Abigail",  "Siân",    "Zoë",
    "Seán",      "Chloé",    "Łukasz",    "Zofia",    "Minh",     "Anh",      "Aaliyah", "Yusuf",
    "Katherine", "Stephen",  "Elizabeth", "Nicholas", "Theodore", "Harriet",  "Michael", "Bethany",
    "Robert",    "Caitlin"};
constexpr std::array kSurnames{"Smith",    "Jones",   "Taylor",    "Brown",    "Williams",   "Wilson",
                               "Davies",   "Evans",   "Thomas",    "Johnson",  "Patel",      "Khan",
                               "Walker",   "O'Neill", "MacDonald", "McKenzie", "Nguyễn",     "Phillips",
                               "Thompson", "Hughes",  "Begum",     "Ali",      "Kowalski",   "García",
                               "Ó Briain", "Singh",   "Hussain",   "Clarke",   "Stephenson", "Reid"};
constexpr std::array kStarts{"b", "br", "c", "ch", "d",  "f", "g",  "gr", "h", "j",  "k", "l",  "m",  "n",
                             "p", "ph", "r", "s",  "st", "t", "th", "v",  "w", "wh", "y", "sh", "tr", "cl"};
constexpr std::array kMiddles{"a", "e", "i", "o", "u", "ai", "ee", "ea", "ou", "oo", "ie", "ar", "er", "or"};
constexpr std::array kEnds{"",   "n",  "r", "s",  "t",  "l",   "ck",  "ng",
                           "rt", "ll", "m", "nd", "th", "ley", "ton", "son"};
/// How the same sound is spelt another way.
constexpr std::array<std::pair<const char*, const char*>, 14> kSounds{{{"ph", "f"},
                                                                       {"f", "ph"},
                                                                       {"ck", "k"},
                                                                       {"ee", "ea"},
                                                                       {"ea", "ee"},
                                                                       {"ie", "y"},
                                                                       {"ll", "l"},
                                                                       {"y", "i"},
                                                                       {"c", "k"},
                                                                       {"ai", "ay"},
                                                                       {"th", "t"},
                                                                       {"oo", "u"},
                                                                       {"sh", "sch"},
                                                                       {"w", "wh"}}};

void capitalise(std::string& name) {
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
}

std::string small(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return name;
}

int days_in(int year, int month) {
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && year % 4 == 0 ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

}  // namespace

std::string Born::iso() const {
  if (year == 0) return {};
  if (month == 0) return fmt::format("{:04}", year);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string Somebody::name() const {
  return forename + (middle.empty() ? " " : " " + middle + " ") + surname;
}

Crowd::Crowd(unsigned seed, std::size_t forenames, std::size_t surnames) : engine_(seed) {
  const auto fill = [&](std::vector<std::string>& names, const auto& real, std::size_t count,
                        std::size_t syllables) {
    std::unordered_set<std::string> known(real.begin(), real.end());
    names.assign(real.begin(), real.end());
    while (names.size() < count)
      if (std::string one = made_up(syllables); known.insert(one).second) names.push_back(std::move(one));
  };
  fill(forenames_, kForenames, forenames, 2);
  fill(surnames_, kSurnames, surnames, 3);
}

std::size_t Crowd::below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
bool Crowd::one_in(double share) { return static_cast<double>(engine_() >> 11) / 9007199254740992.0 < share; }

std::string Crowd::made_up(std::size_t syllables_most) {
  std::string name;
  const std::size_t syllables = 1 + below(syllables_most);
  for (std::size_t i = 0; i < syllables; ++i) {
    name += kStarts.at(below(kStarts.size()));
    name += kMiddles.at(below(kMiddles.size()));
  }
  name += kEnds.at(below(kEnds.size()));
  capitalise(name);
  return name;
}

/// The nth name is an nth as common as the first (Zipf).
const std::string& Crowd::common(const std::vector<std::string>& names) {
  const double u = static_cast<double>(engine_() >> 11) / 9007199254740992.0;
  const double rank = std::exp(u * std::log(static_cast<double>(names.size()) + 1.0)) - 1.0;
  return names.at(std::min(static_cast<std::size_t>(rank), names.size() - 1));
}

std::string Crowd::nhs_number() {
  while (true) {
    std::string digits;
    int sum = 0;
    for (int weight = 10; weight > 1; --weight) {
      const auto digit = static_cast<int>(below(10));
      digits += static_cast<char>('0' + digit);
      sum += digit * weight;
    }
    const int check = (11 - sum % 11) % 11;
    if (check < 10) return digits + static_cast<char>('0' + check);
  }
}

Somebody Crowd::somebody() {
  Somebody one;
  one.forename = common(forenames_);
  if (one_in(0.3)) one.middle = common(forenames_);
  one.surname = common(surnames_);
  if (one_in(0.06)) one.surname += "-" + common(surnames_);
  one.born.year = 2008 + static_cast<int>(below(18));
  one.born.month = 1 + static_cast<int>(below(12));
  one.born.day =
      1 + static_cast<int>(below(static_cast<std::size_t>(days_in(one.born.year, one.born.month))));
  if (one_in(0.5)) one.number = nhs_number();
  return one;
}

/// One letter added, left out, changed or swapped with its neighbour. Bytes of accented letters stay.
std::string Crowd::mistyped(std::string name) {
  std::vector<std::size_t> plain;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (static_cast<unsigned char>(name[i]) < 0x80 && name[i] != ' ' && name[i] != '-') plain.push_back(i);
  if (plain.empty()) return name;
  const std::size_t at = plain[below(plain.size())];
  const char other = static_cast<char>('a' + below(26));
  switch (below(4)) {
    case 0:
      name.insert(at, 1, other);
      break;
    case 1:
      if (plain.size() > 2) name.erase(at, 1);
      break;
    case 2:
      name[at] = other;
      break;
    default:
      if (at + 1 < name.size() && static_cast<unsigned char>(name[at + 1]) < 0x80)
        std::swap(name[at], name[at + 1]);
  }
  return name;
}

std::string Crowd::as_it_sounds(const std::string& name) {
  std::string out = small(name);
  const std::size_t first = below(kSounds.size());
  for (std::size_t i = 0; i < kSounds.size(); ++i) {
    const auto& [from, to] = kSounds.at((first + i) % kSounds.size());
    if (const auto at = out.find(from); at != std::string::npos)
      return out.replace(at, std::string_view(from).size(), to);
  }
  return mistyped(out);
}

std::string Crowd::called(const std::string& forename) {
  const auto names = search::nicknames_of(small(forename));
  return names.empty() ? forename : std::string(names[below(names.size())]);
}

Born Crowd::misremembered(const Born& born) {
  Born out = born;
  switch (below(10)) {
    case 0:
    case 1:
    case 2:
      if (born.day <= 12)
        std::swap(out.day, out.month);
      else
        out.year += one_in(0.5) ? 1 : -1;
      break;
    case 3:
    case 4:
    case 5:
      out.year += one_in(0.5) ? 1 : -1;
      break;
    case 6:
    case 7:
      out.day = std::clamp(out.day + (one_in(0.5) ? 1 : -1), 1, 28);
      break;
    case 8:
      out.month = 1 + (out.month + 8 + static_cast<int>(below(2)) * 2) % 12;
      out.day = std::min(out.day, 28);
      break;
    default:
      if (one_in(0.5))
        out.month = out.day = 0;
      else
        out.day = 1 + (out.day + 9) % 28;
  }
  return out;
}

Asked Crowd::asked_about(const Somebody& one) {
  Asked asked{{}, one.born};
  std::string forename = one.forename, middle = one.middle, surname = one.surname;
  if (one_in(0.05)) return {one.name(), one.born};
  if (one_in(0.6)) middle.clear();
  const auto barrel = surname.find('-');
  if (barrel != std::string::npos && one_in(0.4))
    surname = surname.substr(one_in(0.5) ? 0 : barrel + 1, one_in(0.5) ? barrel : std::string::npos);
  const bool another_surname = one_in(0.02);
  if (another_surname) surname = common(surnames_);
  if (one_in(0.12))
    forename = called(forename);
  else if (one_in(0.03))
    forename = forename.substr(0, static_cast<unsigned char>(forename[0]) < 0x80 ? 1 : 2);
  else if (one_in(0.30))
    forename = one_in(0.25) ? as_it_sounds(forename) : mistyped(forename);
  if (!another_surname && one_in(0.80)) {
    surname = one_in(0.25) ? as_it_sounds(surname) : mistyped(surname);
    if (one_in(0.125)) surname = mistyped(surname);
  }
  if (one_in(0.03)) std::erase(surname, '-');
  if (!another_surname && one_in(0.35)) asked.born = misremembered(one.born);
  const std::string given = forename + (middle.empty() ? "" : " " + middle);
  asked.name = one_in(0.08) ? surname + " " + given : given + " " + surname;
  return asked;
}

}  // namespace sharewell::testing_search
