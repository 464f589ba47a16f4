// SPDX-License-Identifier: MIT
#include "http/server.h"

#include <atomic>
#include <stdexcept>
#include <thread>

#include "wire.h"

namespace sharewell::http {
namespace {

TEST(Server, AnswersSeveralRequestsOnOneConnection) {
  const Running running({}, echo);
  Client client(running.port());
  for (const std::string path : {"/one", "/two", "/three"}) {
    client.say("GET " + path + "?a=b%20c HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n");
    const std::string response = client.hear();
    EXPECT_EQ(status_of(response), 200u);
    EXPECT_TRUE(has(response, "GET " + path + "\n?a=b c")) << response;
  }
}

TEST(Server, AnswersRequestsThatWereSentTogetherInTheirOrder) {
  const Running running({}, echo);
  Client client(running.port());
  client.say("GET /first HTTP/1.1\r\nHost: localhost\r\n\r\nGET /second HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(has(client.hear(), "GET /first"));
  EXPECT_TRUE(has(client.hear(), "GET /second"));
}

TEST(Server, ClosesWhenAskedTo) {
  const Running running({}, echo);
  Client client(running.port());
  client.say("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(has(client.hear(), "Connection: close"));
  EXPECT_TRUE(client.closed_within(3000));
}

TEST(Server, ReadsAPostedForm) {
  const Running running({}, echo);
  const std::string response = running.reply(
      "POST /save HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded; "
      "charset=utf-8\r\n"
      "Content-Length: 24\r\n\r\nname=caf%C3%A9&tick=a+b&");
  EXPECT_EQ(status_of(response), 200u);
  EXPECT_TRUE(has(response, "name=caf\xC3\xA9\ntick=a b")) << response;
}

TEST(Server, ReadsABodyInChunks) {
  const Running running({}, echo);
  EXPECT_TRUE(has(running.reply("POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                                "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
                                "3\r\na=b\r\n4\r\n&c=d\r\n0\r\n\r\n"),
                  "a=b\nc=d"));
}

TEST(Server, GoesOnWhenAClientAsksLeaveToSendItsBody) {
  const Running running({}, echo);
  Client client(running.port());
  client.say(
      "POST /c HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 3\r\n"
      "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
  EXPECT_EQ(status_of(client.hear()), 100u);
  client.say("a=b");
  EXPECT_TRUE(has(client.hear(), "a=b"));
}

TEST(Server, AnswersHeadFromGetWithoutABody) {
  const Running running({}, echo);
  Client client(running.port());
  client.say("HEAD /page HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const std::string response = client.hear(true);
  EXPECT_TRUE(has(response, "Content-Length: 18\r\n")) << response;  // "GET /page" and "loopback"
  EXPECT_TRUE(client.left().empty());
  client.say("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(has(client.hear(), "GET /page"));
}

TEST(Server, AllowsNoOtherMethods) {
  const Running running({}, echo);
  for (const std::string method :
       {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "MADEUP"}) {
    const std::string response = running.reply(method + " / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(status_of(response), 405u) << method;
    EXPECT_TRUE(has(response, "Allow: GET, HEAD, POST\r\n"));
  }
}

TEST(Server, AnswersOnlyToNamesOfThisMachineAndThoseItWasTold) {
  const Running running({.hosts = {"sharewell.example.org"}}, echo);
  const auto status = [&](const std::string& host) {
    return status_of(running.reply("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
  };
  for (const char* good : {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "127.9.9.9", "[::1]",
                           "[::1]:80", "sharewell.example.org", "Sharewell.Example.ORG:443"}) {
    EXPECT_EQ(status(good), 200u) << good;
  }
  for (const char* bad :
       {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "localhost:80x",
        "localhost:", "[::1", "[::2]", "x sharewell.example.org", "127.0.0"}) {
    EXPECT_EQ(status(bad), 421u) << bad;
  }
  EXPECT_EQ(status_of(running.reply("GET / HTTP/1.1\r\n\r\n")), 400u);
  EXPECT_EQ(status_of(running.reply("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n")), 400u);
}

TEST(Server, RefusesAFormThatAnotherSiteSent) {
  const Running running({}, echo);
  const auto status = [&](const std::string& from) {
    return status_of(running.reply(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nSec-Fetch-Site: " + from + "\r\n\r\n"));
  };
  EXPECT_EQ(status("cross-site"), 403u);
  EXPECT_EQ(status("same-site"), 403u);
  EXPECT_EQ(status("same-origin"), 200u);
  EXPECT_EQ(status("none"), 200u);
}

TEST(Server, SendsItsSecurityHeadersWithEveryResponse) {
  const Running running({}, [](const Request& request) -> Response {
    if (request.path == "/throw") throw std::runtime_error("a secret");
    if (request.path == "/away") return see_other("/");
    return echo(request);
  });
  for (const std::string& response :
       {running.get("/"), running.get("/throw"), running.get("/away"), running.get("/..%2f"),
        running.get("/%zz"), running.reply("PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        running.reply("nonsense\r\n\r\n"), running.reply("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")}) {
    for (const char* header :
         {"Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; form-action "
          "'self'; "
          "frame-ancestors 'none'; base-uri 'none'\r\n",
          "X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n",
          "Cross-Origin-Opener-Policy: same-origin\r\n", "Cross-Origin-Resource-Policy: same-origin\r\n",
          "Permissions-Policy: ", "Cache-Control: no-store\r\n", "Date: "}) {
      EXPECT_TRUE(has(response, header)) << header << " is missing in\n" << response;
    }
    EXPECT_FALSE(has(response, "Server:"));
    EXPECT_FALSE(has(response, "secret"));
  }
}

TEST(Server, KeepsAPageForAHandlersException) {
  const Running running({}, [](const Request& request) -> Response {
    if (request.path == "/int") throw 1;
    throw std::runtime_error("a secret");
  });
  for (const char* path : {"/", "/int"}) {
    const std::string response = running.get(path);
    EXPECT_EQ(status_of(response), 500u);
    EXPECT_FALSE(has(response, "a secret"));
  }
}

TEST(Server, RefusesWithThePageItWasGivenAndWithAPlainOneIfThatFails) {
  const Running nice({.error_page =
                          [](std::string_view target, unsigned status, std::string_view sentence) {
                            return Response{.status = status,
                                            .body = std::string(target) + " nice: " + std::string(sentence)};
                          }},
                     echo);
  EXPECT_TRUE(has(nice.get("/%zz"), "/%zz nice: "));
  EXPECT_TRUE(has(nice.reply("POST /large HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n"),
                  "/large nice: "));
  EXPECT_TRUE(
      has(nice.reply("GET /long HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"),
          "/long nice: "));
  EXPECT_TRUE(has(nice.reply("PUT /put HTTP/1.1\r\nHost: localhost\r\n\r\n"), "/put nice: "));
  const Running broken(
      {.error_page = [](std::string_view, unsigned, std::string_view) -> Response { throw 1; }}, echo);
  EXPECT_EQ(status_of(broken.get("/%zz")), 400u);
}

TEST(Server, NeverSplitsAResponseAtALineEndInAHeader) {
  const Running running(
      {}, [](const Request& request) { return see_other("/x?" + std::string(*request.query_value("to"))); });
  const std::string response = running.get("/?to=a%0D%0ASet-Cookie:%20evil=1");
  EXPECT_EQ(status_of(response), 500u);
  EXPECT_FALSE(has(response, "evil"));
}

TEST(Server, LetsAHandlerSetItsOwnCaching) {
  const Running running({}, [](const Request&) {
    return Response{.body = "x", .headers = {{"cache-control", "public, max-age=60"}}};
  });
  const std::string response = running.get("/");
  EXPECT_TRUE(has(response, "public, max-age=60"));
  EXPECT_FALSE(has(response, "no-store"));
}

TEST(Server, KnowsWhetherARequestIsFromThisMachineWithoutAProxy) {
  const Running direct({}, echo);
  EXPECT_TRUE(has(direct.get("/"), "\nloopback"));
  EXPECT_FALSE(has(direct.reply("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.1.1.1\r\n\r\n"),
                   "loopback"));
  const Running behind({.hosts = {"s.example"}, .https_proxy = true}, echo);
  const std::string response = behind.reply("GET / HTTP/1.1\r\nHost: s.example\r\n\r\n");
  EXPECT_FALSE(has(response, "loopback"));
  EXPECT_TRUE(has(response, "\nsecure"));
  EXPECT_TRUE(has(response, "Strict-Transport-Security: "));
}

TEST(Server, RefusesToSpeakPlainHttpBeyondThisMachine) {
  for (const char* address : {"0.0.0.0", "10.0.0.1", "::", "192.168.1.1"}) {
    const auto refused = Server::listen({.address = address}, echo);
    ASSERT_FALSE(refused) << address;
    EXPECT_EQ(refused.error().code, ErrorCode::BadConfig);
    EXPECT_NE(refused.error().detail.find("plain HTTP"), std::string::npos);
  }
  EXPECT_EQ(Server::listen({.address = "sharewell.example"}, echo).error().code, ErrorCode::BadConfig);
}

TEST(Server, SaysThatAPortIsTaken) {
  const Running running({}, echo);
  const auto second = Server::listen({.port = running.port()}, echo);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Busy);
}

TEST(Server, FinishesWhatIsUnderWayWhenStopped) {
  std::atomic<bool> entered = false;
  auto running = std::make_unique<Running>(Listen{}, [&](const Request& request) {
    if (request.path == "/slow") {
      entered = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    return echo(request);
  });
  Client busy(running->port()), idle(running->port());
  idle.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(status_of(idle.hear()), 200u);
  busy.say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  while (!entered) std::this_thread::yield();
  running->server().stop();
  EXPECT_TRUE(idle.closed_within(200));
  const std::string response = busy.hear();
  EXPECT_TRUE(has(response, "GET /slow"));
  EXPECT_TRUE(has(response, "Connection: close"));
  const unsigned short port = running->port();
  running.reset();
  EXPECT_FALSE(Client(port).connected());
}

TEST(Server, AnswersWhatNeedsNoWorkerThoughAllAreHeldUp) {
  std::atomic<bool> held = true;
  std::atomic<int> waiting = 0;
  Listen listen;
  listen.workers = 2;
  listen.at_once = [](const Request& request) -> std::optional<Response> {
    if (request.path == "/broken") throw std::runtime_error("not even that");
    if (request.path == "/danger") return Response{.body = "Call 999"};
    return std::nullopt;
  };
  const Running running(listen, [&](const Request& request) {
    if (request.path == "/slow") {
      ++waiting;
      while (held) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return Response{.body = "from the handler"};
  });
  Client one(running.port()), two(running.port()), three(running.port());
  for (Client* const client : {&one, &two}) client->say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  while (waiting < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  three.say("GET /danger HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const std::string danger = three.hear();
  EXPECT_TRUE(has(danger, "Call 999")) << danger;
  EXPECT_TRUE(has(danger, "Content-Security-Policy")) << "hardened like any other";
  held = false;
  for (Client* const client : {&one, &two}) EXPECT_TRUE(has(client->hear(), "from the handler"));
  three.say("GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(has(three.hear(), "from the handler"));
}

TEST(Server, ServesManyAtOnce) {
  std::atomic<int> inside = 0, most = 0;
  const Running running({.workers = 4}, [&](const Request& request) {
    const int now = ++inside;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    --inside;
    return echo(request);
  });
  std::vector<std::thread> people;
  std::atomic<int> good = 0;
  for (int i = 0; i < 32; ++i) {
    people.emplace_back([&, i] { good += status_of(running.get("/" + std::to_string(i))) == 200; });
  }
  for (auto& person : people) person.join();
  EXPECT_EQ(good, 32);
  EXPECT_EQ(most, 4);
}

}  // namespace
}  // namespace sharewell::http
