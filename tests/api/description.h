// SPDX-License-Identifier: MIT
// The API's description, read: as JSON, with its references followed, and whether a value has a schema's
// shape.
//
// In: openapi.yaml. Out: operations with their examples. Never: knows a resource; what it cannot follow fails
// the test.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace sharewell::testing_api {

struct Example {
  std::string method, path, name;  ///< path with {names}
  const json::object* operation = nullptr;
  std::string status, type;  ///< of the response that it stands in
  const json::object* response = nullptr;
  json::value value;
  std::string token = "write";  ///< or "read" or "none"
  const json::value* schema = nullptr;
};

class Description {
 public:
  explicit Description(const std::string& yaml);
  /// "GET /api/v1/tasks", for each.
  [[nodiscard]] std::vector<std::string> operations() const;
  /// All that stand in responses.
  [[nodiscard]] std::vector<Example> examples() const;
  /// Names of the examples of an operation's body that stand in no response of it.
  [[nodiscard]] std::vector<std::string> unanswered() const;
  /// The value of a parameter or the body under this name, or its only example; nullptr if it has none.
  [[nodiscard]] const json::value* parameter(const Example& example, const json::object& parameter) const;
  [[nodiscard]] const json::value* body(const Example& example) const;
  [[nodiscard]] std::vector<const json::object*> parameters(const Example& example) const;
  /// The first way in which a value has another shape, or nothing.
  [[nodiscard]] std::string mismatch(const json::value& schema, const json::value& value,
                                     const std::string& at = "$") const;

 private:
  [[nodiscard]] const json::value& follow(const json::value& value) const;
  [[nodiscard]] std::string object_mismatch(const json::object& schema, const json::object& value,
                                            const std::string& at) const;
  json::value all_;
};

}  // namespace sharewell::testing_api
