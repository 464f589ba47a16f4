// SPDX-License-Identifier: MIT
// Runs a recorded recommendation again under the pack of that time, and says what another pack would say to
// the same answers.
//
// In: the packs that decisions were made under, the other pack, then texts of entries. Out: what differs, or
// why an entry cannot be run again. Pure. One object for each thread; entries of one pack after the other are
// fastest. Never: reads JSON; believes a recommendation that is not, byte for byte, what its pack says.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decide/recommendation.h"
#include "decide/spelling.h"
#include "guidance/shelf.h"
#include "record/reading.h"

namespace sharewell::decide {

/// A recommendation that is what its pack says, and what the other pack would say. Views into the entry's
/// text.
struct Replayed {
  record::AdviceOnRecord on_record;
  const guidance::Pack* made_under = nullptr;
  std::size_t outcome_then = 0;   ///< index into made_under->outcomes()
  std::size_t outcome_now = 0;    ///< index into the other pack's
  bool same_outcome = true;       ///< by id
  std::uint64_t duties_gone = 0;  ///< bits of made_under->obligations()
  std::uint64_t duties_new = 0;   ///< bits of the other pack's
  unsigned answers_lost = 0;      ///< given answers that the other pack does not have; counted as not given
  [[nodiscard]] bool differs() const { return !same_outcome || duties_gone != 0 || duties_new != 0; }
};

/// Why an entry cannot be run again.
struct NotReplayed {
  enum class Why : std::uint8_t {
    NotAdvice,    ///< it is not the text of a decided or considered entry
    PackNotHere,  ///< its pack is not on the shelf
    OtherBytes,   ///< its pack says something else to its answers, or does not have them
  };
  Why why = Why::NotAdvice;
  std::optional<record::AdviceOnRecord> on_record;  ///< if so much of it can be read
};
/// In words: "its guidance pack is not here".
[[nodiscard]] std::string_view says(NotReplayed::Why why);

class Replay {
 public:
  /// `shelf` and `other` must outlive it.
  Replay(const guidance::Shelf& shelf, const guidance::Pack& other);
  ~Replay();
  Replay(Replay&&) noexcept;

  /// `canonical` is the text of an entry.
  [[nodiscard]] std::expected<Replayed, NotReplayed> run(std::string_view canonical);

 private:
  class Under;
  Under* under(const guidance::Pack& pack);
  const guidance::Shelf& shelf_;
  const guidance::Pack& other_;
  std::vector<std::unique_ptr<Under>> known_;  ///< the one that was used last is the first
};

}  // namespace sharewell::decide
