// SPDX-License-Identifier: MIT
#include "guidance/tree.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <fmt/format.h>
#include <toml++/impl/preprocessor.h>
// Release 3.3 assumes of some characters what its own next lines check: `[[` and a line end would stop the program, or
// in a release build be undefined. Without the assumptions those checks report a fault.
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include "base/limits.h"
#include "base/text.h"

namespace sharewell::guidance {
namespace {

Spot spot_of(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

Value value_of(const toml::node& node) {
  Value value;
  value.spot = spot_of(node.source());
  if (const auto* text = node.as_string()) {
    value.kind = Value::Kind::Text;
    value.text = text->get();
  } else if (const auto* whole = node.as_integer()) {
    value.kind = Value::Kind::Whole;
    value.whole = whole->get();
  } else if (const auto* flag = node.as_boolean()) {
    value.kind = Value::Kind::Flag;
    value.flag = flag->get();
  } else if (const auto* date = node.as_date()) {
    value.kind = Value::Kind::Date;
    value.text = fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  } else if (const auto* list = node.as_array()) {
    value.kind = Value::Kind::List;
    for (const toml::node& item : *list) value.items.push_back(value_of(item));
  } else if (const auto* table = node.as_table()) {
    value.kind = Value::Kind::Table;
    for (const auto& [key, item] : *table)
      value.members.push_back({std::string(key.str()), spot_of(key.source()), value_of(item)});
  }
  return value;
}

/// Walks raw text and counts lines and columns as the TOML library does: in code points, from 1.
struct Walker {
  std::string_view bytes;
  std::size_t at = 0;
  Spot spot{1, 1};
  [[nodiscard]] bool done() const { return at >= bytes.size(); }
  [[nodiscard]] char now() const { return done() ? '\0' : bytes[at]; }
  void step() {
    if (done()) return;
    if (bytes[at++] == '\n') {
      ++spot.line;
      spot.column = 1;
    } else {
      ++spot.column;
      while (!done() && (static_cast<unsigned char>(bytes[at]) & 0xC0u) == 0x80u) ++at;
    }
  }
  void steps(std::size_t count) {
    for (; count > 0; --count) step();
  }
};

/// Steps over one escape of a basic string and returns how many bytes of text it stands for.
std::size_t step_escape(Walker& walker) {
  walker.step();
  const char kind = walker.now();
  walker.step();
  if (kind == 'u' || kind == 'U') {
    const std::size_t digits = kind == 'u' ? 4 : 8;
    const std::string hex(walker.bytes.substr(walker.at, digits));
    walker.steps(digits);
    const unsigned long code = std::strtoul(hex.c_str(), nullptr, 16);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  if (kind != '\n' && kind != '\r' && kind != ' ' && kind != '\t') return 1;
  while (!walker.done() && std::string_view(" \t\r\n").find(walker.now()) != std::string_view::npos)
    walker.step();
  return 0;
}

}  // namespace

namespace {

Spot spot_at(std::string_view bytes, std::size_t at) {
  Walker walker{bytes};
  while (walker.at < at) walker.step();
  return walker.spot;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

}  // namespace

std::expected<Value, Fault> read_toml(const PackFile& file) {
  const auto fault = [&](Spot spot, std::string what, std::string remedy) {
    return std::unexpected(Fault{file.name, spot.line, spot.column, std::move(what), std::move(remedy)});
  };
  if (file.bytes.size() > limits::kPackFileBytes)
    return fault({}, fmt::format("{} bytes, and the limit is {}", file.bytes.size(), limits::kPackFileBytes),
                 "split or shorten the file");
  if (const auto bad = bad_utf8_at(file.bytes))
    return fault(spot_at(file.bytes, *bad), "the text is not valid UTF-8", "save the file as UTF-8");
  // TOML forbids control characters; said here, so that the fault names the first one.
  if (const auto bad = std::ranges::find_if(file.bytes, is_control); bad != file.bytes.end())
    return fault(spot_at(file.bytes, static_cast<std::size_t>(bad - file.bytes.begin())),
                 "a control character", "take it out");
  const toml::parse_result result = toml::parse(file.bytes);
  if (!result)
    return fault(spot_of(result.error().source()),
                 std::string("not TOML: ").append(result.error().description()), "correct the spelling here");
  Value value = value_of(result.table());
  value.spot = {1, 1};
  return value;
}

Spot spot_inside(const PackFile& file, const Value& text, std::size_t offset) {
  Walker walker{std::string_view(file.bytes)};
  while (!walker.done() && (walker.spot.line < text.spot.line ||
                            (walker.spot.line == text.spot.line && walker.spot.column < text.spot.column)))
    walker.step();
  const char quote = walker.now();
  if (quote != '"' && quote != '\'') return text.spot;
  const bool many = walker.bytes.substr(walker.at, 3) == std::string(3, quote);
  walker.steps(many ? 3 : 1);
  if (many && walker.now() == '\r') walker.step();
  if (many && walker.now() == '\n') walker.step();
  for (std::size_t decoded = 0; decoded < offset && !walker.done();) {
    if (quote == '"' && walker.now() == '\\') {
      decoded += step_escape(walker);
    } else {
      const std::size_t before = walker.at;
      walker.step();
      decoded += walker.at - before;
    }
  }
  return walker.spot;
}

const char* name_of(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::Text:
      return "a text";
    case Value::Kind::Whole:
      return "a whole number";
    case Value::Kind::Flag:
      return "true or false";
    case Value::Kind::Date:
      return "a date";
    case Value::Kind::List:
      return "a list";
    case Value::Kind::Table:
      return "a table";
    case Value::Kind::Other:
      return "a value of another kind";
  }
  return "a value";
}

}  // namespace sharewell::guidance
