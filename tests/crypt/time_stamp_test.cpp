// SPDX-License-Identifier: MIT
// Time stamps by a real authority: the `openssl` command, with certificates made here.
#include "crypt/time_stamp.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;
namespace fs = std::filesystem;

namespace {

const std::string kStamped = "sharewell.example/riverside\n7\nroot\n\nsignature\n";

/// Authorities made once, in a folder that goes with the tests.
class TimeStamps : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    char name[] = "/tmp/sharewell-stamps-XXXXXX";
    folder_ = mkdtemp(name);
    write("conf",
          "[tsa]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256,sha512\n"
          "accuracy=secs:1\n[ext]\nextendedKeyUsage=critical,timeStamping\n"
          "[both]\nextendedKeyUsage=critical,timeStamping,clientAuth\n[mail]\nextendedKeyUsage=critical,"
          "emailProtection\n");
    write("serial", "01\n");
    for (const char* ca : {"ca", "other"})
      run(std::string("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ") + ca +
          ".key -out " + ca + ".pem -subj '/CN=Authority " + ca + "' -days 30");
    for (const char* use : {"ext", "both", "mail"}) certify(use, "ca", use);
    certify("stranger", "other", "ext");
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }
  static void certify(const std::string& name, const std::string& ca, const std::string& use) {
    run("openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + name + ".key -out " +
        name + ".csr -subj '/CN=Clock of " + name + "' && openssl x509 -req -in " + name + ".csr -CA " + ca +
        ".pem -CAkey " + ca + ".key -CAcreateserial -days 30 -extfile conf -extensions " + use + " -out " +
        name + ".pem");
  }
  static bool run(const std::string& command) {
    return std::system(("cd " + folder_.string() + " && { " + command + "; } >>log 2>&1").c_str()) == 0;
  }
  static void write(const std::string& name, std::string_view text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  static std::string read(const std::string& name) {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// What the authority of this name replies to the request.
  static Bytes reply(const std::string& by, ByteView request) {
    write("asked.tsq", text_of(request));
    fs::remove(folder_ / "reply.tsr");
    run("openssl ts -reply -config conf -section tsa -queryfile asked.tsq -signer " + by + ".pem -inkey " +
        by + ".key -out reply.tsr");
    const std::string bytes = read("reply.tsr");
    const ByteView view = bytes_of(bytes);
    return {view.begin(), view.end()};
  }
  static Bytes asked(std::uint32_t seed = 1, std::string_view stamped = kStamped) {
    return time_stamp_request(bytes_of(stamped), seeded(seed));
  }
  static std::string said(const Result<TimeStamp>& stamp) {
    return stamp ? std::string("holds") : one_line(stamp.error());
  }
  static inline fs::path folder_;
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_F(TimeStamps, AskWhatTheOpensslCommandAsksToo) {
  write("asked.tsq", text_of(asked()));
  write("data", kStamped);
  ASSERT_TRUE(run("openssl ts -query -in asked.tsq -text >shown"));
  const std::string shown = read("shown");
  EXPECT_TRUE(has(shown, "Hash Algorithm: sha256")) << shown;
  EXPECT_TRUE(has(shown, "Certificate required: yes")) << shown;
  EXPECT_TRUE(has(shown, "Nonce: 0x")) << shown;
  EXPECT_NE(asked(1), asked(2)) << "the nonce is random";
}

TEST_F(TimeStamps, OfARealAuthorityHoldAndSayTheTimeAsTheCommandDoes) {
  const Bytes request = asked(), stamp = reply("ext", request);
  ASSERT_FALSE(stamp.empty()) << read("log");
  const auto checked = check_time_stamp(stamp, bytes_of(kStamped), request, read("ca.pem"));
  ASSERT_TRUE(checked) << one_line(checked.error());
  EXPECT_EQ(checked->by, "CN=Clock of ext");
  EXPECT_EQ(check_time_stamp(stamp, bytes_of(kStamped), {}, read("other.pem") + read("ca.pem"))->at,
            checked->at);
  EXPECT_EQ(read_time_stamp(stamp, bytes_of(kStamped))->at, checked->at);
  write("data", kStamped);
  write("kept.tsr", text_of(stamp));
  EXPECT_TRUE(run("openssl ts -verify -data data -in kept.tsr -CAfile ca.pem"));
  ASSERT_TRUE(run("openssl ts -reply -in kept.tsr -text >shown"));
  const auto seconds = static_cast<std::time_t>(checked->at.ms / 1000);
  char text[64];
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  strftime(text, sizeof text, "%b %e %H:%M:%S %Y GMT", &parts);
  EXPECT_TRUE(has(read("shown"), std::string("Time stamp: ") + text)) << read("shown");
}

TEST_F(TimeStamps, OfOtherBytesNonceOrRequestAreRefused) {
  const Bytes request = asked(), stamp = reply("ext", request);
  const std::string ca = read("ca.pem");
  EXPECT_TRUE(has(said(check_time_stamp(stamp, bytes_of("other"), {}, ca)), "does not hold"));
  EXPECT_TRUE(has(said(read_time_stamp(stamp, bytes_of("other"))), "does not hold"));
  EXPECT_TRUE(
      has(said(check_time_stamp(stamp, bytes_of(kStamped), asked(2), ca)), "not the reply to this request"));
  EXPECT_TRUE(has(said(check_time_stamp(stamp, bytes_of(kStamped), asked(1, "other"), ca)),
                  "not the reply to this request"));
  EXPECT_TRUE(has(said(check_time_stamp(stamp, bytes_of(kStamped), bytes_of("x"), ca)), "no request"));
}

TEST_F(TimeStamps, OfSignersWhoMayNotSayTheTimeAreRefused) {
  const Bytes request = asked();
  const std::string ca = read("ca.pem");
  EXPECT_TRUE(has(said(check_time_stamp(reply("stranger", request), bytes_of(kStamped), request, ca)),
                  "does not hold"));
  EXPECT_EQ(
      said(check_time_stamp(reply("stranger", request), bytes_of(kStamped), request, read("other.pem"))),
      "holds");
  // The command itself refuses to sign with certificates for other uses; what it signs all the same is
  // refused.
  for (const char* use : {"both", "mail"}) {
    const Bytes stamp = reply(use, request);
    if (!stamp.empty()) {
      EXPECT_NE(said(check_time_stamp(stamp, bytes_of(kStamped), request, ca)), "holds") << use;
    }
  }
  EXPECT_TRUE(has(said(check_time_stamp(reply("ext", request), bytes_of(kStamped), request, "none")),
                  "no certificate"));
}

TEST_F(TimeStamps, AreRefusedWithAnyByteOfWhatIsSignedChanged) {
  const Bytes request = asked(), good = reply("ext", request);
  const std::string ca = read("ca.pem");
  const auto at = check_time_stamp(good, bytes_of(kStamped), request, ca)->at;
  int refused = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes changed = good;
    changed[i] ^= 1;
    const auto stamp = check_time_stamp(changed, bytes_of(kStamped), request, ca);
    // The wrapping has spare bits, the certificates inside as well where another one leads to the authority.
    if (stamp) {
      EXPECT_EQ(stamp->at, at) << "byte " << i;
    }
    refused += !stamp;
  }
  EXPECT_GT(refused, static_cast<int>(good.size() * 9 / 10));
  for (std::size_t length = 0; length < good.size(); length += 13)
    EXPECT_FALSE(check_time_stamp(ByteView(good).first(length), bytes_of(kStamped), request, ca)) << length;
}

TEST_F(TimeStamps, ThatWereRefusedByTheAuthoritySaySo) {
  Bytes request = asked();
  run("sed 's/digests=.*/digests=sha512/' conf >strict");
  write("asked.tsq", text_of(request));
  run("openssl ts -reply -config strict -section tsa -queryfile asked.tsq -signer ext.pem -inkey ext.key "
      "-out "
      "no.tsr");
  const std::string bytes = read("no.tsr");
  ASSERT_FALSE(bytes.empty());
  EXPECT_TRUE(has(said(read_time_stamp(bytes_of(bytes), bytes_of(kStamped))), "but refused"));
}
