// SPDX-License-Identifier: MIT
#include "decide/answers_json.h"

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/json_text.h"
#include "base/limits.h"
#include "base/text.h"

namespace sharewell::decide {
namespace {

namespace json = boost::json;
using guidance::AnswerIndex;
using guidance::Answers;
using guidance::kAbsent;
using guidance::Pack;
using guidance::QuestionIndex;

std::string place_at(std::string_view text, std::size_t at, std::string_view place) {
  const std::string_view before = text.substr(0, at);
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column = std::ranges::count_if(
      before.substr(start), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
  return fmt::format("{}:{}:{}", place, 1 + std::ranges::count(before, '\n'), column + 1);
}

template <class Part>
std::string nearest_of(std::string_view word, const std::vector<Part>& parts) {
  std::vector<std::string_view> ids;
  for (const Part& part : parts) ids.push_back(part.id);
  if (const auto near = nearest(word, ids)) return fmt::format("; did you mean `{}`?", *near);
  return {};
}

/// What was typed, short enough for one line and without control characters.
std::string shown(std::string_view word) {
  constexpr std::size_t kShown = 60;
  std::string text;
  for (const char c : word.substr(0, kShown))
    text += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  while (!text.empty() && bad_utf8_at(text)) text.pop_back();
  return word.size() > kShown ? text + "..." : text;
}

/// Takes the parser's events: one object, each key a question, each value one of its answers.
struct Reader {
  static constexpr std::size_t max_object_size = 4096, max_array_size = 1,
                               max_key_size = limits::kAnswersBytes, max_string_size = limits::kAnswersBytes;
  using Ec = boost::system::error_code;
  using View = json::string_view;
  const Pack* pack = nullptr;
  Answers answers;
  QuestionIndex question = 0;
  bool inside = false;
  std::string piece;          ///< a text that came in parts
  std::string why, offender;  ///< what was refused, and the text to look for

  bool refuse(std::string reason, std::string_view text, Ec& ec) {
    why = std::move(reason);
    offender = text;
    ec = json::error::syntax;
    return false;
  }
  bool wrong_kind(std::string_view found, Ec& ec) {
    if (!inside) return refuse(fmt::format("expected an object of answers and found {}", found), {}, ec);
    const std::string& id = pack->questions()[question].id;
    return refuse(fmt::format("the answer to `{}` must be a text and is {}", id, found), id, ec);
  }
  View whole(View part) {
    if (piece.empty()) return part;
    piece.append(part.data(), part.size());
    return piece;
  }
  bool on_document_begin(Ec&) { return true; }
  bool on_document_end(Ec&) { return true; }
  bool on_object_begin(Ec& ec) {
    if (inside) return wrong_kind("an object", ec);
    return inside = true;
  }
  bool on_object_end(std::size_t, Ec&) { return true; }
  bool on_array_begin(Ec& ec) { return wrong_kind("a list", ec); }
  bool on_array_end(std::size_t, Ec&) { return true; }
  bool on_key_part(View part, std::size_t, Ec&) {
    piece.append(part.data(), part.size());
    return true;
  }
  bool on_key(View part, std::size_t, Ec& ec) {
    const View id = whole(part);
    const auto found = pack->find_question(id);
    if (!found)
      return refuse(fmt::format("there is no question `{}`{}", shown(id), nearest_of(id, pack->questions())),
                    id, ec);
    if (answers.at[*found] != kAbsent)
      return refuse(fmt::format("question `{}` stands twice", shown(id)), id, ec);
    question = *found;
    piece.clear();
    return true;
  }
  bool on_string_part(View part, std::size_t, Ec&) {
    piece.append(part.data(), part.size());
    return true;
  }
  bool on_string(View part, std::size_t, Ec& ec) {
    if (!inside) return wrong_kind("a text", ec);
    const View id = whole(part);
    const auto& asked = pack->questions()[question];
    const auto found = pack->find_answer(question, id);
    if (!found)
      return refuse(fmt::format("question `{}` has no answer `{}`{}", asked.id, shown(id),
                                nearest_of(id, asked.answers)),
                    id, ec);
    answers.at[question] = *found;
    piece.clear();
    return true;
  }
  bool on_number_part(View, Ec& ec) { return wrong_kind("a number", ec); }
  bool on_int64(std::int64_t, View, Ec& ec) { return wrong_kind("a number", ec); }
  bool on_uint64(std::uint64_t, View, Ec& ec) { return wrong_kind("a number", ec); }
  bool on_double(double, View, Ec& ec) { return wrong_kind("a number", ec); }
  bool on_bool(bool b, Ec& ec) { return wrong_kind(b ? "true" : "false", ec); }
  bool on_null(Ec& ec) { return wrong_kind("null", ec); }
  bool on_comment_part(View, Ec&) { return true; }
  bool on_comment(View, Ec&) { return true; }
};

/// Reads answers as programs write them: known ids without escapes. Nullopt for everything else, good or bad,
/// of which the parser is the judge.
class PlainReader {
 public:
  PlainReader(const Pack& pack, std::string_view text) : questions_(pack.questions()), rest_(text) {}

  std::optional<Answers> read() {
    if (!take('{')) return std::nullopt;
    for (bool first = true; !take('}'); first = false) {
      if (!first && !take(',')) return std::nullopt;
      const auto question = take_question();
      if (!question || answers_.at[*question] != kAbsent || !take(':')) return std::nullopt;
      const auto answer = take_id(questions_[*question].answers, 0);
      if (!answer) return std::nullopt;
      answers_.at[*question] = static_cast<AnswerIndex>(*answer);
    }
    skip_space();
    if (!rest_.empty()) return std::nullopt;
    return answers_;
  }

 private:
  void skip_space() {
    while (!rest_.empty() &&
           (rest_.front() == ' ' || rest_.front() == '\t' || rest_.front() == '\r' || rest_.front() == '\n'))
      rest_.remove_prefix(1);
  }
  bool take(char c) {
    skip_space();
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Answers mostly come in pack order, so the next question is tried first.
  std::optional<std::size_t> take_question() {
    const auto question = take_id(questions_, next_);
    if (question) next_ = *question + 1 == questions_.size() ? 0 : *question + 1;
    return question;
  }
  /// The part whose id stands here between quotes; the parts are tried in a ring from `from` on.
  template <class Part>
  std::optional<std::size_t> take_id(const std::vector<Part>& parts, std::size_t from) {
    if (!take('"')) return std::nullopt;
    for (std::size_t tried = 0, i = from; tried < parts.size();
         ++tried, i = i + 1 == parts.size() ? 0 : i + 1) {
      const std::string& id = parts[i].id;
      if (id.size() >= rest_.size() || rest_[id.size()] != '"' || !rest_.starts_with(id)) continue;
      rest_.remove_prefix(id.size() + 1);
      return i;
    }
    return std::nullopt;
  }

  const std::vector<guidance::Question>& questions_;
  std::string_view rest_;
  Answers answers_;
  std::size_t next_ = 0;
};

std::unexpected<Error> refusal(const Reader& reader, const boost::system::error_code& ec,
                               std::string_view text, std::size_t read, std::string_view place) {
  std::size_t at = std::min(read, text.size());
  if (const std::size_t back =
          text.substr(0, std::min(at + 1, text.size())).rfind('"' + reader.offender + '"');
      !reader.offender.empty() && back != std::string_view::npos)
    at = back;
  std::string what = reader.why;
  if (what.empty() && ec == json::error::incomplete) what = "the text ends too early";
  if (what.empty()) what = "not JSON: " + ec.message();
  return fail(ErrorCode::BadInput, std::move(what), place_at(text, at, place));
}

}  // namespace

Result<Answers> answers_from_json(const Pack& pack, std::string_view bytes, std::string_view place) {
  if (bytes.size() > limits::kAnswersBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("{} bytes, and the limit is {}", bytes.size(), limits::kAnswersBytes),
                std::string(place));
  if (const auto answers = PlainReader(pack, bytes).read()) return *answers;
  if (const auto bad = bad_utf8_at(bytes))
    return fail(ErrorCode::BadInput, "the text is not valid UTF-8", place_at(bytes, *bad, place));
  json::basic_parser<Reader> parser{json::parse_options{}};
  parser.handler().pack = &pack;
  boost::system::error_code ec;
  const std::size_t read = parser.write_some(false, bytes.data(), bytes.size(), ec);
  if (ec) return refusal(parser.handler(), ec, bytes, read, place);
  if (const auto rest = bytes.find_first_not_of(" \t\r\n", read); rest != std::string_view::npos)
    return fail(ErrorCode::BadInput, "there is more text after the end of the answers",
                place_at(bytes, rest, place));
  return parser.handler().answers;
}

std::string answers_to_json(const Pack& pack, const Answers& answers) {
  std::string out = "{";
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    if (answers.at[q] == kAbsent) continue;
    if (out.size() > 1) out += ',';
    append_json_text(out, pack.questions()[q].id);
    out += ':';
    append_json_text(out, pack.questions()[q].answers.at(answers.at[q]).id);
  }
  return out + "}";
}

}  // namespace sharewell::decide
