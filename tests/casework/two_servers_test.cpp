// SPDX-License-Identifier: MIT
// Two installations on one data folder and one PostgreSQL database, as two servers have them: what one keeps,
// the other knows at its next request.
#include "casework/contacts.h"
#include "casework/keeping.h"
#include "casework/open_files.h"
#include "casework/organisation.h"
#include "casework/service.h"
#include "casework/tokens.h"
#include "office.h"
#include "register/growth.h"
#include "store/verify.h"

namespace sharewell::casework {
namespace {

class TwoServers : public testing_casework::Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    add("northbank", "gwen", "Family support", record::Role::Lead);
    other_ = opened();
  }
  void TearDown() override {
    other_.reset();
    Office::TearDown();
  }
  [[nodiscard]] std::unique_ptr<Installation> opened() const {
    auto installation = Installation::open(folder_, clock_, random_);
    if (!installation) throw std::runtime_error(one_line(installation.error()));
    return *std::move(installation);
  }
  [[nodiscard]] Organisation& here() { return *installation_->find("northbank"); }
  [[nodiscard]] Organisation& there() { return *other_->find("northbank"); }
  [[nodiscard]] Desk at(Installation& installation, const char* user) {
    Organisation& organisation = *installation.find("northbank");
    EXPECT_TRUE(organisation.follow());
    return installation.desk(organisation, *organisation.people.find_user(user));
  }
  [[nodiscard]] FileRef file_on(Installation& installation) {
    const Desk desk = at(installation, "amara");
    return recorded(desk, draft_with(desk, agreed_early_help()), says(record::Choice::Share, "Agreed")).file;
  }
  void ask(const FileRef& file) {
    const auto asked = ask_erasure(at(*installation_, "ruth"), here().retentions, file,
                                   {"never-needed", "", at(*installation_, "gwen").me.ref.text()}, "");
    ASSERT_TRUE(asked && std::holds_alternative<FileRef>(*asked));
  }
  [[nodiscard]] bool agree_on(Installation& installation, const FileRef& file) {
    Organisation& organisation = *installation.find("northbank");
    const auto done = agree_erasure(at(installation, "gwen"), organisation.retentions, organisation.erasures,
                                    *organisation.finder, file);
    return done && std::holds_alternative<ErasedNow>(*done) && std::get<ErasedNow>(*done).finished;
  }
  [[nodiscard]] std::uint64_t erased_by_verify() {
    const auto ring = crypt::KeyRing::open(folder_);
    const auto report = store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank"));
    EXPECT_TRUE(report) << one_line(report.error());
    return report ? report->erased : 0;
  }
  std::unique_ptr<Installation> other_;
};

TEST_F(TwoServers, KnowEachOthersPeopleAtTheNextRequest) {
  add("northbank", "new", "Duty", record::Role::Lead);
  EXPECT_FALSE(there().people.find_user("new")) << "nobody asked yet";
  ASSERT_TRUE(there().follow());
  ASSERT_TRUE(there().people.find_user("new"));
  EXPECT_EQ(there().people.find_user("new")->ref, here().people.find_user("new")->ref);
  ASSERT_TRUE(
      other_->add_person("northbank", {"newer", "Newer", "", record::Role::Practitioner, "Duty", ""}));
  EXPECT_EQ(installation_->add_person("northbank", {"newer", "X", "", record::Role::Practitioner, "Duty", ""})
                .has_value(),
            true)
      << "the same moment: the one that is there";
  ASSERT_TRUE(here().people.find_user("newer"));
  EXPECT_EQ(here().people.find_user("newer")->name, "Newer");
  EXPECT_EQ(here().people.all().size(), there().people.all().size());
}

TEST_F(TwoServers, ATokenThatEndedOnOneHasEndedOnTheOther) {
  const FreshToken token = fresh_token("northbank", random_);
  ASSERT_TRUE(add_token(here(), {token.ref, "Board", "tom", token.sha256, 30, true}, clock_()));
  ASSERT_TRUE(there().follow());
  ASSERT_TRUE(there().tokens.find(token.text, clock_()));
  ASSERT_TRUE(end_token(there(), token.ref, clock_()));
  ASSERT_TRUE(here().follow());
  EXPECT_FALSE(here().tokens.find(token.text, clock_()));
  EXPECT_EQ(here().tokens.all().size(), 1u);
}

TEST_F(TwoServers, KeepOneListInTheOrderOfTheRegister) {
  const auto keep = [&](Installation& on, const char* name, const record::ContactRef& of) {
    const auto kept = keep_contact(at(on, "ruth"), on.find("northbank")->contacts,
                                   {of, "police", name, "01632 960 001", "", "", false}, "");
    EXPECT_TRUE(kept);
    return std::get<record::ContactRef>(*kept);
  };
  const record::ContactRef contact = keep(*installation_, "First", {});
  (void)keep(*other_, "Second", contact);
  // It does not know the second yet, and its own comes after it.
  const auto third =
      keep_contact({*here().store, here().people, *here().people.find_user("ruth"),
                    here().service.in_force(clock_()), clock_, random_, installation_->shelf()},
                   here().contacts, {contact, "police", "Third", "01632 960 001", "", "", false}, "");
  ASSERT_TRUE(third);
  ASSERT_TRUE(there().follow());
  for (const Organisation* on : {&here(), &there()}) {
    const auto versions = on->contacts.versions(contact);
    ASSERT_EQ(versions.size(), 3u);
    EXPECT_EQ(versions[1].kept.name, "Second");
    EXPECT_EQ(versions[2].kept.name, "Third");
  }
}

TEST_F(TwoServers, ChooseGuidanceForBoth) {
  ASSERT_TRUE(other_->choose_guidance("northbank", guidance::built_in().sha256(), "2026-11-20"));
  EXPECT_TRUE(here().service.put().empty());
  ASSERT_TRUE(here().follow());
  ASSERT_EQ(here().service.put().size(), 1u);
  EXPECT_EQ(here().service.put().front().sha256, guidance::built_in().sha256());
}

TEST_F(TwoServers, AnErasureOnOneIsOneOnBothAndEndsTheKeyOnBoth) {
  const FileRef file = file_on(*installation_), stays = file_on(*other_);
  ASSERT_TRUE(at(*other_, "amara").store.look(file, at(*other_, "amara").me.ref)) << "its key was at hand";
  ask(file);
  *now_ = *now_ + store::kErasureWaitMs;
  ASSERT_TRUE(agree_on(*installation_, file));
  EXPECT_EQ(open_mine(at(*other_, "gwen"), file).error().code, ErrorCode::NotFound);
  EXPECT_EQ(there().erasures.done().size(), 1u);
  EXPECT_TRUE(open_mine(at(*other_, "gwen"), stays)) << "under the new epoch, which it looked for";
  ASSERT_TRUE(other_->catch_up());
  EXPECT_FALSE(there().erasures.is_unfinished());
  ASSERT_TRUE(there().erasures.finish(*there().store));
  const FileRef later = file_on(*other_);
  EXPECT_TRUE(open_mine(at(*installation_, "gwen"), later));
  EXPECT_EQ(erased_by_verify(), 1u);
}

TEST_F(TwoServers, NothingIsWrappedUnderAnEpochThatIsAboutToEnd) {
  const FileRef file = file_on(*installation_);
  ask(file);
  *now_ = *now_ + store::kErasureWaitMs;
  const auto none = [](const FileRef&, const store::Draft&) { return false; };
  const auto waiting = here().erasures.waiting(file);
  ASSERT_TRUE(here().store->erase(waiting->index, at(*installation_, "gwen").me.ref, none));
  ASSERT_TRUE(there().follow());
  ASSERT_TRUE(here().erasures.finish(*here().store));
  // Nothing was kept since, so the other has the key ring of before until it writes.
  const FileRef late = file_on(*other_);
  const Desk desk = at(*other_, "amara");
  const Draft draft = draft_with(desk, agreed_early_help());
  ASSERT_TRUE(other_->catch_up());
  EXPECT_TRUE(open_mine(at(*installation_, "gwen"), late));
  EXPECT_TRUE(at(*installation_, "amara").store.load_draft(draft.ref, desk.me.ref));
  EXPECT_EQ(erased_by_verify(), 1u);
}

TEST_F(TwoServers, BothMayFinishOneErasure) {
  const FileRef file = file_on(*installation_);
  ask(file);
  *now_ = *now_ + store::kErasureWaitMs;
  const auto none = [](const FileRef&, const store::Draft&) { return false; };
  ASSERT_TRUE(
      here().store->erase(here().erasures.waiting(file)->index, at(*installation_, "gwen").me.ref, none));
  ASSERT_TRUE(there().follow());
  EXPECT_TRUE(there().erasures.is_unfinished());
  ASSERT_TRUE(there().erasures.finish(*there().store));
  ASSERT_TRUE(here().erasures.finish(*here().store));
  EXPECT_FALSE(here().erasures.is_unfinished());
  EXPECT_EQ(crypt::KeyRing::open(folder_)->find("northbank")->epoch(), 2u) << "and not an epoch each";
  EXPECT_EQ(erased_by_verify(), 1u);
}

TEST_F(TwoServers, AnOrganisationThatOneAddsTheOtherOpensWithinAMinute) {
  ASSERT_TRUE(installation_->add_organisation("southbank", "Southbank"));
  EXPECT_EQ(other_->find("southbank"), nullptr);
  ASSERT_TRUE(other_->catch_up());
  ASSERT_NE(other_->find("southbank"), nullptr);
  EXPECT_EQ(other_->find("southbank")->people.organisation_name(), "Southbank");
  EXPECT_EQ(other_->add_organisation("southbank", "Again").error().code, ErrorCode::BadInput);
  ASSERT_TRUE(other_->add_organisation("police", "Police")) << "the ring that it writes has both";
  EXPECT_EQ(crypt::KeyRing::open(folder_)->organisations().size(), 4u);
}

TEST_F(TwoServers, OneWitnessCosignsOneOfTwoFutures) {
  (void)file_on(*installation_);
  store::Store& register_ = *here().store;
  register_.publish();
  Organisation& witness = *installation_->find("elmfield");
  Organisation& twin = *other_->find("elmfield");
  ASSERT_TRUE(witness.witnessing.watch(*witness.store, register_.verifier_key(), clock_()));
  ASSERT_TRUE(twin.follow());
  const auto request = [&] {
    const store::Growth growth = *register_.growth_since(0);
    return reg::write_growth(growth.old_size, growth.proof, growth.checkpoint);
  };
  const std::string earlier = request();
  (void)file_on(*installation_);
  register_.publish();
  // Neither knows what the other is about to cosign: one does, the other is told so, and then sees it.
  ASSERT_TRUE(witness.witnessing.cosign(*witness.store, request(), clock_()));
  EXPECT_EQ(twin.witnessing.cosign(*twin.store, earlier, clock_()).error().code, ErrorCode::Stale);
  ASSERT_TRUE(twin.follow());
  EXPECT_FALSE(twin.witnessing.cosign(*twin.store, earlier, clock_()));
  EXPECT_EQ(twin.witnessing.watched().front().last, witness.witnessing.watched().front().last);
}

TEST_F(TwoServers, EitherKeepsWhatWasCosignedOfTheOther) {
  Organisation& witness = *installation_->find("elmfield");
  ASSERT_TRUE(witness.witnessing.watch(*witness.store, here().store->verifier_key(), clock_()));
  (void)file_on(*installation_);
  here().store->publish();
  const store::Growth growth = *here().store->growth_since(0);
  const auto note = witness.witnessing.cosign(
      *witness.store, reg::write_growth(growth.old_size, growth.proof, growth.checkpoint), clock_());
  ASSERT_TRUE(note) << one_line(note.error());
  ASSERT_TRUE(there().follow());
  ASSERT_NE(there().store->published_checkpoint(), growth.checkpoint) << "its minute is not over";
  const auto kept = there().witnessing.keep(*there().store, *note, clock_());
  ASSERT_TRUE(kept) << one_line(kept.error());
  EXPECT_EQ(*kept, 1u);
  EXPECT_EQ(there().store->published_checkpoint(), growth.checkpoint) << "the tiles under it can be fetched";
}

TEST_F(TwoServers, TheOrderOfCaseFilesForgetsWhatTheOtherErased) {
  const FileRef file = file_on(*installation_);
  ask(file);
  ASSERT_TRUE(open_files(at(*other_, "gwen"), there().file_order));
  ASSERT_EQ(there().file_order.size(), 1u);
  *now_ = *now_ + store::kErasureWaitMs;
  ASSERT_TRUE(agree_on(*installation_, file));
  EXPECT_EQ(there().file_order.size(), 1u) << "nobody asked yet";
  ASSERT_TRUE(there().follow());
  EXPECT_EQ(there().file_order.size(), 0u);
}

TEST_F(TwoServers, KeysAreRotatedOnlyWhereNobodyElseServes) {
  EXPECT_EQ(installation_->rotate_signing("northbank").error().code, ErrorCode::Busy);
  other_.reset();
  ASSERT_TRUE(installation_->rotate_signing("northbank"));
  installation_.reset();
  installation_ = opened();
  other_ = opened();
  (void)file_on(*other_);
  EXPECT_EQ(here().store->checkpoint(), there().store->checkpoint());
}

/// A server whose folder is a copy from before an erasure. What `change` does to the copy comes after that.
class ACopy : public TwoServers {
 protected:
  void writes_nothing(const std::function<void(const std::filesystem::path&)>& change) {
    const auto copied = std::filesystem::path(folder_.string() + "-copy");
    std::filesystem::remove_all(copied);
    std::filesystem::copy(folder_, copied, std::filesystem::copy_options::recursive);
    {
      const auto apart = *Installation::open(copied, clock_, random_);
      const FileRef file = file_on(*installation_);
      ask(file);
      *now_ = *now_ + store::kErasureWaitMs;
      ASSERT_TRUE(agree_on(*installation_, file));
      change(copied);
      ASSERT_TRUE(apart->catch_up());
      const auto size = here().store->size();
      const auto kept =
          apart->add_person("northbank", {"late", "Late", "", record::Role::Practitioner, "Duty", ""});
      ASSERT_FALSE(kept);
      EXPECT_NE(kept.error().detail.find("share one data folder"), std::string::npos)
          << one_line(kept.error());
      EXPECT_EQ(here().store->size(), size);
      (void)file_on(*installation_);
    }
    std::filesystem::remove_all(copied);
  }
};

TEST_F(ACopy, WithAnOlderKeyRingWritesNothing) {
  writes_nothing([](const auto&) {});
}

TEST_F(ACopy, WithAnEpochOfItsOwnUnderTheSameNumberWritesNothing) {
  writes_nothing([this](const std::filesystem::path& copied) {
    ASSERT_TRUE(crypt::KeyRing::open(copied)->begin_epoch("northbank", random_));
  });
}

}  // namespace
}  // namespace sharewell::casework
