// SPDX-License-Identifier: MIT
// The product in a world whose clock, chance and disk a simulation moves: two organisations in one data
// folder, and beside each the model of what it was told is kept.
//
// In: a seed; things that people do (deeds.h). Out: a history of lines; Wrong, thrown, where the product and
// the model part. Never: more than one thread that writes; reads the time or randomness of the machine.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "casework/installation.h"
#include "dice.h"
#include "model.h"
#include "rows.h"

namespace sharewell::simulation {

/// What somebody was answered.
enum class Answer : std::uint8_t { Done, Faults, Ask, NotFound, NotAllowed, Stale, Other, Failed };
[[nodiscard]] const char* name_of(Answer answer);
[[nodiscard]] Answer answer_to(const Error& error);
/// Of a verb that gives something or a list of faults.
template <class Outcome>
Answer answer_of(const Result<Outcome>& outcome) {
  if (!outcome) return answer_to(outcome.error());
  return std::holds_alternative<std::vector<decide::FieldFault>>(*outcome) ? Answer::Faults : Answer::Done;
}

/// Entries that something adds, looks aside: kinds by file, in order. Of the file "" one that is new;
/// "office".
using Kinds = std::map<std::string, std::vector<int>>;

[[nodiscard]] Kinds kinds_of(const std::vector<model::Entry>& fresh, const model::Organisation& told);

/// One thing that somebody tries.
struct Tried {
  std::string what;  ///< for the history
  model::Person who;
  std::function<Answer(const casework::Desk&)> act;
  Answer expected = Answer::Done;
  Kinds kinds{};                                     ///< once it is done
  Kinds if_not{};                                    ///< if it is refused as expected
  std::string words{};                               ///< that stand in one of these entries
  std::function<void(model::Organisation&)> kept{};  ///< what it does to the model besides
  bool again = true;                                 ///< whoever sends it once more adds nothing
  [[nodiscard]] const Kinds& adds() const { return expected == Answer::Done ? kinds : if_not; }
};

struct Watched {
  std::optional<model::Shown> last;
  std::string old_growth;  ///< a request that was cosigned before
  std::string cosigned;    ///< what was answered last
};

/// A draft that was or was not saved or destroyed, as the disk failed: what it may be now, if it is there.
using DraftDoubts = std::map<std::string, std::vector<std::optional<model::Draft>>>;

/// One organisation.
struct Place {
  std::string id;
  model::Organisation told;
  std::vector<Tried> doubts;  ///< failed: kept or not, and the disk knows
  DraftDoubts draft_doubts;
  std::vector<Tried> done;  ///< to be sent again
  std::map<std::string, CopiedKey> copied;
  std::map<std::string, Watched> watched;
  std::string own_cosigned;  ///< of its own register, as it keeps it
  std::uint64_t own_size = 0;
};

/// The folder of the world that there is, for whoever has to tidy up when the product stops the process.
[[nodiscard]] const std::filesystem::path& folder_in_use();

class World {
 public:
  explicit World(std::uint64_t seed);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Everything that happened, a line each, and a hash of all that and of both registers.
  [[nodiscard]] const std::vector<std::string>& history() const { return history_; }
  [[nodiscard]] std::string hash() const;

  /// One step: something is tried by somebody, or happens. All chance in it comes from `chance`.
  void step(Dice chance);
  /// Opens anew, and looks at everything.
  void end();

  // For deeds.
  Dice dice{0};
  [[nodiscard]] Instant now() const { return *now_; }
  void set_clock(Instant to);
  [[nodiscard]] std::vector<Place>& places() { return places_; }
  [[nodiscard]] casework::Organisation& organisation(const Place& place);
  [[nodiscard]] store::Store& store(const Place& place) { return *organisation(place).store; }
  [[nodiscard]] casework::Desk desk(const Place& place, const model::Person& who);
  [[nodiscard]] const crypt::OrganisationKeys& keys(const Place& place) const;
  [[nodiscard]] std::filesystem::path folder(const Place& place) const;
  [[nodiscard]] const Random& random() const { return random_; }
  /// Words that nobody said before.
  [[nodiscard]] std::string new_words(const char* what);
  /// Somebody tries it; the answer and what is kept are held against what the model says.
  Answer take(Place& at, Tried tried);
  /// Takes into the model what lies on the disk beyond it.
  void learn(Place& at, const Kinds& kinds, const std::string& words, const std::string& actor);
  void say(const Place& at, const std::string& line);
  /// The disk may refuse from now on.
  [[nodiscard]] bool in_trouble() const { return trouble_; }
  void read_ring();

  // What happens to the machine.
  void begin_trouble();
  void end_trouble();
  void close_and_open();
  void crash();
  void lose_power();
  void old_copy();  ///< somebody puts an earlier state of the records back
  /// Everything that can be held against the model.
  void check_all();
  /// Whether the draft is as expected; none: gone.
  [[nodiscard]] bool draft_is(const Place& at, const std::string& ref,
                              const std::optional<model::Draft>& expected);
  /// What each deed leaves: sizes, the checkpoint, open tasks.
  void check(Place& at);

 private:
  void make();
  void open();
  void after_machine();
  void check_files(Place& at);
  void check_drafts(const Place& at);
  void check_register(Place& at);
  void check_witnessing(const Place& at);
  void check_erased(Place& at);
  void check_access(const Place& at);
  void after_opening(Place& at);
  void settle_doubts(Place& at, const std::vector<model::Entry>& fresh);
  void settle_draft_doubts(Place& at);
  void adopt_draft(Place& at, const std::string& author,
                   const std::vector<std::optional<model::Draft>>& could_be);
  void send_again(Place& at, Tried tried);
  void failed(Place& at, Tried tried);

  Random random_;
  std::shared_ptr<Instant> now_;
  std::filesystem::path folder_;
  std::unique_ptr<crypt::KeyRing> ring_;
  std::unique_ptr<casework::Installation> installation_;
  std::vector<Place> places_;
  std::vector<std::string> history_;
  std::vector<std::pair<Place*, Tried>> retries_;
  std::map<std::string, std::size_t> copied_size_;
  bool trouble_ = false, needs_opening_ = false;
  int fault_ = 0;
  std::uint64_t words_ = 0;
};

}  // namespace sharewell::simulation
