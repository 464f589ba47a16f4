// SPDX-License-Identifier: MIT
// Bytes that are too many, too slow or no HTTP at all.
#include "wire.h"

namespace sharewell::http {
namespace {

using std::chrono::milliseconds;

TEST(Limits, RefuseWhatIsNotHttpWithAPlainSentence) {
  const Running running({}, echo);
  for (const std::string& bytes :
       {std::string("nonsense\r\n\r\n"),
        std::string("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n"),
        std::string("GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost localhost\r\n\r\n"),
        std::string("GET / HTTP/1.1\nHost: localhost\n\n"),
        std::string("GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n"),
        std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
        std::string("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"),
        std::string("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        std::string("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: "
                    "chunked\r\n\r\n0\r\n\r\n"),
        std::string("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n"),
        std::string(
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        std::string("POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        std::string("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        std::string("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET /?a=%1 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET /a/../b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET /%2e%2e/b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET /a%00b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET /a%2fb HTTP/1.1\r\nHost: localhost\r\n\r\n")}) {
    const std::string response = running.reply(bytes);
    EXPECT_EQ(status_of(response), 400u) << bytes << "\n->\n" << response;
    EXPECT_TRUE(has(response, "Connection: close")) << bytes;
  }
}

TEST(Limits, RefuseALongHeaderAndALongBody) {
  const Running running({}, echo);
  const std::string host = "Host: localhost\r\n";
  EXPECT_EQ(
      status_of(running.reply("GET / HTTP/1.1\r\n" + host + "X: " + std::string(17'000, 'a') + "\r\n\r\n")),
      431u);
  EXPECT_EQ(status_of(running.reply("GET /" + std::string(17'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n")),
            431u);
  EXPECT_EQ(status_of(running.reply("GET /" + std::string(12'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n")),
            200u);
  const auto post = [&](std::size_t length) {
    return running.reply("POST / HTTP/1.1\r\n" + host + "Content-Length: " + std::to_string(length) +
                         "\r\n\r\n" + std::string(length, 'a'));
  };
  EXPECT_EQ(status_of(post(limits::kRequestBodyBytes)), 200u);
  EXPECT_EQ(status_of(post(limits::kRequestBodyBytes + 1)), 413u);
  EXPECT_EQ(status_of(running.reply("POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999\r\n\r\n")),
            413u);
  EXPECT_EQ(
      status_of(running.reply("POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n" +
                              std::string(limits::kRequestBodyBytes + 10, 'a'))),
      413u);
}

TEST(Limits, RefuseAFormWithTooManyFieldsAndNameTheField) {
  const Running running({}, echo);
  const auto post = [&](const std::string& body) {
    return running.reply(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  std::string many;
  for (std::size_t i = 0; i <= limits::kFormFields; ++i) many += "a=1&";
  EXPECT_EQ(status_of(post(many)), 413u);
  const std::string response = post("own_words=secret%FF");
  EXPECT_EQ(status_of(response), 400u);
  EXPECT_TRUE(has(response, "field own_words"));
  EXPECT_FALSE(has(response, "secret"));
}

TEST(Limits, CutOffAClientThatDripsItsHeader) {
  const Running running({.header_time = milliseconds(200)}, echo);
  Client slow(running.port());
  const auto from = std::chrono::steady_clock::now();
  for (const char c :
       std::string("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaa")) {
    if (!slow.say(std::string(1, c)) || slow.closed_within(50)) break;
  }
  EXPECT_TRUE(slow.closed_within(1000));
  EXPECT_LT(std::chrono::steady_clock::now() - from, milliseconds(2000));
  EXPECT_EQ(status_of(running.get("/")), 200u);
}

TEST(Limits, CutOffAClientThatHoldsBackItsBody) {
  const Running running({.body_time = milliseconds(200)}, echo);
  Client slow(running.port());
  slow.say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_TRUE(slow.closed_within(2000));
}

TEST(Limits, CloseAConnectionThatIsIdle) {
  const Running running({.idle_time = milliseconds(200)}, echo);
  Client idle(running.port());
  idle.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(status_of(idle.hear()), 200u);
  EXPECT_TRUE(idle.closed_within(2000));
}

TEST(Limits, GiveUpOnAClientThatDoesNotReadItsResponse) {
  const Running running({.write_time = milliseconds(200), .stop_time = milliseconds(500)},
                        [](const Request&) { return Response{.body = std::string(32u << 20, 'a')}; });
  Client deaf(running.port());
  deaf.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(500));
  EXPECT_TRUE(deaf.hear().empty());  // the rest never comes
}

TEST(Limits, TurnAwayWhoComesWhenAllConnectionsAreTaken) {
  const Running running({.connections_max = 2}, echo);
  Client one(running.port());
  auto two = std::make_unique<Client>(running.port());
  for (const Client* const half : {&one, two.get()}) half->say("GET / HTTP/1.1\r\nHost:");
  std::string busy;  // the server hears a little later that both are at work
  for (int tries = 0; tries < 100 && status_of(busy) != 503u; ++tries) {
    std::this_thread::sleep_for(milliseconds(20));
    busy = running.get("/");
  }
  EXPECT_EQ(status_of(busy), 503u);
  EXPECT_TRUE(has(busy, "Retry-After: 5") && has(busy, "Content-Security-Policy: ")) << busy;
  two.reset();
  unsigned status = 0;  // the server hears a little later that the other has gone
  for (int tries = 0; tries < 100 && status != 200; ++tries) {
    std::this_thread::sleep_for(milliseconds(20));
    status = status_of(running.get("/"));
  }
  EXPECT_EQ(status, 200u);
}

}  // namespace
}  // namespace sharewell::http
