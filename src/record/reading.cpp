// SPDX-License-Identifier: MIT
#include "record/reading.h"

#include <charconv>

namespace sharewell::record {
namespace {

/// How long the JSON text is that begins with this quote; 0 if it does not end.
std::size_t length_of_text(std::string_view quoted) {
  std::size_t at = 1;
  while ((at = quoted.find('"', at)) != std::string_view::npos) {
    std::size_t slashes = 0;
    while (quoted[at - 1 - slashes] == '\\') ++slashes;
    ++at;
    if (slashes % 2 == 0) return at;
  }
  return 0;
}

/// `"key":` and its value.
std::optional<std::string_view> member(Reading& from, std::string_view key) {
  return from.take(key) ? from.value() : std::nullopt;
}

}  // namespace

bool Reading::take(std::string_view exactly) {
  if (!rest_.starts_with(exactly)) return false;
  rest_.remove_prefix(exactly.size());
  return true;
}

std::optional<std::string_view> Reading::text() {
  if (!rest_.starts_with('"')) return std::nullopt;
  const std::size_t end = rest_.find('"', 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view found = rest_.substr(1, end - 1);
  if (found.find('\\') != std::string_view::npos) return std::nullopt;
  rest_.remove_prefix(end + 1);
  return found;
}

std::optional<std::int64_t> Reading::number() {
  std::int64_t found = 0;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), found);
  if (error != std::errc()) return std::nullopt;
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
  return found;
}

std::optional<std::string_view> Reading::value() {
  std::size_t at = 0, depth = 0;
  while (at < rest_.size()) {
    const char c = rest_[at];
    if (c == '"') {
      const std::size_t length = length_of_text(rest_.substr(at));
      if (length == 0) return std::nullopt;
      at += length;
    } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
      break;  // a number, true, false or null ended before it
    } else {
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at;
    }
    if (depth == 0 && (c == '"' || c == '}' || c == ']')) break;
  }
  if (at == 0 || depth != 0) return std::nullopt;
  const std::string_view found = rest_.substr(0, at);
  rest_.remove_prefix(at);
  return found;
}

// The keys of docs/formats/entry.md, in the order that RFC 8785 gives them.
std::optional<AdviceReading> AdviceReading::begin(std::string_view canonical) {
  Reading from(canonical);
  if (!member(from, R"({"actor":)")) return std::nullopt;
  const auto answers = member(from, R"(,"body":{"answers":)");
  if (!answers) return std::nullopt;
  std::string_view choice;
  const bool considered = from.take(R"(,"decision":)");
  if (considered) {
    if (!from.number() || !member(from, R"(,"ended":)")) return std::nullopt;
  } else {
    const auto chosen = from.take(R"(,"choice":)") ? from.text() : std::nullopt;
    if (!chosen) return std::nullopt;
    choice = *chosen;
    for (const std::string_view key :
         {R"(,"consulted":)", R"(,"departure":)", R"(,"emergency":)", R"(,"late":)"})
      if (!member(from, key)) return std::nullopt;
  }
  if (!member(from, R"(,"notes":)") || !from.take(R"(,"recommendation":)")) return std::nullopt;
  return AdviceReading(*answers, choice, considered, from);
}

std::optional<std::string_view> AdviceReading::recommendation() const {
  Reading from = recommendation_;
  return from.value();
}

std::optional<AdviceOnRecord> AdviceReading::finish(std::size_t recommendation_bytes) const {
  Reading from = recommendation_;
  AdviceOnRecord out;
  out.kind = considered_ ? EntryKind::Considered : EntryKind::Decided;
  out.choice = choice_;
  if (!from.take(from.rest().substr(0, recommendation_bytes)) || !member(from, R"(,"tasks":)"))
    return std::nullopt;
  if (!considered_ && !member(from, R"(,"words":)")) return std::nullopt;
  const auto file = from.take(R"(},"file":)") ? from.text() : std::nullopt;
  const auto happened = from.take(R"(,"happened_at":)") ? from.number() : std::nullopt;
  const auto kind = from.take(R"(,"kind":)") ? from.text() : std::nullopt;
  const auto recorded = from.take(R"(,"recorded_at":)") ? from.number() : std::nullopt;
  const auto sharing = from.take(R"(,"sharing":)") ? from.text() : std::nullopt;
  if (!file || !happened || kind != name_of(out.kind) || !recorded || !sharing || !from.take(R"(,"v":1})") ||
      !from.rest().empty())
    return std::nullopt;
  out.file = *file;
  out.sharing = *sharing;
  out.happened_at.ms = *happened;
  out.recorded_at.ms = *recorded;
  return out;
}

}  // namespace sharewell::record
