// SPDX-License-Identifier: MIT
// Templates of referral forms: read with every fault at once, kept in the organisation's folder.
#include "casework/forms.h"

#include "office.h"

namespace sharewell::testing_casework {
namespace {

using casework::read_form;

guidance::PackFile file(std::string bytes) { return {"form.toml", std::move(bytes)}; }

std::string form_called(const std::string& id, const std::string& fields = "label = \"Name\"") {
  return "id = \"" + id + "\"\ntitle = \"A form\"\n[[section]]\ntitle = \"S\"\n[[section.field]]\n" + fields +
         "\n";
}

std::vector<std::string> faults_of(const std::string& bytes) {
  const auto read = read_form(file(bytes));
  std::vector<std::string> out;
  if (!read)
    for (const guidance::Fault& fault : read.error()) out.push_back(one_line(fault));
  return out;
}

TEST(FormTemplates, TheBuiltInOneFillsWhatARecordKnows) {
  const casework::FormTemplate& form = casework::built_in_form();
  EXPECT_EQ(form.id, "referral");
  std::size_t filled = 0, needed = 0;
  for (const casework::FormSection& section : form.sections)
    for (const casework::FormField& field : section.fields) {
      filled += field.from.empty() ? 0 : 1;
      needed += field.needed ? 1 : 0;
    }
  EXPECT_GE(filled, 10u);
  EXPECT_GE(needed, 5u);
}

TEST(FormTemplates, NameEveryFaultAtOnceWithItsLine) {
  const auto faults = faults_of(
      "id = \"a b\"\nodd = 1\n[[section]]\ntitle = \"S\"\n[[section.field]]\nlabel = \"L\"\nfrom = "
      "\"wrods\"\n"
      "[[section.field]]\nlabel = \"L\"\nneeded = \"yes\"\n");
  std::string all;
  for (const std::string& fault : faults) all += fault + "\n";
  for (const char* part : {"form.toml:1:", "`a b` is no id", "`title` is missing", "`odd`",
                           "form.toml:7:", "nothing is called `wrods`", "did you mean `words`?",
                           "have the same label", "`needed` must be"})
    EXPECT_NE(all.find(part), std::string::npos) << part << " in\n" << all;
}

TEST(FormTemplates, HaveLimits) {
  EXPECT_EQ(faults_of(form_called("x")), std::vector<std::string>{});
  EXPECT_EQ(faults_of(std::string(casework::kFormBytes + 1, '#')).size(), 1u);
  EXPECT_EQ(faults_of(form_called("x", "label = \"" + std::string(201, 'l') + "\"")).size(), 1u);
  EXPECT_EQ(faults_of(form_called("x", "label = \"two\\nlines\"")).size(), 1u);
  std::string many = form_called("x");
  for (std::size_t i = 0; i < casework::kFormTemplateFields; ++i)
    many += "[[section.field]]\nlabel = \"" + std::to_string(i) + "\"\n";
  EXPECT_EQ(faults_of(many).size(), 1u);
  EXPECT_FALSE(faults_of("id = \"x\"\ntitle = \"T\"\n").empty()) << "a form without a section";
  EXPECT_FALSE(faults_of("id = \"x\"\ntitle = \"T\"\n[[section]]\ntitle = \"S\"\n").empty()) << "or a field";
}

TEST(FormTemplates, TakeAnAnswerOrANoteByItsIdOnly) {
  EXPECT_TRUE(faults_of(form_called("x", "label = \"L\"\nfrom = \"answer.risk\"")).empty());
  EXPECT_TRUE(faults_of(form_called("x", "label = \"L\"\nfrom = \"note.recipient_name\"")).empty());
  EXPECT_EQ(faults_of(form_called("x", "label = \"L\"\nfrom = \"answer.\"")).size(), 1u);
  EXPECT_EQ(faults_of(form_called("x", "label = \"L\"\nfrom = \"note.../x\"")).size(), 1u);
}

class KeptForms : public Office {
 protected:
  [[nodiscard]] const casework::Forms& forms() { return installation_->find("northbank")->forms; }
  [[nodiscard]] std::filesystem::path northbank() const { return folder_ / "orgs" / "northbank"; }
  [[nodiscard]] std::vector<std::string> ids() {
    std::vector<std::string> out;
    const auto kept = forms().all();
    EXPECT_TRUE(kept) << one_line(kept.error());
    if (kept)
      for (const casework::FormTemplate& form : *kept) out.push_back(form.id);
    return out;
  }
};

TEST_F(KeptForms, StandInForTheBuiltInOneAtOnceAndEachHasOnePlace) {
  EXPECT_EQ(ids(), std::vector<std::string>{"referral"});
  ASSERT_TRUE(casework::keep_form(northbank(), file(form_called("mash"))));
  ASSERT_TRUE(casework::keep_form(northbank(), file(form_called("early-help"))));
  EXPECT_EQ(ids(), (std::vector<std::string>{"early-help", "mash"}));
  ASSERT_TRUE(casework::keep_form(northbank(), file(form_called("mash", "label = \"Another\""))));
  EXPECT_EQ(ids().size(), 2u);
  EXPECT_EQ(forms().all()->back().sections.front().fields.front().label, "Another");
  EXPECT_EQ(installation_->find("elmfield")->forms.all()->front().id, "referral") << "theirs are their own";
}

TEST_F(KeptForms, RefuseFaultsAndUnknownOrganisations) {
  EXPECT_EQ(casework::keep_form(northbank(), file("id = 1")).error().code, ErrorCode::BadInput);
  EXPECT_EQ(casework::keep_form(folder_ / "orgs" / "nowhere", file(form_called("x"))).error().code,
            ErrorCode::NotFound);
  EXPECT_EQ(ids(), std::vector<std::string>{"referral"});
}

}  // namespace
}  // namespace sharewell::testing_casework
