// SPDX-License-Identifier: MIT
// Sharewell's own components: the emergency line, the outcome, a timeline. Styles: web/scss.
//
// In: values for people. Out: markup.
// Never: says something by colour alone; knows where the values come from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace sharewell::web {

/// The line on top of every page: somebody in danger now.
struct EmergencyLine {
  Html text = "Someone in danger now? Call 999";
  Url href = "/danger";
};
[[nodiscard]] Html render(const EmergencyLine& line);

enum class Tone { Act, Share, DoNotShare, Advice };
/// The head of a recommendation: what the advice points to, in one sentence and a lead.
struct Outcome {
  Tone tone = Tone::Advice;
  Html kicker{};  ///< "On your answers, the advice says"
  Html title{};
  Html lead{};
};
[[nodiscard]] Html render(const Outcome& outcome);

/// Numbered reasons, each with where in the advice it stands.
struct ReasonLine {
  Html said{};    ///< "You said nobody is in danger right now"
  Html advice{};  ///< what the advice says about that
  Html cite{};    ///< "Page 11, ..."
};
[[nodiscard]] Html reasons(const std::vector<ReasonLine>& lines);

struct TimelineEntry {
  Html title{};
  Html when{};             ///< for people: "22 November 2026 at 1:44pm"
  std::string datetime{};  ///< for machines: RFC 3339
  Html by{};
  Html text{};
  Html late{};  ///< "Recorded 2 hours later", where it was
  std::string id{};
};
[[nodiscard]] Html timeline(const std::vector<TimelineEntry>& entries);

/// A block of text to copy into another system, as it is: monospaced, one tap selects all where the browser
/// can.
[[nodiscard]] Html copy_block(std::string_view label, std::string_view plain);

}  // namespace sharewell::web
