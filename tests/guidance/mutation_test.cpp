// SPDX-License-Identifier: MIT
// Deliberate mistakes in the rules of the July 2018 advice: at least one for every rule, derived value and
// obligation. A mistake that the pack's own properties do not notice shows that a property is missing.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <ostream>

#include "guidance/prove.h"

namespace sharewell::guidance {
namespace {

std::vector<PackFile> pack_files() {
  std::vector<PackFile> files;
  for (const char* name : {"pack.toml", "questions.toml", "properties.toml", "words.en.toml", "rules.toml"}) {
    std::ifstream in(std::string(SHAREWELL_SOURCE_DIR "/guidance/hmg-2018/") + name);
    files.push_back({name, {std::istreambuf_iterator<char>(in), {}}});
  }
  // The worked cases would refuse most mistakes before a property could.
  files.push_back({"cases.toml", ""});
  return files;
}

/// Where the text of `key` stands in the row-th table that begins with this header and id.
struct Place {
  std::size_t at, size;
};
Place place_of(const std::string& rules, const std::string& header, const std::string& id, int row,
               const std::string& key) {
  std::size_t at = 0;
  for (std::size_t from = 0; row >= 0; --row) {
    for (at = rules.find("[[" + header + "]]", from); at != std::string::npos;
         at = rules.find("[[" + header + "]]", at + 1))
      if (rules.compare(rules.find("\nid = ", at), id.size() + 8, "\nid = \"" + id + "\"") == 0) break;
    EXPECT_NE(at, std::string::npos) << header << ' ' << id;
    from = at + 1;
  }
  at = rules.find("\n" + key + " = ", at) + key.size() + 4;
  const bool many = rules.compare(at, 3, "\"\"\"") == 0;
  const std::size_t quote = many ? 3 : 1, begin = at + quote;
  return {begin, rules.find(many ? "\"\"\"" : "\"", begin) - begin};
}

/// Why the mistake is noticed: the ids of the properties that fail, or that the pack is refused.
std::string noticed(const std::vector<PackFile>& files) {
  const auto pack = Pack::load(files);
  if (!pack) return "refused: " + one_line(pack.error().front());
  const Proof proof = prove(*pack);
  if (!proof.decided) return "not decided";
  std::string ids;
  for (const Finding& one : proof.findings)
    if (one.broken) ids += one.property->id + ' ';
  return ids;
}

struct Mistake {
  const char *what, *header, *id, *condition;
  int row = 0;
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.what; }

const Mistake kMistakes[] = {
    {"court orders are forgotten", "derive", "compelled", "compulsion is statutory-request-valid"},
    {"agreement under pressure counts", "derive", "consent_ok", "consent in (valid, defective)"},
    {"not known whether anyone is identified counts as no", "derive", "personal",
     "certain(identifiable is yes)"},
    {"a doubt about identity lifts the duties", "derive", "may_identify", "certain(personal)"},
    {"the law is no reason", "derive", "lawful_eff", "lawful_reason is yes"},
    {"no ground counts as one", "derive", "ground",
     "confidence_ground in (subject-interest, public-interest, legal-requirement, none)"},
    {"confidence ignores the law", "derive", "conf_ok", "not (confidential is yes) or ground"},
    {"first use stands above a child in need", "derive", "compat_ok", "compatible is yes or compelled"},
    {"the NSPCC is forgotten", "derive", "named", "certain(recipient in (childrens-social-care, police))"},
    {"anybody here counts as the lead", "derive", "lead",
     "certain(recipient in (own-safeguarding-lead, own-organisation))"},
    {"whoever asks is safe", "derive", "safe_ok",
     "named or lead or not (sharing_increases_risk is yes) or requested is yes"},
    {"consent is required", "derive", "flow",
     "purpose is yes and safe_ok and (not personal or recipient_needs is yes and consent_ok and lawful_eff "
     "and "
     "conf_ok and compat_ok)"},
    {"telling one's lead can wait", "derive", "tell_now", "named and certain(risk >= significant-harm)"},
    {"a worry waits until the reason is clear", "derive", "tell",
     "named and certain(risk >= welfare-concern) and (certain(consent_ok) or certain(lawful_eff))"},
    {"a risk not known counts as none", "derive", "concern",
     "certain(risk >= welfare-concern) or possible(adult_at_risk in (yes, immediate))"},
    {"police not known to know count as knowing", "derive", "police_unaware",
     "certain(already_with in (nobody, childrens-social-care))"},
    {"what the police know social care knows", "derive", "social_care_unaware",
     "not certain(already_with in (childrens-social-care, police, both))"},
    {"a refusal is passed over", "derive", "settled",
     "how_considered is yes and (certain(identifiable is no) or informing_increases_risk is known)"},
    {"an adult's danger is kept from the police", "derive", "police_due",
     "(risk is immediate or crime is yes) and police_unaware"},
    {"only a child in need is referred", "derive", "referral_due",
     "risk >= child-in-need and social_care_unaware"},
    {"sharing with care is no sharing", "derive", "leaves", "outcome in (share, act-now)"},
    {"a no is advice", "derive", "advising", "outcome in (seek-advice-first, do-not-share)"},
    {"people are asked though it is not known to be safe", "derive", "ask_consent",
     "not (outcome is act-now) and may_identify and possible(consent in (not-sought, defective)) and "
     "possible(purpose is yes) and possible(recipient_needs is yes) and not certain(compelled) and not "
     "certain(risk >= significant-harm) and not certain(crime is yes) and not certain(sharing_increases_risk "
     "is "
     "yes)"},
    {"no basis is needed while advice is taken", "derive", "basis_due", "may_identify and leaves"},
    {"one's lead is kept out", "derive", "withhold",
     "not named and (certain(sharing_increases_risk is yes) or outcome is act-now and (certain(purpose is "
     "no) "
     "or certain(recipient_needs is no) and may_identify or possible(sharing_increases_risk is yes)))"},
    {"an adult's danger can wait", "rule", "D1", "risk is immediate"},
    {"any crime is an emergency", "rule", "D2", "crime is yes and police_unaware"},
    {"how to tell is not thought through", "rule", "D3", "tell_now and how_considered is yes"},
    {"doubt holds up serious harm", "rule", "D3", "tell_now and not (unsure is yes)", 1},
    {"whoever was asked may not doubt", "rule", "D4", "unsure is yes and not (requested is yes)"},
    {"a worry is settled too soon", "rule", "D5", "tell and how_considered is yes"},
    {"a worry that was asked for is not told", "rule", "D5", "tell and not (requested is yes)", 1},
    {"a demand of law is not looked at", "rule", "D6", "certain(compelled) and certain(purpose is no)"},
    {"sharing is settled too soon", "rule", "D7", "flow and how_considered is yes"},
    {"somebody else never gets it", "rule", "D7", "flow and not (recipient is other-person)", 1},
    {"doubt leads to advice only where somebody worries", "rule", "D8", "not (flow is known) and concern"},
    {"danger counts only if asked", "rule", "D9", "not safe_ok and requested is yes"},
    {"a worry meets a bare no", "rule", "D10", "(named or lead) and requested is yes"},
    {"no purpose is needed where somebody worries", "rule", "D11", "purpose is no and not concern"},
    {"no need is needed where somebody worries", "rule", "D12",
     "recipient_needs is no and personal and not concern"},
    {"a crime leads to a no", "rule", "D13", "concern"},
};

class Mutation : public testing::TestWithParam<Mistake> {};

TEST_P(Mutation, IsNoticedByAProperty) {
  const Mistake& mistake = GetParam();
  auto files = pack_files();
  std::string& rules = files[4].bytes;
  const Place place = place_of(rules, mistake.header, mistake.id, mistake.row,
                               std::string_view(mistake.header) == "derive" ? "value" : "when");
  rules.replace(place.at, place.size, mistake.condition);
  const std::string why = noticed(files);
  EXPECT_FALSE(why.empty()) << mistake.what;
  EXPECT_FALSE(why.starts_with("refused")) << mistake.what << ": " << why;
  EXPECT_FALSE(why.starts_with("not decided")) << mistake.what;
}

std::string name_of_mistake(const testing::TestParamInfo<Mistake>& info) {
  std::string name = std::string(info.param.id) + "_" + std::to_string(info.index);
  return name;
}

INSTANTIATE_TEST_SUITE_P(Each, Mutation, testing::ValuesIn(kMistakes), name_of_mistake);

TEST(Mutations, TouchEveryRuleAndEveryDerivedValue) {
  const auto files = pack_files();
  const std::string& rules = files[4].bytes;
  for (const char* header : {"derive", "rule"})
    for (std::size_t at = rules.find(std::string("[[") + header); at != std::string::npos;
         at = rules.find(std::string("[[") + header, at + 1)) {
      const std::size_t from = rules.find("id = \"", at) + 6;
      const std::string id = rules.substr(from, rules.find('"', from) - from);
      // The last rule says `always`; its outcome is changed below.
      EXPECT_TRUE(id == "D14" ||
                  std::ranges::any_of(kMistakes, [&](const Mistake& one) { return one.id == id; }))
          << id;
    }
}

TEST(Mutations, OfTheLastRulesOutcomeAreNoticed) {
  auto files = pack_files();
  const Place place = place_of(files[4].bytes, "rule", "D14", 0, "outcome");
  files[4].bytes.replace(place.at, place.size, "seek-advice-first");
  EXPECT_FALSE(noticed(files).empty());
}

TEST(Mutations, OfAnObligationRaisedTooSeldomOrTooOftenAreNoticed) {
  for (const Obligation& duty : built_in().obligations())
    for (const char* change : {"({}) and not (requested is yes)", "({}) or requested is yes"}) {
      auto files = pack_files();
      std::string& rules = files[4].bytes;
      const Place place = place_of(rules, "obligation", duty.id, 0, "when");
      std::string condition = change;
      const std::string before = rules.substr(place.at, place.size);
      condition.replace(condition.find("{}"), 2, before);
      if (before == "always" && condition.ends_with("or requested is yes")) continue;
      rules.replace(place.at, place.size, condition);
      EXPECT_FALSE(noticed(files).empty()) << duty.id << ": " << condition;
    }
}

}  // namespace
}  // namespace sharewell::guidance
