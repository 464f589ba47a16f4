// SPDX-License-Identifier: MIT
// The C interface as a program in another language meets it.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "base/json.h"
#include "base/limits.h"
#include "decide/answers_json.h"
#include "decide/pack_json.h"
#include "decide/recommendation.h"
#include "decide/rests_on.h"
#include "library/sharewell.h"

namespace {

struct Reply {
  sharewell_status status;
  std::string text;
};

Reply take(sharewell_reply* reply) {
  EXPECT_NE(reply, nullptr);
  Reply taken{sharewell_status_of(reply), std::string(sharewell_text(reply), sharewell_size(reply))};
  EXPECT_EQ(sharewell_text(reply)[sharewell_size(reply)], '\0');
  sharewell_free_reply(reply);
  return taken;
}

Reply recommend(const std::string& answers, const sharewell_pack* pack = sharewell_built_in()) {
  return take(sharewell_recommend(pack, answers.data(), answers.size()));
}

/// What the program prints for the same answers.
std::string printed(const std::string& answers) {
  using namespace sharewell;
  const guidance::Pack& pack = guidance::built_in();
  const auto given = decide::answers_from_json(pack, answers, "answers");
  return decide::explained_to_json(decide::recommend(pack, decide::Enquiry::make(pack, *given)));
}

struct Files {
  std::vector<std::string> names, bytes;
  [[nodiscard]] std::vector<sharewell_file> list() const {
    std::vector<sharewell_file> files;
    for (std::size_t i = 0; i < names.size(); ++i)
      files.push_back({names[i].c_str(), bytes[i].data(), bytes[i].size()});
    return files;
  }
};

Files built_in_files() {
  Files files;
  for (const char* name :
       {"pack.toml", "questions.toml", "rules.toml", "properties.toml", "words.en.toml", "cases.toml"}) {
    std::ifstream in(std::string(SHAREWELL_SOURCE_DIR "/guidance/hmg-2018/") + name, std::ios::binary);
    files.names.emplace_back(name);
    files.bytes.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return files;
}

}  // namespace

TEST(Library, RecommendsWithTheBytesOfTheProgram) {
  for (const char* answers :
       {"{}", R"({"risk":"immediate"})", R"({"risk":"none","purpose":"no"})",
        R"({"risk":"significant-harm","recipient":"childrens-social-care","consent":"refused"})"}) {
    const Reply reply = recommend(answers);
    EXPECT_EQ(reply.status, SHAREWELL_OK);
    EXPECT_EQ(reply.text, printed(answers));
  }
}

TEST(Library, SaysWhereAnAnswerIsWrongAndWhatWasMeant) {
  const Reply reply = recommend(R"({"risk":"immedate"})");
  EXPECT_EQ(reply.status, SHAREWELL_BAD_INPUT);
  EXPECT_EQ(
      reply.text,
      R"({"code":"bad-input","detail":"question `risk` has no answer `immedate`; did you mean `immediate`?",)"
      R"("place":"answers:1:9"})");
}

TEST(Library, TakesWhateverBytesComeAndSaysWhyNot) {
  const std::vector<std::string> bad{"",
                                     "null",
                                     "[",
                                     std::string("{\0}", 3),
                                     "\xff\xfe",
                                     "{} {}",
                                     std::string(sharewell::limits::kAnswersBytes + 1, ' ')};
  for (const std::string& answers : bad) {
    const Reply reply = recommend(answers);
    EXPECT_EQ(reply.status, SHAREWELL_BAD_INPUT);
    EXPECT_TRUE(sharewell::parse_json(reply.text, 1 << 20, "reply").has_value()) << reply.text;
  }
}

TEST(Library, DescribesAPackAsTheProgramShowsIt) {
  const Reply reply = take(sharewell_describe(sharewell_built_in()));
  EXPECT_EQ(reply.status, SHAREWELL_OK);
  EXPECT_EQ(reply.text, sharewell::decide::pack_to_json(sharewell::guidance::built_in()));
  EXPECT_TRUE(sharewell::parse_json(reply.text, 1 << 22, "reply").has_value());
}

TEST(Library, ListsTheNoticesThatStandBesideTheAnswers) {
  const std::string answers = R"({"risk":"none","purpose":"no"})";
  const Reply reply = take(sharewell_notices(sharewell_built_in(), answers.data(), answers.size()));
  EXPECT_EQ(reply.status, SHAREWELL_OK);
  const auto list = sharewell::parse_json(reply.text, 1 << 16, "reply");
  ASSERT_TRUE(list && list->is_array());
  EXPECT_FALSE(list->get_array().empty());
}

TEST(Library, LoadsAPackFromMemoryThatDecidesAsTheBuiltInOneDoes) {
  sharewell_reply* why = nullptr;
  const Files files = built_in_files();
  const auto list = files.list();
  sharewell_pack* pack = sharewell_load(list.data(), list.size(), &why);
  ASSERT_NE(pack, nullptr);
  EXPECT_EQ(why, nullptr);
  EXPECT_EQ(recommend(R"({"risk":"welfare-concern"})", pack).text, printed(R"({"risk":"welfare-concern"})"));
  sharewell_free_pack(pack);
}

TEST(Library, ListsEveryFaultOfABadPack) {
  Files files = built_in_files();
  files.bytes[0] += "\nnonsense = 1\n";
  files.names.back() = "casse.toml";
  sharewell_reply* why = nullptr;
  const auto list = files.list();
  EXPECT_EQ(sharewell_load(list.data(), list.size(), &why), nullptr);
  const Reply reply = take(why);
  EXPECT_EQ(reply.status, SHAREWELL_BAD_PACK);
  const auto faults = sharewell::parse_json(reply.text, 1 << 20, "reply");
  ASSERT_TRUE(faults.has_value()) << reply.text;
  EXPECT_GE(faults->at("faults").as_array().size(), 3u) << reply.text;
  EXPECT_EQ(sharewell_load(list.data(), list.size(), nullptr), nullptr);
}

TEST(Library, LeavesTheBuiltInPackAndNothingAloneWhenAskedToFreeThem) {
  sharewell_free_pack(const_cast<sharewell_pack*>(sharewell_built_in()));
  sharewell_free_pack(nullptr);
  sharewell_free_reply(nullptr);
  EXPECT_EQ(recommend("{}").status, SHAREWELL_OK);
}

TEST(Library, AnswersManyThreadsFromOnePack) {
  const std::string expected = printed(R"({"risk":"immediate"})");
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (int& count : wrong)
    threads.emplace_back([&count, &expected] {
      for (int i = 0; i < 200; ++i)
        if (recommend(R"({"risk":"immediate"})").text != expected) ++count;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}
