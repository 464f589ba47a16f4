// SPDX-License-Identifier: MIT
#include "app/demo.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <memory>
#include <vector>

#include "app/demo_asking.h"
#include "app/demo_daily.h"
#include "app/demo_people.h"
#include "app/demo_records.h"
#include "app/demo_settings.h"
#include "casework/installation.h"
#include "casework/tasks.h"

namespace sharewell::app {
namespace {

using Given = std::pair<const char*, casework::Values>;

constexpr const char* kMade = "demo";
constexpr std::int64_t kQuarterAgo = 100 * kDayMs;  ///< whatever day it is, that quarter has ended
constexpr const char* kBegun = "demo-begun";        ///< stands until `kMade` does

/// Marks the folder as one in which only invented people can be; what an attempt that was cut off left there
/// goes first.
Result<void> begin_demo(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (std::filesystem::exists(folder / kBegun, error))
    for (const char* part : {"root.key", "keyring", "orgs", "packs", "proofs", "shown"})
      std::filesystem::remove_all(folder / part, error);
  if (std::ofstream(folder / kBegun)
      << "Being made by `sharewell demo`, which begins again if it is cut off.\n")
    return {};
  return fail(ErrorCode::Unavailable, "the folder cannot be written to", folder.string());
}

/// One invented case: what the practitioner answered and decided. Nobody in it exists.
struct Story {
  const char* organisation = "";
  const char* user = "";
  const char* label = "";  ///< empty: not yet named
  int hours_ago = 0;
  std::vector<Given> answers;
  record::Choice choice = record::Choice::Share;
  const char* words = "";
  const char* departure = "";
  int tasks_done = 0;
};

struct Somebody {
  const char* organisation;
  const char* user;
  const char* name;
  const char* position;
  record::Role role;
  const char* team;
};

constexpr auto kPractitioner = record::Role::Practitioner;
constexpr auto kLead = record::Role::Lead;

const std::vector<Somebody>& people() {
  static const std::vector<Somebody> all{
      {"northbank", "amara", "Amara Okafor", "Social worker", kPractitioner, "Family support"},
      {"northbank", "tom", "Tom Brennan", "Health visitor", kPractitioner, "Family support"},
      {"northbank", "sian", "Si\u00e2n Pritchard", "Early help worker", kPractitioner, "Early help"},
      {"northbank", "ruth", "Ruth Adeyemi", "Safeguarding lead", kLead, "Family support"},
      {"elmfield", "jo", "Jo Castellanos", "Class teacher", kPractitioner, "School"},
      {"elmfield", "dev", "Dev Chaudhry", "Teaching assistant", kPractitioner, "School"},
      {"elmfield", "niamh", "Niamh \u00d3 N\u00e9ill", "Youth club volunteer", kPractitioner, "Youth club"},
      {"elmfield", "grace", "Grace Lindqvist", "Designated safeguarding lead", kLead, "School"},
  };
  return all;
}

const std::vector<Story>& stories() {
  static const Given safe{"danger", {"no"}}, home{"danger_home", {"no"}};
  static const std::vector<Story> all{
      {"northbank",
       "amara",
       "Kayleigh Marsh",
       220,
       {safe,
        home,
        {"risk", {"significant-harm"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"already_with", {"nobody"}},
        {"recipient", {"childrens-social-care"}}},
       record::Choice::Share,
       "Kayleigh told me her stepfather locks her in her room without food. I have seen the bolt. Not "
       "telling leaves her there tonight.",
       "",
       4},
      {"northbank",
       "tom",
       "Baby Rowe",
       190,
       {safe,
        home,
        {"risk", {"welfare-concern"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"childrens-social-care"}},
        {"consent", {"valid"}},
        {"purpose_kind", {"service"}}},
       record::Choice::Share,
       "Weight has dropped at three visits. Mum agrees that we ask for help and knows what I will say.",
       "",
       6},
      {"northbank",
       "sian",
       "Marlow family",
       170,
       {safe,
        home,
        {"risk", {"support-need"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"other-practitioner"}},
        {"sharing_increases_risk", {"no"}},
        {"recipient_needs", {"yes"}},
        {"purpose_kind", {"service"}},
        {"consent", {"valid"}}},
       record::Choice::Share,
       "They asked me to tell the school nurse about the move so that appointments follow them.",
       "",
       3},
      {"northbank",
       "sian",
       "Tyler Boone",
       150,
       {safe,
        home,
        {"risk", {"none"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"other-person"}},
        {"sharing_increases_risk", {"no"}},
        {"recipient_needs", {"no"}},
        {"purpose_kind", {"none"}}},
       record::Choice::DoNotShare,
       "A neighbour wants to know why we visit. There is no reason to tell them.",
       "",
       0},
      {"northbank",
       "amara",
       "Priya Nair",
       120,
       {safe,
        home,
        {"risk", {"welfare-concern"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"other-practitioner"}},
        {"sharing_increases_risk", {"not-known"}},
        {"recipient_needs", {"yes"}},
        {"purpose_kind", {"manage-risk"}},
        {"consent", {"not-appropriate"}},
        {"lawful_reasons", {"child-harm"}}},
       record::Choice::SeekAdvice,
       "The coach may be a friend of the uncle. I do not know, so I will ask Ruth before I say anything.",
       "",
       1},
      {"northbank",
       "tom",
       "",
       100,
       {{"danger", {"child"}}, home},
       record::Choice::Share,
       "Rang 999 from the car. Child of about four alone on the balcony, third floor.",
       "",
       2},
      {"northbank",
       "amara",
       "Ellis Grant",
       70,
       {safe,
        home,
        {"risk", {"significant-harm"}},
        {"adult_at_risk", {"yes"}},
        {"crime", {"yes"}},
        {"already_with", {"nobody"}},
        {"recipient", {"police"}}},
       record::Choice::Share,
       "Ellis says his mother's partner hit them both on Sunday. There are marks on his arm.",
       "",
       1},
      {"elmfield",
       "jo",
       "Marek Zielinski",
       160,
       {safe,
        home,
        {"risk", {"welfare-concern"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"own-safeguarding-lead"}}},
       record::Choice::Share,
       "Marek has come in hungry all week and falls asleep. I would rather tell Grace now than wonder.",
       "",
       5},
      {"elmfield",
       "dev",
       "Aisha Begum",
       130,
       {safe,
        home,
        {"risk", {"none"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"other-practitioner"}},
        {"sharing_increases_risk", {"no"}},
        {"recipient_needs", {"yes"}},
        {"purpose_kind", {"service"}},
        {"consent", {"refused"}},
        {"lawful_reasons", {"none"}},
        {"identifiable", {"yes"}}},
       record::Choice::DoNotShare,
       "Her mother would rather talk to the nurse herself, and there is no worry about Aisha.",
       "",
       0},
      {"elmfield",
       "jo",
       "Lucas Hart",
       90,
       {safe,
        home,
        {"risk", {"child-in-need"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"other-practitioner"}},
        {"sharing_increases_risk", {"no"}},
        {"recipient_needs", {"yes"}},
        {"purpose_kind", {"assess"}},
        {"consent", {"not-known"}},
        {"lawful_reasons", {"not-known"}},
        {"identifiable", {"yes"}}},
       record::Choice::Share,
       "The speech therapist sees him tomorrow and cannot plan without this.",
       "Grace knows the therapist and the family; waiting would cost Lucas six weeks.",
       2},
      {"elmfield",
       "niamh",
       "",
       60,
       {safe,
        home,
        {"risk", {"not-known"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"not-known"}},
        {"recipient", {"not-known"}}},
       record::Choice::SeekAdvice,
       "Something is different since half-term. I cannot say what. I will ask Grace without a name.",
       "",
       0},
      {"elmfield",
       "dev",
       "Chloe Fenwick",
       20,
       {safe,
        home,
        {"risk", {"welfare-concern"}},
        {"adult_at_risk", {"no"}},
        {"crime", {"no"}},
        {"recipient", {"other-person"}},
        {"sharing_increases_risk", {"yes"}},
        {"recipient_needs", {"not-known"}}},
       record::Choice::DoNotShare,
       "Her father is not to know where they live. I have told Grace that he rang.",
       "",
       1},
  };
  return all;
}

Result<void> add_people(casework::Installation& installation) {
  SW_DO(installation.add_organisation("northbank", "Northbank Children's Services"));
  SW_DO(installation.add_organisation("elmfield", "Elmfield School and Youth Club"));
  for (const Somebody& one : people()) {
    // No password fits an empty hash, so a demo account can be entered only by the one-time link.
    const casework::NewPerson person{one.user, one.name, one.position, one.role, one.team, ""};
    SW_TRY(const PersonRef ref, installation.add_person(one.organisation, person));
    static_cast<void>(ref);
  }
  return {};
}

Result<void> settle_some(const casework::Desk& desk, const FileRef& file, int how_many) {
  SW_TRY(const auto rows, desk.store.tasks_of(file));
  for (const record::TaskRow& row : rows) {
    if (how_many-- <= 0) break;
    SW_TRY(const auto done, casework::settle_task(desk, row.ref, true, "Done as planned."));
    static_cast<void>(done);
  }
  return {};
}

Result<void> tell(casework::Installation& installation, const Story& story, Instant now,
                  const std::shared_ptr<Instant>& clock_at, const Random& random) {
  casework::Organisation* organisation = installation.find(story.organisation);
  const auto me = organisation->people.find_user(story.user);
  const Clock clock = [clock_at] { return *clock_at; };
  const casework::Desk desk{
      *organisation->store, organisation->people, *me, guidance::built_in(), clock, random,
      installation.shelf()};
  *clock_at = now + -story.hours_ago * kHourMs;
  SW_TRY(casework::Draft draft, casework::start_draft(desk));
  for (const auto& [field, values] : story.answers) draft.set(field, values);
  SW_DO(casework::save_draft(desk, draft));
  decide::Statement statement;
  statement.choice = story.choice;
  statement.words = Personal<std::string>(story.words);
  statement.departure = story.departure;
  statement.happened_at = *clock_at + -4 * kMinuteMs;
  SW_TRY(const auto kept, casework::record_decision(desk, draft, std::move(statement),
                                                    {{}, Personal<std::string>(story.label)}));
  const auto* recorded = std::get_if<casework::Recorded>(&kept);
  if (recorded == nullptr)
    return fail(ErrorCode::BadInput, "an invented case has a fault: " + std::get<1>(kept).front().message,
                story.label);
  *clock_at = *clock_at + 3 * kHourMs;
  return settle_some(desk, recorded->file, story.tasks_done);
}

}  // namespace

bool is_demo(const std::filesystem::path& folder) { return std::filesystem::exists(folder / kMade); }

bool is_unfinished_demo(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / kBegun) && !is_demo(folder);
}

Result<void> make_demo(const std::filesystem::path& folder, Instant now, const Random& random) {
  SW_DO(begin_demo(folder));
  SW_DO(casework::Installation::make(folder, random));
  const auto clock_at = std::make_shared<Instant>(now + -kQuarterAgo);
  SW_TRY(const auto installation,
         casework::Installation::open(folder, [clock_at] { return *clock_at; }, random));
  SW_DO(add_people(*installation));
  SW_DO(add_barriers(*installation, [clock_at] { return *clock_at; }, random));
  std::vector<const Story*> in_order;
  for (const Story& story : stories()) in_order.push_back(&story);
  std::ranges::sort(in_order, std::greater{}, [](const Story* story) { return story->hours_ago; });
  for (const Story* story : in_order) SW_DO(tell(*installation, *story, now, clock_at, random));
  *clock_at = now + -2 * kHourMs;
  SW_DO(add_daily_work(*installation, [clock_at] { return *clock_at; }, random));
  SW_DO(add_settings(*installation, [clock_at] { return *clock_at; }, random));
  SW_DO(add_people_on_files(*installation, [clock_at] { return *clock_at; }, random));
  SW_DO(finish_a_record(*installation, [clock_at] { return *clock_at; }, random));
  SW_DO(add_asking(*installation, [clock_at] { return *clock_at; }, random));
  std::ofstream(folder / kMade) << "Invented people only. Made by `sharewell demo`.\n";
  std::error_code ignored;
  std::filesystem::remove(folder / kBegun, ignored);
  return {};
}

}  // namespace sharewell::app
