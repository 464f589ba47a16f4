// SPDX-License-Identifier: MIT
// The server speaking https itself, as other people's client sees it.
#include <fstream>

#include "tls_client.h"
#include "wire.h"

namespace sharewell::http {
namespace {

using std::chrono::milliseconds;

class TlsTest : public ::testing::Test {
 protected:
  TlsTest() {
    certificates_.make("one");
    listen_.tls = certificates_.identity("one");
    listen_.hosts = listen_.tls->names();
  }
  [[nodiscard]] std::filesystem::path trusted(const std::string& name = "one") const {
    return certificates_.certificate(name);
  }
  Certificates certificates_;
  Listen listen_;
};

TEST_F(TlsTest, NamesTheHostsOfTheCertificateButNoWildcard) {
  EXPECT_EQ(listen_.tls->names(), std::vector<std::string>{"one.example"});
  const std::int64_t days = (listen_.tls->ends().ms - system_clock_now().ms) / kDayMs;
  EXPECT_TRUE(days == 89 || days == 90) << days;
}

TEST_F(TlsTest, AnswersInTls12AndTls13AndInNothingOlder) {
  const Running running(listen_, echo);
  for (const char* version : {"-tls1_2", "-tls1_3"}) {
    TlsClient client(running.port(), trusted(), "one.example", {version});
    const std::string response = client.get("/a?b=c", "one.example");
    EXPECT_EQ(status_of(response), 200u) << version;
    EXPECT_TRUE(has(response, "?b=c")) << response;
    EXPECT_TRUE(has(response, "\nsecure")) << response;
    EXPECT_TRUE(has(response, "Strict-Transport-Security: ")) << response;
    EXPECT_EQ(status_of(client.get("/again", "one.example")), 200u) << "the connection stays";
  }
  TlsClient old(running.port(), trusted(), "one.example", {"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"});
  EXPECT_EQ(old.get("/", "one.example"), "");
  TlsClient weak(running.port(), trusted(), "one.example",
                 {"-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA:AES128-GCM-SHA256"});
  EXPECT_EQ(weak.get("/", "one.example"), "");
}

TEST_F(TlsTest, AnswersOnlyToNamesThatItWasTold) {
  const Running running(listen_, echo);
  TlsClient client(running.port(), trusted(), "one.example");
  EXPECT_EQ(status_of(client.get("/", "evil.example")), 421u);
}

TEST_F(TlsTest, TellsWhoSpeaksPlainHttpToBeginWithHttps) {
  const Running running(listen_, echo);
  const std::string response = running.get("/");
  EXPECT_EQ(status_of(response), 400u);
  EXPECT_TRUE(has(response, "https://")) << response;
}

TEST_F(TlsTest, GivesTheNewCertificateToNewConnectionsAndDropsNone) {
  certificates_.make("two");
  Running running(listen_, echo);
  TlsClient before(running.port(), trusted(), "one.example");
  EXPECT_EQ(status_of(before.get("/", "one.example")), 200u);
  running.server().use(*certificates_.identity("two"));
  TlsClient after(running.port(), trusted("two"), "two.example");
  EXPECT_EQ(status_of(after.get("/", "one.example")), 200u);
  EXPECT_EQ(status_of(before.get("/", "one.example")), 200u) << "the connection from before";
  TlsClient stale(running.port(), trusted(), "one.example");
  EXPECT_EQ(stale.get("/", "one.example"), "") << "the old certificate is not given any more";
}

TEST_F(TlsTest, LetsNoUnfinishedOrBrokenHandshakeKeepAConnection) {
  listen_.header_time = milliseconds(300);
  const Running running(listen_, echo);
  Client silent(running.port()), slow(running.port()), broken(running.port());
  slow.say(std::string("\x16\x03\x01\x02\x00\x01", 6));
  broken.say(std::string("\x16\x03\x01\x00\x05hello", 10));
  {  // its process would keep what it inherited open
    TlsClient honest(running.port(), trusted(), "one.example");
    EXPECT_EQ(status_of(honest.get("/", "one.example")), 200u);
  }
  EXPECT_TRUE(silent.closed_within(3000));
  EXPECT_TRUE(slow.closed_within(3000));
  EXPECT_TRUE(broken.closed_within(3000));
}

TEST_F(TlsTest, ListensBeyondThisMachineWithACertificateOnly) {
  listen_.address = "0.0.0.0";
  {
    const Running running(listen_, echo);
    TlsClient client(running.port(), trusted(), "one.example");
    EXPECT_EQ(status_of(client.get("/", "one.example")), 200u);
  }
  listen_.tls = nullptr;
  const auto refused = Server::listen(listen_, echo);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::BadConfig);
}

TEST_F(TlsTest, RefusesAKeyThatIsReadableLockedOrAnothers) {
  certificates_.make("two");
  certificates_.make("locked", "-passout pass:secret");
  EXPECT_EQ(crypt::TlsIdentity::load(trusted("one"), certificates_.key("two")).error().place,
            certificates_.key("two").string());
  EXPECT_EQ(certificates_.load("locked").error().code, ErrorCode::BadConfig);
  EXPECT_EQ(crypt::TlsIdentity::load(trusted("none"), certificates_.key("two")).error().place,
            trusted("none").string());
  EXPECT_FALSE(crypt::TlsIdentity::load(trusted("two"), certificates_.key("none")));
  std::filesystem::permissions(certificates_.key("two"), std::filesystem::perms(0640));
  const auto open = certificates_.load("two");
  ASSERT_FALSE(open);
  EXPECT_NE(open.error().detail.find("chmod 600"), std::string::npos);
}

TEST_F(TlsTest, WhoComesFromElsewhereIsNotTakenForThisMachineWhateverTheySay) {
  const std::string address = address_of_this_machine();
  if (address.empty()) GTEST_SKIP() << "this machine has no address but loopback";
  listen_.address = "0.0.0.0";
  const Running running(listen_, echo);
  TlsClient here(running.port(), trusted(), "one.example");
  EXPECT_TRUE(has(here.get("/", "localhost"), "\nloopback"));
  TlsClient elsewhere(running.port(), trusted(), "one.example", {}, address);
  const std::string response = elsewhere.get("/", "localhost");
  EXPECT_EQ(status_of(response), 200u) << response;
  EXPECT_FALSE(has(response, "\nloopback"));
}

TEST_F(TlsTest, OneAddressHoldsOnlySoManyConnections) {
  const std::string address = address_of_this_machine();
  if (address.empty()) GTEST_SKIP() << "this machine has no address but loopback";
  listen_.address = "0.0.0.0";
  listen_.connections_of_one_max = 2;
  const Running running(listen_, echo);
  const auto from = [&](const std::string& where) {
    return std::make_unique<TlsClient>(running.port(), trusted(), "one.example", std::vector<std::string>{},
                                       where);
  };
  const auto first = from(address), second = from(address);
  EXPECT_EQ(status_of(first->get("/", "one.example")), 200u);
  EXPECT_EQ(status_of(second->get("/", "one.example")), 200u);
  EXPECT_EQ(from(address)->get("/", "one.example"), "") << "a third from there";
  EXPECT_EQ(status_of(from("127.0.0.1")->get("/", "one.example")), 200u) << "others are served";
}

TEST(Greedy, WhoKeepsConnectionsOpenShutsNobodyOut) {
  Listen listen;
  listen.connections_max = 4;
  const Running running(listen, echo);
  std::vector<std::unique_ptr<Client>> greedy;
  for (int i = 0; i < 4; ++i) {
    greedy.push_back(std::make_unique<Client>(running.port()));
    greedy.back()->say("GET /mine HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(status_of(greedy.back()->hear()), 200u);
  }
  EXPECT_EQ(status_of(running.get("/honest")), 200u);
  EXPECT_TRUE(greedy.front()->closed_within(2000)) << "the one that was idle for longest";
  greedy.back()->say("GET /mine HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(status_of(greedy.back()->hear()), 200u) << "the others stay";
}

}  // namespace
}  // namespace sharewell::http
