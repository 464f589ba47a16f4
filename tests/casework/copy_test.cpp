// SPDX-License-Identifier: MIT
#include "casework/copy.h"

#include "bundle/check.h"
#include "casework/case_file.h"
#include "casework/command.h"
#include "crypt/password.h"
#include "office.h"
#include "register/growth.h"
#include "register/tree.h"

namespace sharewell::testing_casework {
namespace {

using casework::bundle_of;
using casework::take_copy;

class Copies : public Office {
 protected:
  FileRef file_of_amara() {
    const casework::Desk at = amara();
    return recorded(at, draft_with(at, agreed_early_help()),
                    says(record::Choice::Share, "They asked for help."))
        .file;
  }
  std::uint64_t taken(const casework::Desk& at, const FileRef& file, const char* once = "") {
    const auto kept = take_copy(at, file, "Case review", once);
    EXPECT_TRUE(kept) << one_line(kept.error());
    return kept ? std::get<std::uint64_t>(*kept) : 0;
  }
  bundle::Report checked(const casework::Desk& at, const FileRef& file, std::uint64_t copy) {
    const auto bytes = bundle_of(at, witnessing(), file, copy);
    EXPECT_TRUE(bytes) << one_line(bytes.error());
    return bundle::check_bundle(bytes.value_or(""), at.store.verifier_key());
  }
};

TEST_F(Copies, PassTheCheckAndHoldTheWholeFile) {
  const FileRef file = file_of_amara();
  const bundle::Report report = checked(amara(), file, taken(amara(), file));
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_EQ(report.shown.file, file);
  EXPECT_EQ(report.shown.decisions, 1u);
  EXPECT_EQ(report.shown.copy.purpose.reveal(), "Case review");
  ASSERT_EQ(report.shown.copy.people.size(), 1u);
  EXPECT_EQ(report.shown.copy.people.front().name, "Name of amara");
}

TEST_F(Copies, CarryTheHandoversForWhoeverKnowsAnEarlierKey) {
  const FileRef file = file_of_amara();
  const std::string first = amara().store.verifier_key();
  ASSERT_TRUE(installation_->rotate_signing("northbank"));
  const auto bytes = bundle_of(amara(), witnessing(), file, taken(amara(), file)).value();
  EXPECT_TRUE(bundle::check_bundle(bytes, amara().store.verifier_key()).passes());
  const bundle::Report report = bundle::check_bundle(bytes, first);
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_TRUE(report.shown.handed_over);
}

TEST_F(Copies, CarryThePolicyAndWhatWitnessesSawOfTheRegister) {
  casework::Organisation& elmfield = *installation_->find("elmfield");
  const std::string key = amara().store.verifier_key();
  const std::string policy =
      "log " + key + "\nwitness Elmfield " + elmfield.store->cosigner_key() + "\nquorum Elmfield\n";
  ASSERT_TRUE(witnessing().choose(amara().store, policy, *now_));
  ASSERT_TRUE(elmfield.witnessing.watch(*elmfield.store, key, *now_));
  const FileRef file = file_of_amara();
  const std::uint64_t copy = taken(amara(), file);
  const auto refused = bundle::check_bundle(*bundle_of(amara(), witnessing(), file, copy), key, policy);
  ASSERT_FALSE(refused.passes());
  EXPECT_NE(refused.wrong->detail.find("the witness 'Elmfield' has not cosigned"), std::string::npos);
  amara().store.publish();
  const store::Growth growth = amara().store.growth_since(0).value();
  const auto cosigned = elmfield.witnessing.cosign(
      *elmfield.store, reg::write_growth(0, growth.proof, growth.checkpoint), *now_);
  ASSERT_TRUE(cosigned) << one_line(cosigned.error());
  ASSERT_TRUE(witnessing().keep(amara().store, *cosigned, *now_));
  const auto report = bundle::check_bundle(*bundle_of(amara(), witnessing(), file, copy), key, policy);
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_EQ(report.shown.witnessed.by.size(), 1u);
  EXPECT_EQ(report.shown.witnessed.later, 0u);
}

TEST_F(Copies, AreOnRecordInTheCaseFileWithWhomTheyAreFor) {
  const FileRef file = file_of_amara();
  taken(desk("northbank", "tom"), file);
  const auto view = std::get<casework::CaseFileView>(casework::open_file(amara(), file).value());
  EXPECT_EQ(view.timeline.at(1).summary, "Took a copy out of Sharewell, for: Case review");
  EXPECT_EQ(view.timeline.at(1).by, desk("northbank", "tom").me.ref);
}

TEST_F(Copies, DoNotChangeWhenMoreIsRecorded) {
  const FileRef file = file_of_amara();
  const std::uint64_t copy = taken(amara(), file);
  const std::uint64_t before = checked(amara(), file, copy).shown.entries;
  *now_ = *now_ + kHourMs;
  taken(desk("northbank", "tom"), file);
  const bundle::Report report = checked(amara(), file, copy);
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_EQ(report.shown.entries, before);
}

TEST_F(Copies, LeaveOutWhatWasRecordedWhileTheyWereTaken) {
  const FileRef file = file_of_amara();
  const casework::Desk at = amara();
  const store::Looked looked = at.store.look(file, at.me.ref).value();
  std::vector<std::uint64_t> seen;
  std::vector<Digest> leaves;
  const auto entries = at.store.read(looked, file).value();
  for (const record::Entry& entry : entries) seen.push_back(entry.index());
  const auto proofs = at.store.proofs_of(looked, seen).value();
  for (const store::Proof& proof : proofs) leaves.push_back(proof.leaf_hash);
  *now_ = *now_ + kHourMs;
  ASSERT_TRUE(at.store.look(file, desk("northbank", "tom").me.ref));
  const record::CopyTaken body{Personal<std::string>("x"), seen.size(), to_base64(reg::root_of(leaves)), {}};
  const auto kept = at.store.commit(
      {{{record::EntryKind::CopyTaken, file, {}, at.me.ref, *now_, {}, record::to_json(body)}}, {}, {}});
  const bundle::Report report = checked(at, file, kept.value().entries.front().index());
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_EQ(report.shown.entries, seen.size() + 1);
}

TEST_F(Copies, AreTakenOnceHoweverOftenAFormIsSent) {
  const FileRef file = file_of_amara();
  EXPECT_EQ(taken(amara(), file, "form-1"), taken(amara(), file, "form-1"));
  EXPECT_NE(taken(amara(), file, "form-1"), taken(amara(), file, "form-2"));
}

TEST_F(Copies, NeedSomebodyWhoMayOpenTheFileAndAPurpose) {
  const FileRef file = file_of_amara();
  EXPECT_EQ(take_copy(desk("northbank", "sian"), file, "x", "").error().code, ErrorCode::NotFound);
  EXPECT_EQ(take_copy(desk("elmfield", "jo"), file, "x", "").error().code, ErrorCode::NotFound);
  for (const char* none : {"", " \n ", "\x1b"}) {
    const auto faults = take_copy(amara(), file, none, "");
    ASSERT_TRUE(faults);
    EXPECT_EQ(std::get<std::vector<decide::FieldFault>>(*faults).front().field, "purpose");
  }
}

TEST_F(Copies, AreHandedOnlyToWhoeverTookThem) {
  const FileRef file = file_of_amara();
  const std::uint64_t copy = taken(amara(), file);
  EXPECT_EQ(bundle_of(desk("northbank", "tom"), witnessing(), file, copy).error().code, ErrorCode::NotFound);
  EXPECT_EQ(bundle_of(amara(), witnessing(), file, copy - 1).error().code, ErrorCode::NotFound);
  EXPECT_EQ(bundle_of(amara(), witnessing(), file, copy + 1000).error().code, ErrorCode::NotFound);
}

TEST_F(Copies, AreTakenByACommandOnlyWithThePasswordOfWhoMayOpenTheFile) {
  const FileRef file = file_of_amara();
  const std::string hash = crypt::hash_password("a long password", random_).value();
  ASSERT_TRUE(installation_->add_person(
      "northbank", {"rev", "Rev", "", record::Role::Practitioner, "Family support", hash}));
  const auto run = [&](const casework::CopyWanted& wanted) {
    return casework::read_reply(casework::run_command(*installation_, casework::command_line(wanted)));
  };
  const std::uint64_t size = amara().store.size();
  casework::CopyWanted wanted{"northbank", "rev", "another password", file.spaced(), "Review", "once"};
  EXPECT_EQ(run(wanted).error().code, ErrorCode::SignInNeeded);
  wanted.user = "amara";
  EXPECT_EQ(run(wanted).error().code, ErrorCode::SignInNeeded);
  wanted.user = "rev", wanted.organisation = "nowhere";
  EXPECT_EQ(run(wanted).error().code, ErrorCode::SignInNeeded);
  EXPECT_EQ(amara().store.size(), size) << "nothing is on record of what was not taken";
  wanted.organisation = "northbank", wanted.password = "a long password";
  const auto done = run(wanted);
  ASSERT_TRUE(done) << one_line(done.error());
  EXPECT_TRUE(bundle::check_bundle(text_of(*from_base64(*done)), amara().store.verifier_key()).passes());
}

}  // namespace
}  // namespace sharewell::testing_casework
