// SPDX-License-Identifier: MIT
// Reads the members of a JSON object that a program sent, and remembers everything that is wrong with them.
//
// In: an object. Out: typed values; every fault at once, also members that nobody asked for. Never: takes a
// value of another type for what it might mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "decide/decision.h"

namespace sharewell::api {

enum class Must { Stand, MayLack };

class Sent {
 public:
  explicit Sent(const json::object& object) : object_(object) {}
  [[nodiscard]] std::string text(std::string_view member, Must must);
  [[nodiscard]] std::optional<bool> truth(std::string_view member, Must must);
  [[nodiscard]] const json::object* object(std::string_view member, Must must);
  /// An RFC 3339 time in UTC.
  [[nodiscard]] std::optional<Instant> time(std::string_view member, Must must);
  void wrong(std::string_view member, std::string message);
  /// Of all that was read so far, and of members that were not.
  [[nodiscard]] std::vector<decide::FieldFault> faults() const;

 private:
  [[nodiscard]] const json::value* find(std::string_view member, json::kind kind, Must must,
                                        const char* what);
  const json::object& object_;
  std::vector<std::string_view> asked_;
  std::vector<decide::FieldFault> faults_;
};

}  // namespace sharewell::api
