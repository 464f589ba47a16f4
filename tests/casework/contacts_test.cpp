// SPDX-License-Identifier: MIT
#include "casework/contacts.h"

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class ContactsKept : public Office {
 protected:
  Result<ContactOrFaults> keep(const Desk& at, record::ContactKept typed, const char* once = "") {
    return keep_contact(at, installation_->find("northbank")->contacts, std::move(typed), once);
  }
  std::string fault(record::ContactKept typed) {
    const auto kept = keep(desk("northbank", "ruth"), std::move(typed));
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  [[nodiscard]] const Contacts& list() { return installation_->find("northbank")->contacts; }
};

TEST_F(ContactsKept, NeedAKindANameAndANumberThatCanBeRung) {
  EXPECT_EQ(fault({{}, "plumber", "Pat", "01632 960 001", "", "", false}), "kind");
  EXPECT_EQ(fault({{}, "police", " ", "01632 960 001", "", "", false}), "name");
  EXPECT_EQ(fault({{}, "police", "Pat", "ask at the desk", "", "", false}), "phone");
  EXPECT_EQ(fault({{}, "police", "Pat", "12", "", "", false}), "phone");
  EXPECT_EQ(fault({{}, "police", "Pat", "+44 (0)1632 960-001", "", "", false}), "");
}

TEST_F(ContactsKept, CoverEveryKindOfBodyAndADelegatedProviderIsChildrensSocialCare) {
  const Desk ruth = desk("northbank", "ruth");
  for (const std::string_view kind : record::contact_kinds())
    ASSERT_TRUE(keep(ruth, {{}, std::string(kind), "Pat", "01632 960 001", "", "", false})) << kind;
  EXPECT_EQ(list().all().size(), record::contact_kinds().size());
  EXPECT_EQ(recipient_of("delegated-provider"), "childrens-social-care");
  EXPECT_EQ(recipient_of("safeguarding-partner"), "safeguarding-partner");
  EXPECT_EQ(recipient_of("lscb"), "safeguarding-partner");
  EXPECT_EQ(recipient_of("other-practitioner"), "other-practitioner");
  EXPECT_EQ(recipient_of("other"), "");
  const auto recipient = guidance::built_in().find_question("recipient");
  for (const std::string_view kind : record::contact_kinds())
    EXPECT_TRUE(recipient_of(kind).empty() ||
                guidance::built_in().find_answer(*recipient, recipient_of(kind)))
        << kind;
}

TEST_F(ContactsKept, AreKeptByALeadOnly) {
  const auto kept = keep(amara(), {{}, "police", "Pat", "101", "", "", false});
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::NotAllowed);
  EXPECT_TRUE(list().all().empty());
}

TEST_F(ContactsKept, KeepEveryVersionAlsoAfterAStart) {
  const Desk ruth = desk("northbank", "ruth");
  const auto first = keep(ruth, {{}, "police", "Pat", "101", "", "", false}, "a");
  ASSERT_TRUE(first);
  ASSERT_TRUE(keep(ruth, {{}, "police", "Pat", "101", "", "", false}, "a")) << "sent twice";
  const record::ContactRef ref = std::get<record::ContactRef>(*first);
  ASSERT_TRUE(keep(ruth, {ref, "police", "Pat", "01632 960 001", "9 to 5", "", false}, "b"));
  ASSERT_TRUE(keep(ruth, {{}, "childrens-social-care", "Duty", "01632 960 002", "", "", false}, "c"));
  installation_.reset();
  auto again = Installation::open(folder_, clock_, random_);
  ASSERT_TRUE(again) << one_line(again.error());
  installation_ = *std::move(again);
  ASSERT_EQ(list().all().size(), 2u);
  EXPECT_EQ(list().all()[0].name, "Duty") << "in the order of kinds";
  EXPECT_EQ(list().all()[1].phone, "01632 960 001");
  const auto versions = list().versions(ref);
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_EQ(versions[0].kept.phone, "101");
  EXPECT_EQ(versions[1].by, desk("northbank", "ruth").me.ref);
  ASSERT_TRUE(keep(desk("northbank", "ruth"), {ref, "police", "Pat", "101", "", "", true}, "d"));
  EXPECT_EQ(list().all().size(), 1u);
  EXPECT_EQ(list().gone().size(), 1u);
}

}  // namespace
