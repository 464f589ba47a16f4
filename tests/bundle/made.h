// SPDX-License-Identifier: MIT
// A register to take bundles from: any entries in any order, under a key that the test has too. What the
// organisation itself could forge can be forged here.
#pragma once

#include <string>
#include <vector>

#include "base/ref.h"
#include "bundle/bundle.h"
#include "crypt/sign.h"
#include "record/bodies.h"
#include "register/handover.h"

namespace sharewell::testing_bundle {

inline const std::string kOrigin = "sharewell.example/northbank";

/// The same references and random numbers in every run.
[[nodiscard]] Random seeded();
[[nodiscard]] crypt::SigningKey key_of(std::uint8_t seed);

class Register {
 public:
  explicit Register(std::uint8_t seed = 1) : key_(key_of(seed)) {}
  /// The new entry's index.
  std::uint64_t add(const record::EntryBody& entry);
  std::uint64_t add_text(std::string text);
  /// An entry that says that these are all.
  std::uint64_t add_copy(const std::vector<std::uint64_t>& entries);
  [[nodiscard]] record::CopyTaken copy_of(const std::vector<std::uint64_t>& entries) const;
  /// These entries under the checkpoint of now, with the packs that they name.
  [[nodiscard]] bundle::Bundle take(const std::vector<std::uint64_t>& entries) const;
  [[nodiscard]] std::string verifier_key() const;
  [[nodiscard]] std::string checkpoint() const;
  [[nodiscard]] std::string proof(std::uint64_t index) const;
  /// The register goes over to another key: an entry, and the handover that bundles carry from now on.
  void rotate(std::uint8_t seed);
  /// The first so many lines, and their checkpoint as the key of now signs it.
  [[nodiscard]] reg::Checkpoint tree(std::uint64_t size) const;
  [[nodiscard]] std::string note_of(std::uint64_t size) const;
  /// What a witness saw, and that the register of now goes on from it.
  [[nodiscard]] bundle::BundleSeen seen(std::uint64_t size, std::string note) const;

 private:
  struct Row {
    std::string text;
    Digest opening{}, leaf_hash{};
  };
  [[nodiscard]] std::vector<Digest> leaves() const;
  crypt::SigningKey key_;
  std::string handovers_{};
  Random random_ = seeded();
  std::vector<Row> rows_;
};

/// Bodies as the store keeps them, a minute apart.
class Events {
 public:
  explicit Events(std::string_view file = "7K3MP9XQ2AC");
  [[nodiscard]] record::EntryBody opened();
  [[nodiscard]] record::EntryBody looked();
  [[nodiscard]] record::EntryBody decided();
  [[nodiscard]] record::EntryBody considered(std::uint64_t decision);
  [[nodiscard]] record::EntryBody settled();
  [[nodiscard]] record::EntryBody copied(const record::CopyTaken& copy);
  [[nodiscard]] record::EntryBody of(record::EntryKind kind, json::object body);
  FileRef file;
  PersonRef person;

 private:
  std::int64_t minutes_ = 0;
};

/// One case file with a decision and what follows, another file's entry between, and a copy at the end.
struct Case {
  Register reg{};
  Events events{};
  std::vector<std::uint64_t> mine;  ///< all of the case file, the copy's entry last
  std::uint64_t other = 0;          ///< another file's
  Case();
  [[nodiscard]] bundle::Bundle bundle() const { return reg.take(mine); }
};

/// The same without a decision, and so without guidance: small.
struct SmallCase {
  Register reg{};
  Events events{};
  std::vector<std::uint64_t> mine;
  SmallCase();
  [[nodiscard]] bundle::Bundle bundle() const { return reg.take(mine); }
};

/// A case file in a register that went over to other keys twice, the last time before its last entries.
struct Rotated {
  Register reg{1};
  Events events{};
  std::vector<std::uint64_t> mine;
  std::string first_key = reg.verifier_key(), second_key;
  Rotated() {
    mine.push_back(reg.add(events.opened()));
    reg.rotate(2);
    second_key = reg.verifier_key();
    mine.push_back(reg.add(events.looked()));
    reg.rotate(3);
    mine.push_back(reg.add(events.copied(reg.copy_of(mine))));
  }
  [[nodiscard]] bundle::Bundle bundle() const { return reg.take(mine); }
};

}  // namespace sharewell::testing_bundle
