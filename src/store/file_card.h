// SPDX-License-Identifier: MIT
// What is known of a case file without reading it: who opened it, when and for which team.
//
// In: its first entry, and those that name, restrict or join it. Out: those facts to anybody; its name only
// against a `Looked` that covers it. Never: says what is in the file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/personal.h"
#include "base/time.h"
#include "record/entry.h"
#include "store/looked.h"

namespace sharewell::store {

class FileCard {
 public:
  FileCard(FileRef file, PersonRef opened_by, Instant opened_at, std::string team,
           Personal<std::string> label)
      : file_(std::move(file)),
        opened_by_(std::move(opened_by)),
        opened_at_(opened_at),
        team_(std::move(team)),
        label_(std::move(label)) {}
  /// Takes note of an entry whose kind `is_on_card`, but the first. errors  Damaged if it cannot be read.
  [[nodiscard]] Result<void> follow(const record::EntryBody& entry);
  [[nodiscard]] const FileRef& file() const { return file_; }
  [[nodiscard]] const PersonRef& opened_by() const { return opened_by_; }
  [[nodiscard]] Instant opened_at() const { return opened_at_; }  ///< when it was recorded
  [[nodiscard]] const std::string& team() const { return team_; }
  /// To whom it is kept beside its opener, instead of its team; none if it is not restricted.
  [[nodiscard]] const std::optional<std::vector<PersonRef>>& kept_to() const { return kept_to_; }
  /// The file that goes on instead, of two that were joined; empty if it is this one.
  [[nodiscard]] const FileRef& goes_on_as() const { return goes_on_as_; }
  /// Whom the file is about; empty if not yet named. A look that does not cover the file stops the process.
  [[nodiscard]] const Personal<std::string>& label(const Looked& looked) const {
    SW_CHECK(looked.covers(file_));
    return label_;
  }

 private:
  FileRef file_;
  PersonRef opened_by_;
  Instant opened_at_;
  std::string team_;
  Personal<std::string> label_;
  std::optional<std::vector<PersonRef>> kept_to_{};
  FileRef goes_on_as_{};
};

/// The card of a file that this entry opens. @pre its kind is FileOpened
[[nodiscard]] Result<FileCard> card_of(const record::EntryBody& opening);

/// Whether entries of the kind say what stands on a card; in SQL, SW_ON_CARD (schema.h).
[[nodiscard]] bool is_on_card(record::EntryKind kind);

}  // namespace sharewell::store
