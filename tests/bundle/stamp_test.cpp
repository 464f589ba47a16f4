// SPDX-License-Identifier: MIT
// Time stamps in a bundle, by a real authority.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "bundle/check.h"
#include "bundle/report.h"
#include "crypt/time_stamp.h"
#include "made.h"

using namespace sharewell;
using namespace sharewell::bundle;
using namespace sharewell::testing_bundle;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

/// A time stamping authority: the `openssl` command, with certificates made here.
class Authority {
 public:
  Authority() {
    char name[] = "/tmp/sharewell-authority-XXXXXX";
    folder_ = mkdtemp(name);
    std::ofstream(folder_ / "conf") << "[tsa]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3\n"
                                       "digests=sha256\n[ext]\nextendedKeyUsage=critical,timeStamping\n";
    std::ofstream(folder_ / "serial") << "01\n";
    const std::string made = "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";
    run(made + "-x509 -keyout ca.key -out ca.pem -subj /CN=Root -days 9");
    run(made + "-x509 -keyout other.key -out other.pem -subj /CN=Other -days 9");
    run(made +
        "-keyout tsa.key -out tsa.csr -subj /CN=Clock && openssl x509 -req -in tsa.csr -CA ca.pem -CAkey "
        "ca.key -CAcreateserial -days 9 -extfile conf -extensions ext -out tsa.pem");
  }
  Authority(const Authority&) = delete;
  Authority& operator=(const Authority&) = delete;
  ~Authority() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string stamp(const std::string& note) const {
    std::ofstream(folder_ / "asked.tsq", std::ios::binary)
        << text_of(crypt::time_stamp_request(bytes_of(note), seeded()));
    run("openssl ts -reply -config conf -section tsa -queryfile asked.tsq -signer tsa.pem -inkey tsa.key "
        "-out "
        "reply.tsr");
    return file("reply.tsr");
  }
  [[nodiscard]] std::string file(const char* name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  void run(const std::string& command) const {
    EXPECT_EQ(std::system(("cd " + folder_.string() + " && { " + command + "; } >log 2>&1").c_str()), 0)
        << file("log");
  }
  std::filesystem::path folder_;
};

}  // namespace

TEST(ATimeStamp, IsCheckedAgainstTheAuthorityThatTheReaderGives) {
  const Authority authority;
  const SmallCase made;
  const std::string key = made.reg.verifier_key(), ca = authority.file("ca.pem");
  Bundle bundle = made.bundle();
  const auto with = [&](std::string_view authorities) {
    return check_bundle(write_bundle(bundle).value(), key, {}, authorities);
  };
  EXPECT_TRUE(has(one_line(*with(ca).wrong), "there is no time stamp in it"))
      << "what was asked for is missing";
  bundle.stamped = made.reg.seen(2, made.reg.note_of(2));
  bundle.stamp = authority.stamp(bundle.stamped.note);
  const Report good = with(ca);
  ASSERT_TRUE(good.passes()) << one_line(*good.wrong);
  EXPECT_EQ(good.shown.stamped.by, "CN=Clock");
  EXPECT_EQ(good.shown.stamped.size, 2u);
  const std::string text = report_text(good, "b");
  EXPECT_TRUE(has(text, "Time: the register of 2 entries was there on ")) << text;
  EXPECT_TRUE(has(text, "by the word of\n  CN=Clock")) << text;
  const Report claimed = with({});
  ASSERT_TRUE(claimed.passes());
  EXPECT_FALSE(claimed.shown.stamped.by_authority);
  EXPECT_TRUE(has(report_text(claimed, "b"), "Whose it is was not checked"));
  EXPECT_EQ(claimed.shown.stamped.at, good.shown.stamped.at);
  EXPECT_EQ(steps().at(with(authority.file("other.pem")).held).id, "stamp") << "another authority";
  EXPECT_TRUE(has(one_line(*with("text").wrong), "no certificate"));
  EXPECT_EQ(read_bundle(write_bundle(bundle).value())->stamp, bundle.stamp);
}

TEST(ATimeStamp, OfAnotherCheckpointOrHistoryIsNamed) {
  const Authority authority;
  const SmallCase made;
  const std::string key = made.reg.verifier_key(), ca = authority.file("ca.pem");
  const auto with = [&](const std::string& note, std::uint64_t size, const std::string& stamped) {
    Bundle bundle = made.bundle();
    bundle.stamped = made.reg.seen(size, note);
    bundle.stamp = authority.stamp(stamped);
    std::string out;
    for (const std::string& authorities : {ca, std::string()}) {
      const Report report = check_bundle(write_bundle(bundle).value(), key, {}, authorities);
      out += report.passes() ? "passes" : one_line(*report.wrong);
    }
    return out;
  };
  const std::string two = made.reg.note_of(2), three = made.reg.note_of(3);
  EXPECT_EQ(with(two, 2, two), "passespasses");
  const std::string moved = with(three, 3, two);
  EXPECT_TRUE(has(moved, "stamped/reply.tsr")) << moved;
  EXPECT_FALSE(has(moved, "passes")) << moved;
  Register fork;
  (void)fork.add(Events("another").opened());
  (void)fork.add(Events("another").looked());
  EXPECT_TRUE(has(with(fork.note_of(2), 2, fork.note_of(2)), "stamped/growth"))
      << "a history that was not kept";
}
