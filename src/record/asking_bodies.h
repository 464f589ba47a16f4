// SPDX-License-Identifier: MIT
// What entries say about information that was asked of others for a case, and that came from them
// (docs/formats/entry.md).
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: sends the
// request; a person does.
#pragma once

#include "record/bodies.h"

namespace sharewell::record {

/// @cite hmg-2018 p.4 rule 4, p.8 Legislative framework
struct InformationAsked {
  std::string of;                ///< which body: an answer of the pack's `recipient`
  Personal<std::string> whom;    ///< whom there
  Personal<std::string> what;    ///< what is asked for
  Personal<std::string> why;     ///< why it is needed
  std::string purpose;           ///< what it is for, in words
  std::string basis;             ///< on which basis or power, in words
  Personal<std::string> burden;  ///< what it costs them, and why that is fair; empty if no statute is used
  std::string by;                ///< the day by which it is needed: 2026-12-01; may be empty
  std::vector<RaisedTask> tasks;
};
/// @cite hmg-2018 p.10 Record, p.14 Myth 5; happened_at is when it came
struct InformationReceived {
  std::uint64_t asked = 0;     ///< index of the InformationAsked that it answers; 0: it came unasked
  std::string from;            ///< which body: an answer of the pack's `recipient`
  Personal<std::string> whom;  ///< who there; may be empty
  Personal<std::string> what;  ///< what they said
  bool fact = false;           ///< as they said it: a fact, else an opinion
  std::string keep_until;      ///< the day on which it is asked whether it is still needed
  std::vector<TaskRef> ended;  ///< tasks that it makes needless
};

[[nodiscard]] json::object to_json(const InformationAsked& body);
[[nodiscard]] json::object to_json(const InformationReceived& body);

template <>
[[nodiscard]] Result<InformationAsked> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<InformationReceived> read_body(const EntryBody& entry);

}  // namespace sharewell::record
