// SPDX-License-Identifier: MIT
// References that people read out: ten random base-32 characters and a check digit, "7K3MP-9XQ2A-C".
//
// In: a source of randomness, or what somebody typed (any case, O for 0, I or L for 1, dashes and spaces
// free). Out: a `Ref<Tag>`; a reference to a task cannot be passed where one to a file is meant. Never: says
// anything about what it refers to, when it was made or how many there are.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sharewell {

/// Fills the bytes it is given. The product hands in the system's; tests hand in a seeded one.
using Random = std::function<void(std::span<std::uint8_t>)>;

/// Eleven Crockford base-32 characters, the last a check digit that catches one wrong or two swapped
/// characters.
[[nodiscard]] std::string make_ref_text(const Random& random);
/// The canonical text of what was typed, or nullopt if the check digit does not fit.
[[nodiscard]] std::optional<std::string> parse_ref_text(std::string_view typed);
/// "7K3MP9XQ2AC" as "7K3MP-9XQ2A-C".
[[nodiscard]] std::string spaced_ref_text(std::string_view text);

template <class Tag>
class Ref {
 public:
  Ref() = default;  ///< refers to nothing; `empty()`
  [[nodiscard]] static Ref make(const Random& random) { return Ref(make_ref_text(random)); }
  [[nodiscard]] static std::optional<Ref> parse(std::string_view typed) {
    auto text = parse_ref_text(typed);
    if (!text) return std::nullopt;
    return Ref(*std::move(text));
  }
  [[nodiscard]] const std::string& text() const { return text_; }              ///< as stored and in addresses
  [[nodiscard]] std::string spaced() const { return spaced_ref_text(text_); }  ///< as shown
  [[nodiscard]] bool empty() const { return text_.empty(); }
  auto operator<=>(const Ref&) const = default;

 private:
  explicit Ref(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

using FileRef = Ref<struct CaseFileTag>;    ///< a case file; the office file of an organisation is one too
using SharingRef = Ref<struct SharingTag>;  ///< one walk down the corridor
using DraftRef = Ref<struct DraftTag>;
using TaskRef = Ref<struct TaskTag>;
using PersonRef = Ref<struct PersonTag>;  ///< somebody who can sign in

}  // namespace sharewell

template <class Tag>
struct std::hash<sharewell::Ref<Tag>> {
  std::size_t operator()(const sharewell::Ref<Tag>& ref) const {
    return std::hash<std::string>{}(ref.text());
  }
};
