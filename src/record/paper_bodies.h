// SPDX-License-Identifier: MIT
// What the entry of a form says that was filled from a decision (docs/formats/entry.md).
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: sent to
// anybody; that it was made does not say that it left.
#pragma once

#include "record/bodies.h"

namespace sharewell::record {

struct FormLine {
  std::string section, label;   ///< as the template calls them
  Personal<std::string> value;  ///< as the practitioner left it; may be empty
};

struct FormMade {
  std::uint64_t decision = 0;  ///< index of the Decided entry that it was filled from
  std::string form, title;     ///< id and title of the template
  std::string sha256;          ///< of the template's bytes
  std::vector<FormLine> lines;
};

[[nodiscard]] json::object to_json(const FormMade& body);

template <>
[[nodiscard]] Result<FormMade> read_body(const EntryBody& entry);

}  // namespace sharewell::record
