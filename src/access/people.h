// SPDX-License-Identifier: MIT
// Who can sign in to one organisation, as a fold of its office entries.
//
// In: office entries in register order. Out: people by reference and by name; what one may do with a case
// file. Never: hands out a password hash except to `sign_in`; decides anything that is not written here.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "record/bodies.h"
#include "store/store.h"

namespace sharewell::access {

struct Person {
  PersonRef ref;
  std::string user;      ///< as typed before the @
  std::string name;      ///< as shown to colleagues
  std::string position;  ///< may be empty
  record::Role role = record::Role::Practitioner;
  std::string team;
  [[nodiscard]] bool leads() const { return role == record::Role::Lead; }
};

class People {
 public:
  /// errors  Damaged if an office entry cannot be read.
  [[nodiscard]] Result<void> apply(const record::EntryBody& entry);
  [[nodiscard]] std::optional<Person> find(const PersonRef& ref) const;
  [[nodiscard]] std::optional<Person> find_user(std::string_view user) const;
  /// The stored Argon2id hash, or nullopt if there is no such user.
  [[nodiscard]] std::optional<std::string> password_hash(std::string_view user) const;
  /// In the order in which they were added.
  [[nodiscard]] std::vector<Person> all() const;
  /// The safeguarding leads of a team, or of every team if it has none.
  [[nodiscard]] std::vector<Person> leads_of(std::string_view team) const;
  [[nodiscard]] std::string organisation_name() const;
  /// A person's name, or "somebody no longer here".
  [[nodiscard]] std::string name_of(const PersonRef& ref) const;

 private:
  struct Row {
    Person person;
    std::string password_hash;
  };
  mutable std::shared_mutex mutex_;
  std::vector<Row> rows_;
  std::string organisation_name_;
};

/// What a person may know of a case file: its creator and their team open it, or those to whom it is kept;
/// others learn only that it exists.
/// @cite hmg-2018 p.10 Secure
[[nodiscard]] bool may_open(const Person& person, const store::FileCard& file);

}  // namespace sharewell::access
