// SPDX-License-Identifier: MIT
// What is known of a case file without reading it: who opened it, when and for which team.
//
// In: its first entry, and those that name it. Out: those facts to anybody; its name only against a `Looked`
// that covers it. Never: says what is in the file.
#pragma once

#include <string>

#include "base/error.h"
#include "base/personal.h"
#include "base/time.h"
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
  /// Whom the file is about, from now on.
  void name(Personal<std::string> label) { label_ = std::move(label); }
  [[nodiscard]] const FileRef& file() const { return file_; }
  [[nodiscard]] const PersonRef& opened_by() const { return opened_by_; }
  [[nodiscard]] Instant opened_at() const { return opened_at_; }  ///< when it was recorded
  [[nodiscard]] const std::string& team() const { return team_; }
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
};

}  // namespace sharewell::store
