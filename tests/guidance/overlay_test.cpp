// SPDX-License-Identifier: MIT
#include "guidance/overlay.h"

#include <gtest/gtest.h>

#include "guidance/listing.h"
#include "guidance/prove.h"
#include "small_overlay.h"

namespace sharewell::guidance {
namespace {

std::vector<std::string> faults_of(std::vector<PackFile> files) {
  const auto pack = Pack::load(std::move(files));
  std::vector<std::string> lines;
  if (!pack)
    for (const Fault& fault : pack.error()) lines.push_back(one_line(fault));
  return lines;
}

std::vector<PackFile> with_rule(const std::string& before, const std::string& when,
                                const std::string& outcome,
                                const std::vector<PackFile>& base = small_pack()) {
  auto files = small_overlay(base);
  bytes_of_file(files, "rules.toml") += added_rule(before, when, outcome);
  bytes_of_file(files, "words.en.toml") += "[rule.L1]\ntext = \"A local rule.\"\n";
  return files;
}

using Lines = std::vector<std::string>;

TEST(Overlay, AddsToItsBaseAndKeepsAllOfIt) {
  const auto pack = Pack::load(small_overlay());
  ASSERT_TRUE(pack.has_value()) << one_line(pack.error().front());
  EXPECT_EQ(pack->id(), "local");
  EXPECT_EQ(pack->parts().base, "small");
  EXPECT_EQ(pack->edition(), "First with local 1");
  EXPECT_EQ(pack->title(), "A small pack");
  EXPECT_EQ(pack->questions().size(), 4u);
  EXPECT_EQ(pack->obligations().size(), 3u);
  EXPECT_EQ(in_words(pack->parts().contacts.at(0)), "Front door: anything, 01632 960 001");
  EXPECT_EQ(pack->cases().size(), 1u);
}

TEST(Overlay, CitesItsOwnDocumentAndNotTheAdvice) {
  // The base cites page 2, which this document does not have.
  auto files = small_overlay();
  files[0].bytes.replace(files[0].bytes.find("page_first = 1"), 14, "page_first = 3");
  const auto pack = Pack::load(files);
  ASSERT_TRUE(pack.has_value()) << one_line(pack.error().front());
  EXPECT_EQ(places_of(pack->obligations().back().cite), "Our procedures p.3");
  EXPECT_EQ(places_of(pack->obligations().front().cite), "p.3");
}

TEST(Overlay, HasHashesThatChangeWithItsBase) {
  auto files = small_overlay();
  const auto before = Pack::load(files);
  bytes_of_file(files, "base/words.en.toml") += "# another word\n";
  const auto after = Pack::load(files);
  ASSERT_TRUE(before.has_value() && after.has_value());
  EXPECT_NE(before->sha256(), after->sha256());
  EXPECT_EQ(before->logic(), after->logic());
  EXPECT_NE(before->logic(), Pack::load(small_pack())->logic());
}

TEST(Overlay, MayRaiseAnOutcomeAndIsThenProvedLikeItsBase) {
  const auto pack = Pack::load(with_rule("R3", "ours is yes and risk is some", "go"));
  ASSERT_TRUE(pack.has_value()) << one_line(pack.error().front());
  Answers answers;
  answers.at[0] = *pack->find_answer(0, "some");
  answers.at[3] = *pack->find_answer(3, "yes");
  EXPECT_EQ(pack->rules()[pack->evaluate(pack->complete(answers)).rule].id, "L1");
  EXPECT_EQ(pack->rules().back().id, "R3");
  const Proof proof = prove(*pack);
  EXPECT_EQ(proof.findings.size(), 3u);
  EXPECT_TRUE(proof.holds());
}

TEST(Overlay, IsRefusedWithTheSmallestCaseWhoseOutcomeItLowers) {
  EXPECT_EQ(
      faults_of(with_rule("R1", "ours is yes", "wait")),
      (Lines{
          "rules.toml:3:8: no combination of answers raises `ring`; correct its condition or take it out",
          "rules.toml:11:8: rule `L1` drops the obligation `tell`, in 6 combinations of answers; for example "
          "where `risk` is `high` (High), `ours` is `yes` (Yes); leave such cases to the base, or add an "
          "obligation instead of a rule",
          "rules.toml:11:8: rule `L1` lowers `go` to `wait`, in 11 combinations of answers; for example "
          "where `risk` is `high` (High), `ours` is `yes` (Yes); leave such cases to the base"}));
}

TEST(Overlay, IsRefusedWhenARaisedOutcomeDropsAnObligation) {
  auto base = small_pack();
  std::string& rules = bytes_of_file(base, "rules.toml");
  rules.replace(rules.find("going and possible(consent is no)"), 33, "outcome is wait");
  std::string& cases = bytes_of_file(base, "cases.toml");
  cases.erase(cases.find("obligations_include"));
  EXPECT_EQ(
      faults_of(with_rule("R3", "ours is yes and risk is some", "go", base)),
      (Lines{
          "rules.toml:11:8: rule `L1` drops the obligation `tell`, in 3 combinations of answers; for example "
          "where `risk` is `some` (Some), `ours` is `yes` (Yes); leave such cases to the base, or add an "
          "obligation instead of a rule"}));
}

TEST(Overlay, CannotNameItsBaseWrongly) {
  auto files = small_overlay();
  std::string& about = files[0].bytes;
  about.replace(about.find("\"small\""), 7, "\"hmg-2018\"");
  about.replace(about.find("base_logic = \"") + 14, 4, "0000");
  const Lines faults = faults_of(files);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(
      faults[0],
      "overlay.toml:5:8: the base that is here is `small`; name that, or put the files of `hmg-2018` in "
      "the folder base/");
  EXPECT_TRUE(faults[1].starts_with("overlay.toml:6:14: the base that is here has the logic "));
}

TEST(Overlay, ListsEveryFaultAtOnceEachWithItsPlace) {
  auto files = small_overlay();
  files[0].bytes += "\n[[contact]]\nid = \"door\"\nphone = \"ring us\"\n\n[[contact]]\nid = \"none\"\n";
  bytes_of_file(files, "rules.toml") += added_rule("R9", "riks is high", "go") +
                                        "[[obligation]]\nid = \"note\"\nwhen = \"always\"\ndue = \"today\"\n"
                                        "group = \"tell\"\ncite = [{page=9, heading=\"Beyond\"}]\n";
  bytes_of_file(files, "words.en.toml") += "[rule.R1]\ntext = \"Mine now.\"\n[text]\nhello = \"Hello\"\n";
  EXPECT_EQ(
      faults_of(files),
      (Lines{
          "overlay.toml:17:6: there are two of contact `door`; give one of them another id",
          "overlay.toml:18:9: `ring us` is no phone number; use digits, spaces, + and brackets; put hours in "
          "`hours`",
          "overlay.toml:20:1: contact `none` has neither phone nor email; add one",
          "rules.toml:10:10: there is no rule `R9`; did you mean `R1`?",
          "rules.toml:11:9: there is no question `riks`; did you mean `risk`?",
          "rules.toml:15:6: there are two of obligation `note`; give one of them another id",
          "rules.toml:19:15: page 9 is not in the document, which has pages 1 to 4",
          "words.en.toml:7:1: there are no words for obligation `note`; add [obligation.note]",
          "words.en.toml:10:1: there are no words for contact `none`; add [contact.none]",
          "words.en.toml:13:7: rule `R1` has its words in the base; an overlay only adds; take this out",
          "words.en.toml:16:1: the base has a text `hello`; an overlay only adds; give this one another "
          "key"}));
}

TEST(Overlay, SaysWhatIsWrongWithTheBaseItself) {
  auto files = small_overlay();
  std::string& rules = bytes_of_file(files, "base/rules.toml");
  rules.replace(rules.find("risk is high"), 12, "riks is high");
  const Lines faults = faults_of(files);
  ASSERT_FALSE(faults.empty());
  EXPECT_TRUE(faults[0].starts_with("base/rules.toml:13:9: there is no question `riks`")) << faults[0];
}

TEST(Overlay, SaysThatANameIsTakenByThePropertiesOfItsBase) {
  auto files = small_overlay();
  for (PackFile& file : files)
    if (!file.name.starts_with("base/"))
      for (std::size_t at = file.bytes.find("ours"); at != std::string::npos;
           at = file.bytes.find("ours", at + 14))
        file.bytes.replace(at, 4, "certainly_high");
  EXPECT_EQ(faults_of(files),
            (Lines{"base/properties.toml:2:6: `certainly_high` is a question already; use another id"}));
}

TEST(Overlay, WithoutABaseLiesOnTheBuiltInPack) {
  std::vector<PackFile> alone{{"overlay.toml", ""}};
  const auto files = with_base(alone);
  EXPECT_EQ(files.size(), 1 + built_in_files().size());
  EXPECT_EQ(files.back().name.substr(0, 5), "base/");
  EXPECT_EQ(with_base(files).size(), files.size());
  EXPECT_FALSE(Pack::load(alone).has_value());
}

TEST(Overlay, CannotLieOnAnotherOverlay) {
  std::vector<PackFile> files{{"overlay.toml", ""}, {"words.en.toml", ""}};
  for (PackFile& file : small_overlay()) files.push_back({"base/" + file.name, file.bytes});
  const Lines faults = faults_of(files);
  ASSERT_FALSE(faults.empty());
  EXPECT_NE(faults[0].find("base/overlay.toml"), std::string::npos) << faults[0];
}

}  // namespace
}  // namespace sharewell::guidance
