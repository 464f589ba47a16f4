// SPDX-License-Identifier: MIT
// Reads canonical JSON from front to back without making values of it: for work that goes through a million
// entries (decide/replay.h). Everybody else uses base/json.h.
//
// In: text that was canonical when it was sealed. Out: pieces of that text. Never: allocates, checks that the
// text is canonical, or reads beyond its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"
#include "record/entry.h"

namespace sharewell::record {

class Reading {
 public:
  explicit Reading(std::string_view text) : rest_(text) {}

  /// Goes past `exactly` if the text goes on with it.
  [[nodiscard]] bool take(std::string_view exactly);
  /// A JSON text without escapes, without its quotes.
  [[nodiscard]] std::optional<std::string_view> text();
  [[nodiscard]] std::optional<std::int64_t> number();
  /// Any one value, as it is spelt.
  [[nodiscard]] std::optional<std::string_view> value();
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// What a `decided` or `considered` entry says about the recommendation in it. Views into the entry's text.
struct AdviceOnRecord {
  EntryKind kind = EntryKind::Decided;
  std::string_view file, sharing;
  std::string_view choice;  ///< of a decision: the id of what the person decided; else empty
  Instant happened_at, recorded_at;
};

/// The same, read in the order of the text: answers, then the recommendation, then the rest.
class AdviceReading {
 public:
  /// `canonical` must stay. Nullopt if it is not the text of such an entry.
  [[nodiscard]] static std::optional<AdviceReading> begin(std::string_view canonical);
  /// {"question":"answer",...}
  [[nodiscard]] std::string_view answers() const { return answers_; }
  /// The text from the recommendation's first brace on; the recommendation is at most the front of it.
  [[nodiscard]] std::string_view from_recommendation() const { return recommendation_.rest(); }
  /// The recommendation alone: slower, as its end has to be found.
  [[nodiscard]] std::optional<std::string_view> recommendation() const;
  /// What stands after a recommendation of this length.
  [[nodiscard]] std::optional<AdviceOnRecord> finish(std::size_t recommendation_bytes) const;

 private:
  AdviceReading(std::string_view answers, std::string_view choice, bool considered, Reading recommendation)
      : answers_(answers), choice_(choice), considered_(considered), recommendation_(recommendation) {}
  std::string_view answers_, choice_;
  bool considered_;
  Reading recommendation_;
};

}  // namespace sharewell::record
