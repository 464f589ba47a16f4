// SPDX-License-Identifier: MIT
// A list that leads keep for everybody here, each change a new version: contacts, procedures, the policy
// table. A fold of the organisation's office entries.
//
// In: office entries in register order; one line as a lead typed it. Out: the lines as they stand, or as they
// stood at a moment, and every version with who wrote it and when. Any thread may call it. Never: forgets an
// earlier version; lets anybody but a lead change a line.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <variant>
#include <vector>

#include "casework/desk.h"
#include "decide/decision.h"

namespace sharewell::casework {

/// in      Kind: of the entries; Line: the member of their body that says which line it is, as
///         &record::ContactKept::contact; Before: in which order two bodies are shown.
template <record::EntryKind Kind, auto Line, auto Before>
class KeptList {
  template <class B, class R>
  static B body_of(R B::*);
  template <class B, class R>
  static R ref_of(R B::*);

 public:
  using Body = decltype(body_of(Line));
  using LineRef = decltype(ref_of(Line));
  struct Version {
    Body kept;
    PersonRef by;
    Instant at;
  };
  using Versions = std::vector<Version>;  ///< of one line, oldest first

  /// errors  Damaged if an office entry cannot be read.
  [[nodiscard]] Result<void> apply(const record::EntryBody& entry);
  /// Every line with the versions that were kept by then, those that were taken off too.
  [[nodiscard]] std::vector<Versions> known_at(Instant at) const;
  /// The last version of each line that is on the list, in the order shown.
  [[nodiscard]] Versions standing() const { return last(false); }
  [[nodiscard]] std::vector<Body> all() const { return *list(); }
  /// The same without a copy, as it stands now.
  [[nodiscard]] std::shared_ptr<const std::vector<Body>> list() const;
  /// Those that were taken off the list, as they were last.
  [[nodiscard]] std::vector<Body> gone() const { return bodies(last(true)); }
  /// Every version of one; empty if there is none.
  [[nodiscard]] Versions versions(const LineRef& line) const;

 private:
  [[nodiscard]] Versions last(bool gone) const;
  [[nodiscard]] Versions last_known(bool gone) const;
  static std::vector<Body> bodies(const Versions& versions);
  mutable std::shared_mutex mutex_;
  std::vector<Versions> lines_;
  mutable std::shared_ptr<const std::vector<Body>> list_{};  ///< none: not asked for since the last version
};

/// The reference of the line that was kept, or every fault in what was typed.
template <class List>
using LineOrFaults = std::variant<typename List::LineRef, std::vector<decide::FieldFault>>;

/// Adds a line (with an empty reference) or writes a new version of one.
/// in      faults: what is wrong with what was typed; nothing is kept if there is any.
/// errors  NotAllowed for anybody but a lead; NotFound for a reference that is not there.
template <record::EntryKind Kind, auto Line, auto Before>
[[nodiscard]] Result<LineOrFaults<KeptList<Kind, Line, Before>>> keep_line(
    const Desk& desk, const KeptList<Kind, Line, Before>& list,
    typename KeptList<Kind, Line, Before>::Body typed, std::vector<decide::FieldFault> faults,
    std::string_view once) {
  using List = KeptList<Kind, Line, Before>;
  if (!desk.me.leads()) return fail(ErrorCode::NotAllowed, "only a lead keeps this list");
  if (!(typed.*Line).empty() && list.versions(typed.*Line).empty())
    return fail(ErrorCode::NotFound, "no such line of the list");
  if (!faults.empty()) return LineOrFaults<List>(std::move(faults));
  if ((typed.*Line).empty()) typed.*Line = List::LineRef::make(desk.random);
  record::EntryBody entry{Kind,         desk.store.office(), {}, desk.me.ref, desk.clock(),
                          desk.clock(), to_json(typed)};
  SW_TRY(const auto kept, desk.store.commit({{std::move(entry)}, std::string(once), {}}));
  SW_TRY(const typename List::Body stands,
         record::read_body<typename List::Body>(kept.entries.front().body()));
  return LineOrFaults<List>(stands.*Line);
}

template <record::EntryKind Kind, auto Line, auto Before>
Result<void> KeptList<Kind, Line, Before>::apply(const record::EntryBody& entry) {
  if (entry.kind != Kind) return {};
  SW_TRY(Body kept, record::read_body<Body>(entry));
  const std::unique_lock lock(mutex_);
  const auto line = std::ranges::find_if(
      lines_, [&](const Versions& versions) { return versions.front().kept.*Line == kept.*Line; });
  Versions& versions = line == lines_.end() ? lines_.emplace_back() : *line;
  versions.push_back({std::move(kept), entry.actor, entry.recorded_at});
  list_.reset();
  return {};
}

template <record::EntryKind Kind, auto Line, auto Before>
auto KeptList<Kind, Line, Before>::known_at(Instant at) const -> std::vector<Versions> {
  std::shared_lock lock(mutex_);
  std::vector<Versions> known = lines_;
  lock.unlock();
  for (Versions& versions : known) std::erase_if(versions, [&](const Version& one) { return one.at > at; });
  std::erase_if(known, [](const Versions& versions) { return versions.empty(); });
  return known;
}

template <record::EntryKind Kind, auto Line, auto Before>
auto KeptList<Kind, Line, Before>::versions(const LineRef& line) const -> Versions {
  const std::shared_lock lock(mutex_);
  for (const Versions& versions : lines_)
    if (versions.front().kept.*Line == line) return versions;
  return {};
}

template <record::EntryKind Kind, auto Line, auto Before>
auto KeptList<Kind, Line, Before>::last(bool gone) const -> Versions {
  const std::shared_lock lock(mutex_);
  return last_known(gone);
}

template <record::EntryKind Kind, auto Line, auto Before>
auto KeptList<Kind, Line, Before>::last_known(bool gone) const -> Versions {
  Versions out;
  for (const Versions& versions : lines_)
    if (versions.back().kept.gone == gone) out.push_back(versions.back());
  std::ranges::stable_sort(out, Before, &Version::kept);
  return out;
}

template <record::EntryKind Kind, auto Line, auto Before>
auto KeptList<Kind, Line, Before>::list() const -> std::shared_ptr<const std::vector<Body>> {
  {
    const std::shared_lock lock(mutex_);
    if (list_) return list_;
  }
  const std::unique_lock lock(mutex_);
  if (!list_) list_ = std::make_shared<const std::vector<Body>>(bodies(last_known(false)));
  return list_;
}

template <record::EntryKind Kind, auto Line, auto Before>
auto KeptList<Kind, Line, Before>::bodies(const Versions& versions) -> std::vector<Body> {
  std::vector<Body> out;
  out.reserve(versions.size());
  for (const Version& one : versions) out.push_back(one.kept);
  return out;
}

}  // namespace sharewell::casework
