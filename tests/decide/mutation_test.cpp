// SPDX-License-Identifier: MIT
// Deliberate mistakes in the rules: each must be refused by the pack's own checks, break an invariant, or
// differ from the plain evaluator. Otherwise the tests would not notice it in earnest.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "invariants.h"

namespace sharewell::model {
namespace {

using guidance::Pack;
using guidance::PackFile;

std::vector<PackFile> pack_files() {
  std::vector<PackFile> files;
  for (const char* name : {"pack.toml", "questions.toml", "rules.toml", "words.en.toml"}) {
    std::ifstream in(std::string(SHAREWELL_SOURCE_DIR "/guidance/hmg-2018/") + name);
    files.push_back({name, {std::istreambuf_iterator<char>(in), {}}});
  }
  files.push_back(
      {"cases.toml", ""});  // the worked cases would refuse most mutants before an invariant could
  return files;
}

std::string& rules_of(std::vector<PackFile>& files) { return files[2].bytes; }

/// How the mutant was noticed; empty if it was not.
std::set<std::string> noticed(const std::vector<PackFile>& files) {
  const auto mutant = Pack::load(files);
  if (!mutant) return {"refused: " + one_line(mutant.error().front())};
  std::set<std::string> how;
  std::mt19937_64 random(99);
  pack_under_test() = &*mutant;
  for (int i = 0; i < 20'000; ++i) {
    const Facts facts = any_facts(random);
    const Told told = by_engine(facts);
    for (const std::string& name : broken_alone(facts, told)) how.insert(name);
    if (i < 5'000)
      for (const std::string& name : broken_beside(facts, told, by_engine, random)) how.insert(name);
    if (i < 5'000 && by_plain(facts) != told) how.insert("plain evaluator");
  }
  pack_under_test() = &guidance::built_in();
  return how;
}

TEST(Mutation, OfAnyRuleLeftOutIsNoticed) {
  for (const std::string_view id : guidance::built_in().rule_ids()) {
    if (id == "D14") continue;
    auto files = pack_files();
    std::string& rules = rules_of(files);
    const std::string row = "[[rule]]\nid = \"" + std::string(id) + "\"\n";
    for (std::size_t at; (at = rules.find(row)) != std::string::npos;)
      rules.erase(at, rules.find("\n[[rule]]", at) + 1 - at);
    // The words of a rule that is gone are a fault of their own, so they go too.
    std::string& words = files[3].bytes;
    const std::size_t at = words.find("[rule." + std::string(id) + "]");
    words.erase(at, words.find("\n[", at) + 1 - at);
    const auto how = noticed(files);
    EXPECT_FALSE(how.empty()) << "without " << id;
    EXPECT_TRUE(how.empty() || !how.begin()->starts_with("refused: words")) << *how.begin();
  }
}

struct Slip {
  const char *what, *replaced, *with;
};

TEST(Mutation, OfAConditionIsNoticedByAnInvariant) {
  const Slip slips[] = {
      {"consent is required", "consent_ok or lawful_eff and conf_ok",
       "consent_ok and lawful_eff and conf_ok"},
      {"a purpose not known counts as none", "value = \"purpose is yes and safe_ok",
       "value = \"certain(purpose is yes) and safe_ok"},
      {"a risk not known counts as none", "value = \"possible(risk >= welfare-concern) or",
       "value = \"certain(risk >= welfare-concern) or"},
      {"danger to an adult is left out", "when = \"risk is immediate or adult_at_risk is immediate\"",
       "when = \"risk is immediate\""},
      {"confidence ignores a lawful demand", "or ground or compelled\"", "or ground\""},
      {"the police are told what they know",
       "value = \"(risk is immediate or adult_at_risk is immediate or crime is yes) and police_unaware\"",
       "value = \"risk is immediate and police_unaware\""},
      {"safety of sharing is not asked", "value = \"named or lead or not (sharing_increases_risk is yes)\"",
       "value = \"always\""},
      {"telling the person is never put off",
       "when = \"leaves and may_identify and possible(informing_increases_risk is yes)\"",
       "when = \"leaves and may_identify and certain(informing_increases_risk is yes)\""},
  };
  for (const Slip& slip : slips) {
    auto files = pack_files();
    std::string& rules = rules_of(files);
    const std::size_t at = rules.find(slip.replaced);
    ASSERT_NE(at, std::string::npos) << slip.what;
    rules.replace(at, std::string_view(slip.replaced).size(), slip.with);
    auto how = noticed(files);
    how.erase("plain evaluator");
    EXPECT_FALSE(how.empty()) << slip.what;
  }
}

}  // namespace
}  // namespace sharewell::model
