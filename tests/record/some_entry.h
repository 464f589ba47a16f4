// SPDX-License-Identifier: MIT
// An entry of any kind and a decision with every member, with references from a seed.
#pragma once

#include <memory>
#include <random>
#include <utility>

#include "record/bodies.h"

namespace sharewell::record {

inline Random seeded(unsigned seed) {
  auto engine = std::make_shared<std::mt19937>(seed);
  return [engine](std::span<std::uint8_t> out) {
    for (auto& b : out) b = static_cast<std::uint8_t>((*engine)());
  };
}

inline const Random kRandom = seeded(7);

inline EntryBody entry_of(EntryKind kind, json::object body) {
  return {kind,   FileRef::make(kRandom), SharingRef::make(kRandom), PersonRef::make(kRandom), {1000},
          {2000}, std::move(body)};
}

inline Decided some_decision() {
  Decided body;
  body.answers = {{"risk", "none"}};
  body.recommendation = {{"outcome", "share"}};
  body.notes = {{"danger", "no"}};
  body.choice = Choice::DoNotShare;
  body.words = Personal<std::string>("Siân said \"no\"\n");
  body.departure = "because";
  body.late = true;
  body.tasks = {{TaskRef::make(kRandom), "minimise", {5000}, PersonRef::make(kRandom)}};
  return body;
}

}  // namespace sharewell::record
