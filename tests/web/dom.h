// SPDX-License-Identifier: MIT
// Markup as a tree in a form that two equal pages share, whatever their spaces and the order of their
// attributes.
//
// In: markup. Out: one line a node, indented by depth. Never: hides a difference that a browser would show.
#pragma once

#include <string>
#include <string_view>

namespace sharewell::web {

/// Attributes are sorted, class names too; runs of white space are one space; white space at either end of an
/// element and nodes of nothing else are left out.
[[nodiscard]] std::string dom_of(std::string_view markup);

}  // namespace sharewell::web
