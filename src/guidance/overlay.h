// SPDX-License-Identifier: MIT
// A local overlay: what an organisation adds to a pack. Questions, obligations, contacts, words, and rules
// that protect more; never less of anything.
//
// In: the files of an overlay beside those of its base, each of which is called "base/NAME". Out: one pack,
// read and checked like any other; or every fault. Never: changes or takes away what the base says; lies on
// another overlay.
#pragma once

#include <vector>

#include "guidance/checked.h"

namespace sharewell::guidance {

[[nodiscard]] bool is_overlay(const std::vector<PackFile>& files);
/// An overlay that brings no base gets the built-in pack; other files stay as they are.
[[nodiscard]] std::vector<PackFile> with_base(std::vector<PackFile> files);

/// Takes the files of the base out of those of an overlay, under their own names.
[[nodiscard]] std::vector<PackFile> take_base(std::vector<PackFile>& files);
/// Makes ready what was read of a base for an overlay to add to: faults name its files "base/NAME".
void begin_overlay(Draft& draft);
/// overlay.toml: what the overlay is called and lies on, and the contacts.
void read_overlay_file(const Source& source, const Checked& base, Draft& draft, Faults& faults);
/// Complains, with a counter-example, of every added rule that lowers the outcome of some case or takes an
/// obligation of the base from it. Decided over every combination of answers.
void check_adds_only(const Draft& base, const Draft& overlay, Faults& faults);

}  // namespace sharewell::guidance
