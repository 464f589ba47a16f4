// SPDX-License-Identifier: MIT
// The questions are read by people without legal training: short sentences, every legal term and every
// abbreviation in the glossary. @cite requirements R049
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <sstream>

#include "guidance/pack.h"

namespace sharewell::guidance {
namespace {

constexpr int kLongestSentence = 25;  ///< words

/// Everything that is read where a question is put.
std::vector<std::string> texts_of_questions(const Pack& pack) {
  std::vector<std::string> out;
  for (const Question& question : pack.questions()) {
    out.insert(out.end(), {question.ask, question.hint, question.why});
    for (const Answer& answer : question.answers)
      out.insert(out.end(), {answer.label, answer.hint, answer.said, answer.reason});
  }
  return out;
}

std::vector<std::string> sentences_in(const std::string& text) {
  static const std::regex end(R"([.?!:]\s+)");
  return {std::sregex_token_iterator(text.begin(), text.end(), end, -1), std::sregex_token_iterator()};
}

long words_in(const std::string& sentence) {
  std::istringstream in(sentence);
  return std::distance(std::istream_iterator<std::string>(in), std::istream_iterator<std::string>());
}

const Term* explains(const Pack& pack, std::string_view word) {
  const auto at = std::ranges::find_if(
      pack.terms(), [&](const Term& term) { return term.term.find(word) != std::string::npos; });
  return at == pack.terms().end() ? nullptr : &*at;
}

/// Words with a meaning in law as the questions may use them, and the term that explains each.
struct Legal {
  const char *word, *term;
};
constexpr std::array kLegal{Legal{"lawful", "lawful reason"},
                            Legal{"legal duty", "legal duty"},
                            Legal{"legal power", "statutory request"},
                            Legal{"formal request", "statutory request"},
                            Legal{"court", "court order"},
                            Legal{"child in need", "child in need"},
                            Legal{"section 47", "section 47"},
                            Legal{"section 16H", "section 16H"},
                            Legal{"14B", "14B"},
                            Legal{"special category", "special category"},
                            Legal{"condition", "condition"},
                            Legal{"public interest", "public interest"},
                            Legal{"confidence", "confidential"},
                            Legal{"agreement", "consent"},
                            Legal{"consent", "consent"},
                            Legal{"safeguarding partner", "safeguarding partner"},
                            Legal{"safeguarding children board", "safeguarding children board"},
                            Legal{"information governance lead", "information governance lead"},
                            Legal{"safeguarding lead", "safeguarding lead"},
                            Legal{"multi-agency hub", "multi-agency safeguarding hub"},
                            Legal{"social care", "social care"},
                            Legal{"adult is at risk", "adult at risk"},
                            Legal{"adult at risk", "adult at risk"},
                            Legal{"seriously harmed", "significant harm"},
                            Legal{"how long", "retention"}};
/// Whatever holds one of these is law, so it has to hold a word of the list above too, or speak of the law as
/// everybody does.
constexpr std::array kSmellOfLaw{"statut", "section ", "lawful",   " Act ",
                                 "court",  "legal ",   "tribunal", "controller"};

TEST(PlainWords, TheQuestionsAreWrittenInShortSentences) {
  for (const std::string& text : texts_of_questions(built_in()))
    for (const std::string& sentence : sentences_in(text))
      EXPECT_LE(words_in(sentence), kLongestSentence) << sentence;
}

TEST(PlainWords, TheGlossaryCoversEveryLegalTermOfTheQuestions) {
  const Pack& pack = built_in();
  std::set<std::string> used;
  for (const std::string& text : texts_of_questions(pack)) {
    bool explained = false;
    for (const Legal& legal : kLegal) {
      if (text.find(legal.word) == std::string::npos) continue;
      explained = true;
      used.insert(legal.word);
      EXPECT_NE(explains(pack, legal.term), nullptr) << legal.word << ", in: " << text;
    }
    for (const char* smell : kSmellOfLaw)
      EXPECT_TRUE(explained || text.find(smell) == std::string::npos)
          << "a legal term that no glossary explains, in: " << text;
  }
  EXPECT_GE(used.size(), 15u) << "the questions do use such words";
}

TEST(PlainWords, EveryAbbreviationOfTheQuestionsIsExplained) {
  static const std::regex abbreviation(R"(\b[A-Z]{2,}\b|\b[0-9]+[A-Z]+\b)");
  for (const std::string& text : texts_of_questions(built_in()))
    for (std::sregex_iterator at(text.begin(), text.end(), abbreviation); at != std::sregex_iterator(); ++at)
      EXPECT_NE(explains(built_in(), at->str()), nullptr) << at->str() << ", in: " << text;
}

TEST(PlainWords, EachTermIsExplainedInOneShortSentenceBeforeAnythingElse) {
  for (const Term& term : built_in().terms()) {
    const auto sentences = sentences_in(term.meaning);
    ASSERT_FALSE(sentences.empty()) << term.term;
    EXPECT_GE(words_in(sentences.front()), 3) << term.term;
    for (const std::string& sentence : sentences) EXPECT_LE(words_in(sentence), 30) << term.term;
  }
}

}  // namespace
}  // namespace sharewell::guidance
