// SPDX-License-Identifier: MIT
// One document as PDF, text and CSV. What a PDF holds is asked of other people's programs: pdfinfo, pdftotext
// (poppler-utils) and qpdf.
#include "paper/document.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace sharewell::paper {
namespace {

Document some() {
  Document document{.title = "Record of a decision",
                    .reference = "7K3MP-9XQ2A-C",
                    .foot = "Supports and does not replace judgement",
                    .made_at = *from_rfc3339("2026-11-20T10:00:00.123Z"),
                    .parts = {}};
  document.parts = {Notice{"Corrected by Ruth:\nher mother asked"},
                    Heading{"The decision"},
                    Definitions{{{"By", "Amara Zażółć"}, {"Decision", "Share"}}},
                    Numbered{{"First reason", "Second reason"}},
                    Table{{"When", "What"}, {{"Monday", "No coat"}}, {1, 2}},
                    Paragraph{"Kept."}};
  return document;
}

/// A PDF in a folder of its own, and what other programs say of it.
class Printed {
 public:
  explicit Printed(const std::string& bytes)
      : folder_(std::filesystem::temp_directory_path() / ("sharewell-paper-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "it.pdf", std::ios::binary) << bytes;
  }
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;
  ~Printed() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string says(const std::string& program, const std::string& after = "") const {
    std::FILE* pipe = ::popen(  // NOLINT(cert-env33-c): the words of a test
        (program + " " + (folder_ / "it.pdf").string() + " " + after + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return {};
    std::string out;
    std::array<char, 4096> part{};
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe))
      out.append(part.data(), size);
    EXPECT_EQ(::pclose(pipe), 0) << program << ": " << out;
    return out;
  }

 private:
  std::filesystem::path folder_;
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Pdf, IsWellFormedTaggedAndInEnglish) {
  const auto made = to_pdf(some());
  ASSERT_TRUE(made) << one_line(made.error());
  EXPECT_TRUE(made->starts_with("%PDF-1."));
  const Printed pdf(*made);
  EXPECT_TRUE(holds(pdf.says("qpdf --check"), "No syntax or stream encoding errors"));
  const std::string about = pdf.says("pdfinfo");
  EXPECT_TRUE(holds(about, "Tagged:          yes")) << about;
  EXPECT_TRUE(holds(about, "Title:           Record of a decision")) << about;
  EXPECT_TRUE(holds(about, "(A4)")) << about;
  const std::string catalog = pdf.says("qpdf --json");
  EXPECT_TRUE(holds(catalog, "\"/Lang\": \"u:en-GB\"") || holds(catalog, "\"/Lang\": \"en-GB\"")) << catalog;
  EXPECT_TRUE(holds(catalog, "\"/DisplayDocTitle\": true"));
}

TEST(Pdf, SaysWhatEachPartIsInReadingOrderAndKeepsTheFootOutOfIt) {
  const Printed pdf(to_pdf(some()).value());
  const std::string structure = pdf.says("pdfinfo -struct-text");
  std::size_t at = 0;
  for (const char* part : {"Document",
                           "H1",
                           "\"Record of a decision\"",
                           "P (block)",
                           "\"Corrected by Ruth: her mother asked\"",
                           "H2",
                           "\"The decision\"",
                           "Table",
                           "TR",
                           "TH",
                           "\"By\"",
                           "TD",
                           "\"Amara Zażółć\"",
                           "L (block)",
                           "LI",
                           "Lbl",
                           "\"1.\"",
                           "LBody",
                           "\"First reason\"",
                           "Table",
                           "TH",
                           "\"What\"",
                           "TD",
                           "\"No coat\"",
                           "P (block)",
                           "\"Kept.\""}) {
    at = structure.find(part, at);
    ASSERT_NE(at, std::string::npos) << part << " in\n" << structure;
  }
  EXPECT_FALSE(holds(structure, "Page 1 of 1")) << structure;
  const std::string text = pdf.says("pdftotext -layout", "-");
  EXPECT_TRUE(holds(text, "7K3MP-9XQ2A-C")) << text;
  EXPECT_TRUE(holds(text, "Supports and does not replace judgement")) << text;
  EXPECT_TRUE(holds(text, "Page 1 of 1")) << text;
}

TEST(Pdf, GoesOnOverPagesWithoutLosingALineAndRepeatsTheHeadOfATable) {
  Document document = some();
  std::string words;
  for (int i = 0; i < 400; ++i) words += "Sentence " + std::to_string(i) + " of what she said. ";
  Table table{{"When", "What"}, {}, {1, 3}};
  for (int i = 0; i < 120; ++i)
    table.rows.push_back({"Day " + std::to_string(i), "Row number " + std::to_string(i)});
  document.parts = {Definitions{{{"In her words", words}}}, table};
  const Printed pdf(to_pdf(document).value());
  const std::string structure = pdf.says("pdfinfo -struct-text");
  std::string joined = pdf.says("pdftotext -nodiag", "-");
  std::ranges::replace(joined, '\n', ' ');
  for (int i = 0; i < 400; ++i)
    ASSERT_TRUE(holds(joined, "Sentence " + std::to_string(i)) ||
                holds(joined, std::to_string(i) + " of what"))
        << i;
  for (int i = 0; i < 120; ++i)
    ASSERT_TRUE(holds(structure, "\"Row number " + std::to_string(i) + "\"")) << i;
  const std::string text = pdf.says("pdftotext -layout", "-");
  std::size_t heads = 0;
  for (std::size_t at = text.find("When "); at != std::string::npos; at = text.find("When ", at + 1)) ++heads;
  EXPECT_GE(heads, 3u) << "on top of each page that the table goes on to";
  std::size_t read = 0;
  for (std::size_t at = structure.find("\"When\""); at != std::string::npos;
       at = structure.find("\"When\"", at + 1))
    ++read;
  EXPECT_EQ(read, 1u) << "read out once";
}

TEST(Pdf, OfTheSameDocumentIsTheSameBytes) {
  EXPECT_EQ(to_pdf(some()).value(), to_pdf(some()).value());
  Document later = some();
  later.made_at = later.made_at + kHourMs;
  EXPECT_NE(to_pdf(some()).value(), to_pdf(later).value());
}

TEST(Documents, HaveLimitsAndRefuseWhatIsNoText) {
  const auto refused = [](Part part) {
    Document document = some();
    document.parts.push_back(std::move(part));
    const auto made = to_pdf(document);
    return made ? ErrorCode::Usage : made.error().code;
  };
  EXPECT_EQ(refused(Paragraph{std::string(kDocumentBytes, 'x')}), ErrorCode::TooLarge);
  EXPECT_EQ(refused(Numbered{std::vector<std::string>(kDocumentRows, "x")}), ErrorCode::TooLarge);
  EXPECT_EQ(refused(Paragraph{"\x1b[31m"}), ErrorCode::BadInput);
  EXPECT_EQ(refused(Heading{"\xff"}), ErrorCode::BadInput);
  EXPECT_EQ(refused(Table{{"a", "b"}, {{"one"}}, {1, 1}}), ErrorCode::BadInput);
  EXPECT_EQ(refused(Table{{"a", "b"}, {}, {1, 0}}), ErrorCode::BadInput);
  EXPECT_EQ(refused(Paragraph{std::string(60'000, '\n')}), ErrorCode::TooLarge) << "too many pages";
}

TEST(Text, SaysTheSameAsLines) {
  EXPECT_EQ(
      to_text(some()),
      "Record of a decision\n\nCorrected by Ruth:\nher mother asked\n\nThe decision:\nBy: Amara Zażółć\n"
      "Decision: Share\n\n1. First reason\n2. Second reason\n\nWhen: Monday\nWhat: No coat\n\nKept.\n");
}

TEST(Csv, QuotesWhatNeedsItAndEndsLinesWithCrLf) {
  EXPECT_EQ(to_csv({{"a", "b"}, {{"x", "y"}, {"1,2", "say \"no\""}, {"two\nlines", ""}}, {1, 1}}),
            "a,b\r\nx,y\r\n\"1,2\",\"say \"\"no\"\"\"\r\n\"two\nlines\",\r\n");
}

TEST(Csv, LetsNoCellBeAFormula) {
  for (const std::string begin : {"=", "+", "-", "@", "\t", "\r", "\n"}) {
    const std::string csv = to_csv({{"a"}, {{begin + "cmd|' /C calc'!A0"}}, {1}});
    EXPECT_EQ(csv, "a\r\n\"'" + begin + "cmd|' /C calc'!A0\"\r\n");
  }
  EXPECT_EQ(to_csv({{"a"}, {{"a=b"}}, {1}}), "a\r\na=b\r\n") << "only where it begins a cell";
  EXPECT_EQ(to_csv({{"=a"}, {}, {1}}), "\"'=a\"\r\n") << "a heading is a cell too";
}

}  // namespace
}  // namespace sharewell::paper
