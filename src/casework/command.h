// SPDX-License-Identifier: MIT
// What the command line may change, as one JSON line in and one out: carried out by the running server for a
// command that reaches it through its local socket, or by the command itself when no server runs. One path
// for both.
//
// In: {"command":"org-add"|"user-add"|"guidance-choose"|"export"|"register"|"witness"|"timestamp"|"token"|
// "erasure", ...}.
// Out: {"done":"..."} or
// {"error":{"code","detail","place"}}. Never: sets a password or a token (it takes the hash), shows what a
// file says without the password of whoever may open it, or takes a command that is not listed here.
#pragma once

#include <string>
#include <string_view>

#include "casework/installation.h"

namespace sharewell::casework {

[[nodiscard]] std::string command_line(const std::string& id, const std::string& name);  ///< org-add
[[nodiscard]] std::string command_line(const std::string& organisation,
                                       const NewPerson& person);  ///< user-add
/// guidance-choose: a pack that is kept in the data folder, and the first day, as 2026-12-01.
struct GuidanceChoice {
  std::string organisation, sha256, from;
};
[[nodiscard]] std::string command_line(const GuidanceChoice& choice);

/// export: a copy of a case file, by somebody who may open it. Done is the base64 of its bundle.
struct CopyWanted {
  std::string organisation, user, password, file, purpose, once;
};
[[nodiscard]] std::string command_line(const CopyWanted& wanted);

/// register: what outsiders may have of an organisation's register. Done is the text.
struct RegisterWanted {
  std::string organisation;
  std::string what;  ///< "key", "checkpoint", "growth", "cosigned", "handovers" or "policy"
  std::string from;  ///< for growth: the size that somebody saw
};
[[nodiscard]] std::string command_line(const RegisterWanted& wanted);

/// witness: what one organisation does for another's register, or keeps of what another did for its own.
struct WitnessWanted {
  std::string organisation;
  std::string what;  ///< "key", "watch", "list", "follow", "cosign", "keep" or "policy"
  std::string text;  ///< for watch a key, for follow handovers, for cosign a growth proof, for keep a
                     ///< cosigned checkpoint, for policy a policy
};
[[nodiscard]] std::string command_line(const WitnessWanted& wanted);

/// timestamp: what an authority said of a checkpoint. Done is a sentence.
struct StampWanted {
  std::string organisation;
  StampOffered offered;
};
[[nodiscard]] std::string command_line(const StampWanted& wanted);

/// token: programs that may act for somebody. Done is a sentence, or for list a line a token.
struct TokenWanted {
  std::string organisation;
  std::string what;                      ///< "add", "list" or "end"
  std::string token{};                   ///< its reference, for add and end
  std::string name{}, user{}, sha256{};  ///< for add, as the next two
  int days = 0;
  bool writes = false;
};
[[nodiscard]] std::string command_line(const TokenWanted& wanted);

/// erasure: what two leads erase (erasure_command.h). Done is sentences.
struct ErasureWanted {
  std::string organisation;
  std::string what;                                ///< "list", "ask", "back", "agree" or "finish"
  std::string user{}, password{}, file{}, once{};  ///< but for list and finish
  std::string ground{}, words{}, to{};             ///< for ask
};
[[nodiscard]] std::string command_line(const ErasureWanted& wanted);

[[nodiscard]] std::string run_command(Installation& installation, std::string_view line);
/// The sentence of "done", or the Error that came back.
[[nodiscard]] Result<std::string> read_reply(std::string_view line);

}  // namespace sharewell::casework
