// SPDX-License-Identifier: MIT
// Finding a person, who is on a case file, and the warning that it may be the same child.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Search : public Town {
 protected:
  /// The file's address.
  std::string record(Browser& browser, const char* name) {
    const PageSeen kept = decide(browser, name);
    return kept.path.substr(0, kept.path.find("/decisions"));
  }
  PageSeen decide(Browser& browser, const char* name) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", name}});
  }
  static Typed ada() {
    return {{"name", "Ada Marlow"}, {"born-day", "9"}, {"born-month", "3"},
            {"born-year", "2014"},  {"part", "child"}, {"nhs_number", "943 476 5919"}};
  }
  PageSeen search(Browser& browser, const Typed& typed) {
    return browser.press(browser.get("/search"), "Search", typed);
  }
};

TEST_F(Search, APersonIsNotedFoundCorrectedAndTakenOff) {
  Browser sam = as("northbank", "sam");
  const std::string file = record(sam, "Marlow");
  const PageSeen form = sam.get(sam.get(file).link_to("People on this case file"));
  EXPECT_TRUE(form.says("Nobody is noted yet."));
  const PageSeen wrong = sam.press(form, "Save", {{"name", "Ada Marlow"}, {"born-year", "2099"}});
  EXPECT_TRUE(wrong.says("Say what they are in this case file")) << wrong.text;
  EXPECT_TRUE(wrong.says("Write a birth date like"));
  EXPECT_EQ(wrong.form_with("Save").given.at("name"), "Ada Marlow") << "nothing typed is lost";
  Typed typed = ada();
  const PageSeen kept = sam.press(wrong, "Save", typed);
  EXPECT_EQ(kept.path, file + "/people");
  EXPECT_TRUE(kept.says("born 9 March 2014")) << kept.text;
  EXPECT_TRUE(sam.get(file).says("NHS number: 943 476 5919"));

  const PageSeen found =
      search(sam, {{"name", "Marlow Aga"}, {"born-day", "3"}, {"born-month", "9"}, {"born-year", "2014"}});
  EXPECT_EQ(found.path, "/search") << "nothing that was typed stands in the address";
  EXPECT_TRUE(found.says("One letter different, first and last name swapped, day and month swapped"))
      << found.text;
  EXPECT_EQ(found.link_to("Ada Marlow"), file);
  EXPECT_EQ(found.form_with("Search").given.at("name"), "Marlow Aga");

  const PageSeen change = sam.get(sam.get(file + "/people").link_to("Correct or take off"));
  EXPECT_EQ(change.form_with("Save").given.at("born-day"), "09");
  EXPECT_EQ(change.form_with("Save").given.at("part"), "child");
  EXPECT_TRUE(
      sam.press(change, "Save", {{"name", "Adela Marlow"}}).says("Say what was wrong, and how you know"));
  const PageSeen right =
      sam.press(change, "Save", {{"name", "Adela Marlow"}, {"why", "Her mother said so."}});
  EXPECT_TRUE(right.says("Adela Marlow")) << right.text;
  const PageSeen unsaid = sam.press(change, "Take off", {});
  EXPECT_TRUE(unsaid.says("Say why they do not belong on this case file"));
  EXPECT_TRUE(sam.press(unsaid, "Take off", {{"off_why", "Another family."}}).says("Nobody is noted yet."));
  EXPECT_TRUE(sam.get(file).says("Somebody taken off this case file"));
  EXPECT_EQ(sam.get(change.path).status, 404u);
}

TEST_F(Search, SaysWhatIsMissingAndThatNobodyWasFound) {
  Browser sam = as("northbank", "sam");
  EXPECT_TRUE(search(sam, {}).says("Write a name, a birth date or a number"));
  EXPECT_TRUE(search(sam, {{"name", "Zachary Quill"}}).says("Nobody like this was found"));
  EXPECT_TRUE(search(sam, {{"number", "943 476 5918"}}).says("one of them is wrong"));
  EXPECT_EQ(Browser(*site_).get("/search").heading, "Sign in");
}

TEST_F(Search, OfAnotherTeamsFileItSaysOnlyWhomToAsk) {
  Browser sam = as("northbank", "sam"), lee = as("northbank", "lee"), joe = as("elmfield", "joe");
  const std::string file = record(sam, "Marlow");
  (void)sam.press(sam.get(file + "/people"), "Save", ada());
  const PageSeen found = search(lee, {{"name", "Ada Marlow"}});
  EXPECT_TRUE(found.says("A case file of another team is about somebody like this")) << found.text;
  EXPECT_TRUE(found.says("Ask Name of ada"));
  EXPECT_FALSE(found.says("9 March")) << "the birth date";
  EXPECT_EQ(found.body.find(file), std::string::npos) << "not even which file it is";
  EXPECT_TRUE(search(joe, {{"name", "Ada Marlow"}}).says("Nobody like this was found"));
  for (const char* way : {"/people", "/people/3"}) EXPECT_NE(lee.get(file + way).status, 200u) << way;
  const http::Fields fields{{"token", lee.get("/search").form_with("Search").hidden.at("token")},
                            {"name", "Mallory"},
                            {"part", "child"}};
  EXPECT_NE(lee.post(file + "/people", fields).status, 200u);
  EXPECT_FALSE(sam.get(file).says("Mallory"));
}

TEST_F(Search, BeforeANewFileIsOpenedItWarnsOnceAndOffersTheOtherFile) {
  Browser sam = as("northbank", "sam");
  const std::string file = record(sam, "Ada Marlow");
  const PageSeen warned = decide(sam, "Ada Marlowe");
  EXPECT_TRUE(warned.says("This may be the same child as")) << warned.text;
  EXPECT_EQ(warned.link_to("Ada Marlow"), file);
  EXPECT_EQ(warned.form_with("Record my decision").given.at("words"), "They asked for help.");
  EXPECT_EQ(warned.form_with("Record my decision").radios.at("file").front(),
            file.substr(file.rfind('/') + 1))
      << "the other file stands first, to be chosen";
  const PageSeen other =
      sam.press(warned, "Record my decision", {{"file", file.substr(file.rfind('/') + 1)}});
  EXPECT_TRUE(other.path.starts_with(file + "/decisions/")) << other.path;

  const PageSeen again = decide(sam, "Ada Marlowe");
  const PageSeen renamed = sam.press(again, "Record my decision", {{"file_name", "Adda Marlow"}});
  EXPECT_TRUE(renamed.says("This may be the same child as")) << "another name warns again";
  const PageSeen kept = sam.press(renamed, "Record my decision");
  EXPECT_TRUE(kept.path.starts_with("/files/")) << "it stands in nobody's way: " << kept.path;
  EXPECT_FALSE(kept.path.starts_with(file));
}

TEST_F(Search, BeforeAFileIsNamedOrSomebodyNotedItWarnsOnce) {
  Browser sam = as("northbank", "sam");
  const std::string first = record(sam, "Ada Marlow"), second = record(sam, "Somebody Quill");
  const PageSeen warned =
      sam.press(sam.get(second + "/name"), "Save", {{"label", "Ada Marlow"}, {"why", "Found out."}});
  EXPECT_TRUE(warned.says("This may be the same child as"));
  EXPECT_EQ(warned.link_to("Ada Marlow"), first);
  EXPECT_EQ(sam.press(warned, "Save").path, second);
  const PageSeen person = sam.press(sam.get(second + "/people"), "Save", ada());
  EXPECT_TRUE(person.says("This may be the same child as"));
  EXPECT_TRUE(sam.press(person, "Save").says("born 9 March 2014"));
}

}  // namespace
}  // namespace sharewell::testing_pages
