// SPDX-License-Identifier: MIT
#include "crypt/key_ring.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "crypt/hash.h"
#include "crypt/key_file.h"
#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;
namespace fs = std::filesystem;

namespace {

/// A folder that goes when the test ends.
class KeyRingTest : public testing::Test {
 protected:
  KeyRingTest() {
    char name[] = "/tmp/sharewell-keys-XXXXXX";
    folder = fs::path(mkdtemp(name)) / "data";
  }
  ~KeyRingTest() override { fs::remove_all(folder.parent_path()); }

  fs::path folder;
  fs::path root() const { return folder / "root.key"; }
  fs::path ring() const { return folder / "keyring"; }

  void with_organisation() {
    ASSERT_TRUE(KeyRing::create(folder, seeded(1)));
    auto ring = KeyRing::open(folder);
    ASSERT_TRUE(ring) << one_line(ring.error());
    const auto added = ring->add_organisation("riverside-school", seeded(2));
    ASSERT_TRUE(added) << one_line(added.error());
  }
  Error refusal() const {
    const auto ring = KeyRing::open(folder);
    return ring ? Error{ErrorCode::Usage, "the ring opened", {}} : ring.error();
  }
};

std::string text_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void overwrite(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}
unsigned mode(const fs::path& path) {
  struct stat about{};
  return stat(path.c_str(), &about) == 0 ? about.st_mode & 0777u : 0;
}
bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_F(KeyRingTest, OpensAgainWithTheSameKeys) {
  with_organisation();
  const auto first = KeyRing::open(folder), second = KeyRing::open(folder);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->organisations(), std::vector<std::string>{"riverside-school"});
  const OrganisationKeys* a = first->find("riverside-school");
  const OrganisationKeys* b = second->find("riverside-school");
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->id().size(), 32u);
  EXPECT_EQ(a->id(), b->id());
  EXPECT_EQ(a->name(), "riverside-school");
  EXPECT_EQ(a->epoch(), 1u);
  EXPECT_TRUE(same(a->epoch_key(1)->view(), b->epoch_key(1)->view()));
  EXPECT_EQ(a->epoch_key(2), nullptr);
  EXPECT_EQ(a->signing().public_key(), b->signing().public_key());
  EXPECT_EQ(first->find("riverside"), nullptr);
}

TEST_F(KeyRingTest, IsForItsOwnerOnlyAndHoldsNoKeyInTheOpen) {
  with_organisation();
  EXPECT_EQ(mode(root()), 0600u);
  EXPECT_EQ(mode(ring()), 0600u);
  EXPECT_EQ(mode(folder), 0700u);
  EXPECT_EQ(text_of_file(root()).size(), 45u);
  const auto opened = KeyRing::open(folder);
  const std::string text = text_of_file(ring());
  EXPECT_FALSE(has(text, to_base64(opened->find("riverside-school")->epoch_key(1)->view()).substr(0, 40)));
  EXPECT_FALSE(fs::exists(ring().string() + ".new"));
}

TEST_F(KeyRingTest, GivesEachOrganisationKeysOfItsOwn) {
  with_organisation();
  auto ring = KeyRing::open(folder).value();
  const OrganisationKeys* school = ring.find("riverside-school");
  ASSERT_TRUE(ring.add_organisation("health", seeded(3)));
  EXPECT_EQ(ring.find("riverside-school"), school) << "pointers stay good when an organisation is added";
  const OrganisationKeys* health = ring.find("health");
  EXPECT_NE(school->id(), health->id());
  EXPECT_NE(school->signing().public_key(), health->signing().public_key());
  EXPECT_FALSE(same(school->epoch_key(1)->view(), health->epoch_key(1)->view()));
  const KeyRing moved = std::move(ring);
  EXPECT_EQ(moved.find("health"), health);
  EXPECT_EQ(KeyRing::open(folder)->organisations(), (std::vector<std::string>{"riverside-school", "health"}));
}

TEST_F(KeyRingTest, KeepsEarlierEpochsWhenOneBegins) {
  with_organisation();
  auto ring = KeyRing::open(folder).value();
  const SecretKey first = ring.find("riverside-school")->epoch_key(1)->copy();
  ASSERT_TRUE(ring.begin_epoch("riverside-school", seeded(4)));
  EXPECT_EQ(ring.begin_epoch("nobody", seeded(4)).error().code, ErrorCode::NotFound);
  const auto again = KeyRing::open(folder).value();
  const OrganisationKeys* keys = again.find("riverside-school");
  EXPECT_EQ(keys->epoch(), 2u);
  EXPECT_TRUE(same(keys->epoch_key(1)->view(), first.view()));
  EXPECT_FALSE(same(keys->epoch_key(2)->view(), first.view()));
}

TEST_F(KeyRingTest, AnEpochThatEndedHasNoKeyHereOrOnTheDisk) {
  with_organisation();
  auto ring = KeyRing::open(folder).value();
  const OrganisationKeys* keys = ring.find("riverside-school");
  const auto held = keys->epoch_key(1);
  ASSERT_TRUE(ring.begin_epoch("riverside-school", seeded(4)));
  ASSERT_TRUE(ring.begin_epoch("riverside-school", seeded(5)));
  EXPECT_EQ(keys->oldest_epoch(), 1u);
  EXPECT_EQ(ring.end_epochs_before("riverside-school", 4, seeded(6)).error().code, ErrorCode::BadInput);
  EXPECT_EQ(ring.end_epochs_before("nobody", 1, seeded(6)).error().code, ErrorCode::NotFound);
  ASSERT_TRUE(ring.end_epochs_before("riverside-school", 3, seeded(6)));
  EXPECT_EQ(keys->epoch_key(1), nullptr);
  EXPECT_EQ(keys->epoch_key(2), nullptr);
  EXPECT_NE(held, nullptr) << "whoever is using it goes on until they are done";
  const auto again = KeyRing::open(folder).value();
  EXPECT_EQ(again.find("riverside-school")->oldest_epoch(), 3u);
  EXPECT_EQ(again.find("riverside-school")->epoch(), 3u);
  EXPECT_TRUE(ring.end_epochs_before("riverside-school", 3, seeded(6))) << "done already";
}

TEST_F(KeyRingTest, RefusesEveryFlippedBitOfBothFiles) {
  with_organisation();
  for (const fs::path& path : {root(), ring()}) {
    const std::string good = text_of_file(path);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
      std::string changed = good;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
      overwrite(path, changed);
      const Error error = refusal();
      ASSERT_EQ(error.code, ErrorCode::KeysMissing) << path << " bit " << bit << ": " << one_line(error);
      ASSERT_TRUE(has(error.detail, "put back")) << error.detail;
    }
    overwrite(path, good);
    ASSERT_TRUE(KeyRing::open(folder));
  }
}

TEST_F(KeyRingTest, RefusesARingWithoutOrganisationsToo) {
  ASSERT_TRUE(KeyRing::create(folder, seeded(1)));
  overwrite(root(), "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
  EXPECT_EQ(refusal().code, ErrorCode::KeysMissing);
}

TEST_F(KeyRingTest, RefusesAShortenedOrLengthenedRing) {
  with_organisation();
  auto ring_now = KeyRing::open(folder).value();
  ASSERT_TRUE(ring_now.add_organisation("health", seeded(3)));
  const std::string good = text_of_file(ring());
  for (std::size_t length = 0; length < good.size(); length += 7) {
    overwrite(ring(), good.substr(0, length));
    ASSERT_EQ(refusal().code, ErrorCode::KeysMissing) << length;
  }
  overwrite(ring(), good + "\n");
  EXPECT_EQ(refusal().code, ErrorCode::KeysMissing);
  overwrite(ring(), " " + good);
  EXPECT_EQ(refusal().code, ErrorCode::KeysMissing);
}

TEST_F(KeyRingTest, SaysWhichFileIsMissingAndWhatToDo) {
  fs::create_directories(folder);
  EXPECT_EQ(refusal().code, ErrorCode::KeysMissing);
  EXPECT_TRUE(has(refusal().detail, "sharewell init")) << refusal().detail;
  with_organisation();
  fs::rename(root(), folder / "away");
  EXPECT_TRUE(has(refusal().detail, "root.key is not there; put back root.key from your safe copy"))
      << refusal().detail;
  fs::rename(folder / "away", root());
  fs::remove(ring());
  EXPECT_TRUE(has(refusal().detail, "keyring is not there; put back keyring from your safe copy"));
  EXPECT_EQ(refusal().place, ring().string());
}

TEST_F(KeyRingTest, RefusesARootKeyThatOthersCanRead) {
  with_organisation();
  for (const mode_t loose : {0640u, 0604u, 0660u, 0644u}) {
    ASSERT_EQ(chmod(root().c_str(), loose), 0);
    EXPECT_EQ(refusal().code, ErrorCode::KeysMissing);
    EXPECT_TRUE(has(refusal().detail, "chmod 600 " + root().string())) << refusal().detail;
  }
  ASSERT_EQ(chmod(root().c_str(), 0400), 0);
  EXPECT_TRUE(KeyRing::open(folder));
}

TEST_F(KeyRingTest, IsNeverMadeOverAnother) {
  with_organisation();
  const std::string key = text_of_file(root());
  EXPECT_EQ(KeyRing::create(folder, seeded(9)).error().code, ErrorCode::BadInput);
  fs::remove(ring());
  fs::create_directory(folder / "orgs");  // so something may have been kept under the ring that is gone
  EXPECT_EQ(KeyRing::create(folder, seeded(9)).error().code, ErrorCode::BadInput);
  EXPECT_EQ(text_of_file(root()), key);
  EXPECT_FALSE(fs::exists(ring()));
}

TEST_F(KeyRingTest, GoesOnWhereMakingItWasCutOff) {
  ASSERT_TRUE(KeyRing::create(folder, seeded(1)));
  const std::string key = text_of_file(root());
  fs::rename(ring(), folder / "keyring.new");
  ASSERT_TRUE(KeyRing::create(folder, seeded(9)));
  EXPECT_EQ(text_of_file(root()), key);
  EXPECT_TRUE(KeyRing::open(folder));
}

TEST_F(KeyRingTest, TakesOnlyNamesThatCanBeFoldersAndAddresses) {
  with_organisation();
  auto ring = KeyRing::open(folder).value();
  for (const std::string& name :
       {std::string(), std::string("Riverside"), std::string("../x"), std::string("1st"), std::string("-a"),
        std::string("a b"), std::string("a/b"), std::string("é"), std::string(41, 'a'),
        std::string("riverside-school")})
    EXPECT_EQ(ring.add_organisation(name, seeded(5)).error().code, ErrorCode::BadInput) << name;
  EXPECT_TRUE(ring.add_organisation(std::string(40, 'a'), seeded(5)));
}

TEST_F(KeyRingTest, LosesNothingWhenTwoProgramsChangeIt) {
  with_organisation();
  auto one = KeyRing::open(folder).value(), two = KeyRing::open(folder).value();
  ASSERT_TRUE(one.add_organisation("health", seeded(3)));
  EXPECT_EQ(two.add_organisation("police", seeded(4)).error().code, ErrorCode::Stale);
  EXPECT_EQ(two.find("police"), nullptr);
  EXPECT_EQ(KeyRing::open(folder)->organisations(), (std::vector<std::string>{"riverside-school", "health"}));
  const auto lock = FolderLock::take(folder);
  ASSERT_TRUE(lock);
  EXPECT_EQ(one.add_organisation("police", seeded(4)).error().code, ErrorCode::Busy);
}

/// What one of two processes does: adds so many organisations, each until it is taken. Never comes back.
[[noreturn]] void add_some(const fs::path& folder, const std::string& begins, unsigned dice) {
  for (int added = 0; added < 12;) {
    auto ring = KeyRing::open(folder);
    if (!ring) ::_exit(2);
    const auto done = ring->add_organisation(begins + std::to_string(added), seeded(dice++));
    if (!done && done.error().code != ErrorCode::Stale && done.error().code != ErrorCode::Busy) ::_exit(3);
    if (done) ++added;
  }
  ::_exit(0);
}

TEST_F(KeyRingTest, KeepsWhatTwoProcessesWereToldIsKeptWhenTheyChangeItAtOnce) {
  with_organisation();
  std::vector<pid_t> processes;
  for (const char* begins : {"north", "south"}) {
    const pid_t process = ::fork();
    ASSERT_GE(process, 0);
    if (process == 0) add_some(folder, begins, begins[0] * 1000u);
    processes.push_back(process);
  }
  for (const pid_t process : processes) {
    int status = 0;
    ASSERT_EQ(::waitpid(process, &status, 0), process);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  }
  const auto ring = KeyRing::open(folder);
  ASSERT_TRUE(ring) << one_line(ring.error());
  EXPECT_EQ(ring->organisations().size(), 25u);
  for (int i = 0; i < 12; ++i)
    for (const char* begins : {"north", "south"})
      EXPECT_NE(ring->find(begins + std::to_string(i)), nullptr) << begins << i;
}

TEST_F(KeyRingTest, StaysAsItWasWhenItCannotBeWritten) {
  with_organisation();
  auto ring_now = KeyRing::open(folder).value();
  const std::string before = text_of_file(ring());
  rlimit was{};
  getrlimit(RLIMIT_FSIZE, &was);
  const rlimit tiny{100, was.rlim_max};
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &tiny);
  const auto added = ring_now.add_organisation("health", seeded(3));
  const auto begun = ring_now.begin_epoch("riverside-school", seeded(3));
  setrlimit(RLIMIT_FSIZE, &was);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_EQ(added.error().code, ErrorCode::Unavailable);
  EXPECT_EQ(begun.error().code, ErrorCode::Unavailable);
  EXPECT_EQ(ring_now.find("health"), nullptr);
  EXPECT_EQ(ring_now.find("riverside-school")->epoch(), 1u);
  EXPECT_EQ(text_of_file(ring()), before);
  EXPECT_FALSE(fs::exists(ring().string() + ".new"));
  EXPECT_TRUE(ring_now.add_organisation("health", seeded(3))) << "and works again afterwards";
}
