// SPDX-License-Identifier: MIT
// The questions and answers of requirements 4.1 as numbers, in their order there, and what a case is told, as
// ids of the built-in pack. In: facts. Out: advice from the engine or from the plain evaluator, in one shape
// to compare.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "guidance/pack.h"
#include "plain_evaluator.h"

namespace sharewell::model {

using guidance::Facts;

enum Q : std::uint8_t {
  risk,
  adult,
  crime,
  already_with,
  purpose,
  recipient,
  needs,
  requested,
  compulsion,
  consent,
  identifiable,
  lawful,
  confidential,
  ground,
  compatible,
  special,
  informing,
  sharing_risk,
  opinion,
  historical,
  third_parties,
  how,
  unsure,
  retention,
  mash,
  kQuestions
};
/// Answers of yes, no, not-known questions; of adult_at_risk and crime where they differ.
inline constexpr std::uint8_t kYes = 0, kNo = 1, kNotKnown = 2;
namespace level {
enum : std::uint8_t { none, support, welfare, in_need, significant, immediate, not_known };
}
namespace adults {
enum : std::uint8_t { no, yes, immediate, not_known };
}
namespace holder {
enum : std::uint8_t { nobody, social_care, police, both, not_known };
}
namespace to {
enum : std::uint8_t {
  social_care,
  nspcc,
  police,
  lead,
  partner,
  practitioner,
  own_organisation,
  person,
  not_known
};
}
namespace law {
enum : std::uint8_t { none, valid, unclear, not_valid, court };
}
namespace agree {
enum : std::uint8_t {
  valid,
  defective,
  refused,
  withdrawn,
  cannot_give,
  not_appropriate,
  not_sought,
  not_known
};
}
namespace grounds {
enum : std::uint8_t { subject, public_interest, legal, none, not_known, not_applicable };
}

struct Row {
  const char* id;
  std::vector<const char*> answers;
  int not_known;  ///< the answer that means "not known", or -1
};
/// Table 4.1.
const std::array<Row, kQuestions>& table();

/// What a case is told: indices into the built-in pack, and bits of its obligations.
struct Told {
  std::size_t outcome = 0;
  std::string_view rule;
  guidance::Truth flow = guidance::Truth::No;
  std::uint64_t duties = 0;
  bool operator==(const Told&) const = default;
};
Told by_engine(const Facts& facts);
/// The pack that by_engine asks: the built-in one, unless a test puts a mutant in its place.
const guidance::Pack*& pack_under_test();
Told by_plain(const Facts& facts);

plain::Answers as_plain(const Facts& facts);
/// "risk=none adult_at_risk=no ...".
std::string words_of(const Facts& facts);
Facts any_facts(std::mt19937_64& random);
std::size_t answers_of(std::size_t question);
/// Facts in which nothing but the four questions of the flowchart matters.
Facts neutral_facts();

}  // namespace sharewell::model
