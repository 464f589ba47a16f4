// SPDX-License-Identifier: MIT
// A trust policy: which registers somebody believes, and which witnesses, how many of them, must have
// cosigned.
//
// In: a policy file and a checkpoint. Out: the checkpoint with who cosigned it and when; or what is missing,
// in words. Never: fetches anything; the addresses that a policy may hold are read and left aside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "register/handover.h"
#include "register/note.h"

namespace sharewell::reg {

struct Cosigned {
  std::string witness;        ///< its name in the policy
  std::uint64_t seconds = 0;  ///< since 1970
};

struct Believed {
  Checkpoint checkpoint;
  std::vector<Cosigned> by;  ///< in the order of the policy
  std::string missing{};     ///< who did not cosign it and had to, in words; empty: nobody
};

class Policy {
 public:
  /// BadInput with the line that is wrong and why. @cite c2sp.org/tlog-policy
  [[nodiscard]] static Result<Policy> read(std::string_view text);

  /// BadInput if the note cannot be read. Damaged if no register of the policy signed it, a signature or
  /// cosignature by a key of the policy does not fit, or too few witnesses cosigned (it says how many of
  /// which).
  [[nodiscard]] Result<Believed> check(std::string_view note) const;
  /// The same of a register that went over to other keys, whatever of these the policy has; that too few
  /// cosigned is no error here.
  [[nodiscard]] Result<Believed> count(std::string_view note, const KeyChain& keys) const;

  [[nodiscard]] const std::vector<NoteKey>& registers() const { return registers_; }
  [[nodiscard]] std::size_t witnesses() const;
  /// Whether a checkpoint that nobody cosigned is not enough.
  [[nodiscard]] bool asks_for_witnesses() const;

 private:
  /// A witness, or a group of what stands before it.
  struct Party {
    std::string name;
    NoteKey key{};                       ///< of a witness
    std::size_t needs = 0;               ///< of a group: how many members; 0 for a witness
    std::vector<std::size_t> members{};  ///< of a group: places in parties_
    bool is_member = false;
  };
  [[nodiscard]] Result<void> line(std::string_view text);
  [[nodiscard]] Result<void> add_register(const std::vector<std::string_view>& words);
  [[nodiscard]] Result<void> add_witness(const std::vector<std::string_view>& words);
  [[nodiscard]] Result<void> add_group(const std::vector<std::string_view>& words);
  [[nodiscard]] Result<void> set_quorum(const std::vector<std::string_view>& words);
  [[nodiscard]] Result<std::size_t> find(std::string_view name) const;
  [[nodiscard]] Result<Checkpoint> signed_by_a_register(std::string_view note) const;
  [[nodiscard]] Result<Believed> cosigners(std::string_view note, Checkpoint checkpoint) const;
  [[nodiscard]] std::string missing(const std::vector<bool>& met) const;

  std::vector<NoteKey> registers_;
  std::vector<Party> parties_;
  bool has_quorum_ = false;
  std::size_t quorum_ = 0;  ///< a place in parties_, or kNone
};

}  // namespace sharewell::reg
