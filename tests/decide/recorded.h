// SPDX-License-Identifier: MIT
// Packs that differ a little from the built-in one, random answers, and entries that hold a recommendation,
// for tests of reading entries. In: seeds. Out: the same each time.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "decide/answers_json.h"
#include "decide/decision.h"
#include "guidance/overlay.h"

namespace sharewell::decide {

using guidance::Answers;
using guidance::Pack;
using guidance::PackFile;
using Files = std::vector<PackFile>;

inline constexpr std::uint64_t kSeed = 20180704;

inline std::string& file(Files& files, std::string_view name) {
  return std::ranges::find(files, name, &PackFile::name)->bytes;
}

inline void change(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

inline Pack loaded(Files files) {
  auto pack = Pack::load(std::move(files));
  if (!pack) throw std::runtime_error(one_line(pack.error().front()));
  return *std::move(pack);
}

/// The built-in pack with one text changed, and without worked cases, which would refuse the change.
inline Files changed(std::string_view name, std::string_view from, std::string_view to) {
  Files files = guidance::built_in_files();
  file(files, "cases.toml").clear();
  change(file(files, name), from, to);
  return files;
}

/// One rule less strict: information that somebody could be put in danger by is shared all the same.
inline Files one_rule_changed() {
  return changed("rules.toml", "id = \"D9\"\nwhen = \"", "id = \"D9\"\nwhen = \"crime is yes and ");
}

/// An overlay with a question, an obligation and a document of its own.
inline Files overlay() {
  Files files{
      {"overlay.toml",
       "[overlay]\nid = \"local\"\nedition = \"local \\\"1\\\"\"\npublisher = \"Here\"\nbase = \"hmg-2018\"\n"
       "base_logic = \"" +
           guidance::built_in().logic() +
           "\"\ndocument = \"Our procedures\"\npage_first = 1\npage_last = 4\nin_force_from = 2026-01-01\n"},
      {"questions.toml",
       "[[question]]\nid = \"ours\"\nanswers = [\"yes\", \"no\"]\nunknown = []\nmissing = \"no\"\n"
       "cite = [{page=4, heading=\"Ours\"}]\nset_by = \"person\"\n"},
      {"rules.toml",
       "[[obligation]]\nid = \"ring\"\nwhen = \"leaves and ours is yes\"\ndue = \"today\"\ngroup = "
       "\"share\"\n"
       "cite = [{page=3, heading=\"Ringing\"}]\n"},
      {"words.en.toml",
       "[question.ours]\nask = \"Ours?\"\nwhy = \"We know.\"\n[question.ours.answer]\n"
       "yes = { label = \"Yes\", said = \"It is ours\", reason = \"Ring.\" }\n"
       "no = { label = \"No\", said = \"It is not ours\", reason = \"Do not.\" }\n"
       "[obligation.ring]\ntask = \"Ring \\\"us\\\" \\\\ now\"\ndetail = \"Soon.\"\n"},
      {"cases.toml", ""}};
  return guidance::with_base(std::move(files));
}

inline Answers any_answers(const Pack& pack, std::mt19937_64& random) {
  Answers answers;
  const std::uint64_t given = 20 + random() % 81;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (random() % 100 < given)
      answers.at[q] = static_cast<guidance::AnswerIndex>(random() % pack.questions()[q].answers.size());
  return answers;
}

inline std::string whole(const json::object& value) { return to_canonical_json(value); }

inline json::object parsed(const std::string& text) {
  return parse_json(text, 1 << 20, "test")->get_object();
}

struct Made {
  Random random = [engine = std::make_shared<std::mt19937>(3)](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
  FileRef file = FileRef::make(random);
  SharingRef sharing = SharingRef::make(random);
  PersonRef actor = PersonRef::make(random);

  /// An entry with texts that are meant to lead a reader astray.
  std::string decided(const Pack& pack, const Answers& answers) const {
    const auto advice = recommend(pack, Enquiry::make(pack, answers));
    Statement says;
    says.choice = choice_following(advice.outcome());
    says.words = Personal<std::string>(R"(He said "}]{[" and C:\ \" and "sha256":"0000", then left.)");
    says.notes = {{"recommendation", R"({"a":["\\"]})"}, {"who", "\"tasks\":[]"}};
    says.happened_at = Instant{1'780'000'000'000};
    const auto decision = Decision::make(advice, says);
    std::vector<record::RaisedTask> tasks{{TaskRef::make(random), "ring", Instant{1'780'000'009'000}, actor}};
    return record::canonical(decision->entry_body(file, sharing, actor, tasks, Instant{1'780'000'001'000}));
  }
  std::string considered(const Pack& pack, const Answers& answers) const {
    record::Considered body;
    body.decision = 7;
    body.answers = parsed(answers_to_json(pack, answers));
    body.recommendation = parsed(recommendation_to_json(recommend(pack, Enquiry::make(pack, answers))));
    body.ended = {TaskRef::make(random)};
    return record::canonical(
        {record::EntryKind::Considered, file, sharing, actor, Instant{5}, Instant{9}, record::to_json(body)});
  }
};

}  // namespace sharewell::decide
