// SPDX-License-Identifier: MIT
#include "http/local_socket.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

namespace sharewell::http {
namespace {

class LocalSocketTest : public testing::Test {
 protected:
  void SetUp() override {
    char pattern[] = "/tmp/sharewell-socket-XXXXXX";
    ASSERT_NE(::mkdtemp(pattern), nullptr);
    folder_ = pattern;
    path_ = folder_ / "control";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] int connect_by_hand() const {
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, path_.c_str());
    EXPECT_EQ(::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    return fd;
  }
  std::filesystem::path folder_, path_;
};

TEST_F(LocalSocketTest, AnswersOneLineWithOneLine) {
  const auto server = LocalSocket::serve(
      path_, [](std::string_view line) { return "{\"heard\":" + std::string(line) + "}"; });
  ASSERT_TRUE(server);
  EXPECT_EQ(*ask(path_, "{\"a\":1}"), "{\"heard\":{\"a\":1}}");
  EXPECT_EQ(*ask(path_, ""), "{\"heard\":}");
}

TEST_F(LocalSocketTest, IsForItsOwnerAlone) {
  const auto server = LocalSocket::serve(path_, [](std::string_view) { return std::string(); });
  struct stat about{};
  ASSERT_EQ(::stat(path_.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST_F(LocalSocketTest, SaysThatNoServerIsThere) {
  EXPECT_EQ(ask(path_, "x").error().code, ErrorCode::NotFound);
  {
    const auto server = LocalSocket::serve(path_, [](std::string_view) { return std::string(); });
  }
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_EQ(ask(path_, "x").error().code, ErrorCode::NotFound);
}

TEST_F(LocalSocketTest, TakesOverFromADeadServerButNotFromALivingOne) {
  {  // what a killed server leaves behind
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, path_.c_str());
    ASSERT_EQ(::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ::close(fd);
  }
  EXPECT_EQ(ask(path_, "x").error().code, ErrorCode::NotFound);
  const auto server = LocalSocket::serve(path_, [](std::string_view) { return std::string("here"); });
  ASSERT_TRUE(server);
  EXPECT_EQ(*ask(path_, "x"), "here");
  EXPECT_EQ(LocalSocket::serve(path_, [](std::string_view) { return std::string(); }).error().code,
            ErrorCode::Busy);
  EXPECT_EQ(*ask(path_, "x"), "here");
}

TEST_F(LocalSocketTest, LeavesAnotherServersSocketAlone) {
  auto first = LocalSocket::serve(path_, [](std::string_view) { return std::string("first"); });
  ASSERT_TRUE(first);
  std::filesystem::remove(path_);  // whoever tidied up
  const auto second = LocalSocket::serve(path_, [](std::string_view) { return std::string("second"); });
  ASSERT_TRUE(second);
  first->reset();
  EXPECT_EQ(*ask(path_, "x"), "second");
}

TEST_F(LocalSocketTest, OfSeveralThatComeAtOnceOneServes) {
  for (int round = 0; round < 50; ++round) {
    std::mutex mutex;
    std::vector<std::unique_ptr<LocalSocket>> serving;
    std::vector<std::jthread> all;
    for (int i = 0; i < 8; ++i)
      all.emplace_back([&] {
        auto one = LocalSocket::serve(path_, [](std::string_view) { return std::string("here"); });
        const std::lock_guard lock(mutex);
        if (one)
          serving.push_back(*std::move(one));
        else
          EXPECT_EQ(one.error().code, ErrorCode::Busy) << one_line(one.error());
      });
    all.clear();
    ASSERT_EQ(serving.size(), 1u) << "round " << round;
    EXPECT_EQ(*ask(path_, "x"), "here");
  }
}

TEST_F(LocalSocketTest, WaitsForNobodyWhoWasStoppedOnTheWayIn) {
  const std::string name = path_.string() + ".lock";
  const int lock = ::open(name.c_str(), O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  const auto refused = LocalSocket::serve(path_, [](std::string_view) { return std::string(); });
  EXPECT_EQ(refused.error().code, ErrorCode::Busy);
  ::close(lock);
  EXPECT_TRUE(LocalSocket::serve(path_, [](std::string_view) { return std::string(); }));
}

TEST_F(LocalSocketTest, HoldsNoMoreThanItsLimit) {
  const auto server =
      LocalSocket::serve(path_, [](std::string_view line) { return std::to_string(line.size()); });
  EXPECT_EQ(*ask(path_, std::string(kLocalLineBytes, 'x')), std::to_string(kLocalLineBytes));
  EXPECT_EQ(ask(path_, std::string(kLocalLineBytes + 1, 'x')).error().code, ErrorCode::TooLarge);
  const int fd = connect_by_hand();
  const std::string flood(1u << 20, 'x');
  (void)::send(fd, flood.data(), flood.size(), MSG_NOSIGNAL);
  char answer;
  EXPECT_LE(::recv(fd, &answer, 1, 0), 0);
  ::close(fd);
  EXPECT_EQ(*ask(path_, "xx"), "2");
}

TEST_F(LocalSocketTest, BringsALargeReplyWholeAndNoneBeyondItsLimit) {
  const auto server = LocalSocket::serve(path_, [](std::string_view line) {
    return std::string(kLocalReplyBytes + (line == "more" ? 1 : 0), 'x');
  });
  const auto reply = ask(path_, "all");
  ASSERT_TRUE(reply) << one_line(reply.error());
  EXPECT_EQ(reply->size(), kLocalReplyBytes);
  EXPECT_EQ(ask(path_, "more").error().code, ErrorCode::Unavailable);
}

TEST_F(LocalSocketTest, ServesSeveralAtOnceAndStopsWhileOneIsSilent) {
  auto server = LocalSocket::serve(path_, [](std::string_view line) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return std::string(line);
  });
  const int silent = connect_by_hand();
  std::atomic<int> good = 0;
  std::vector<std::thread> people;
  for (int i = 0; i < 8; ++i) {
    people.emplace_back([&, i] { good += ask(path_, std::to_string(i)) == std::to_string(i); });
  }
  for (auto& person : people) person.join();
  EXPECT_EQ(good, 8);
  const auto from = std::chrono::steady_clock::now();
  server->reset();
  EXPECT_LT(std::chrono::steady_clock::now() - from, std::chrono::seconds(2));
  ::close(silent);
}

TEST_F(LocalSocketTest, OutlivesAHandlersException) {
  const auto server = LocalSocket::serve(path_, [](std::string_view line) -> std::string {
    if (line == "bad") throw 1;
    return "fine";
  });
  EXPECT_EQ(ask(path_, "bad").error().code, ErrorCode::Unavailable);
  EXPECT_EQ(*ask(path_, "good"), "fine");
}

TEST_F(LocalSocketTest, FitsALongFolderName) {
  const auto deep = folder_ / std::string(120, 'd');
  std::filesystem::create_directory(deep);
  const auto server =
      LocalSocket::serve(deep / "control", [](std::string_view) { return std::string("deep"); });
  ASSERT_TRUE(server) << one_line(server.error());
  EXPECT_EQ(*ask(deep / "control", "x"), "deep");
}

}  // namespace
}  // namespace sharewell::http
