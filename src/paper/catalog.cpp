// SPDX-License-Identifier: MIT
#include "paper/catalog.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace sharewell::paper {
namespace {

/// The whole number that stands behind the last `before`.
std::optional<std::size_t> number_after(std::string_view pdf, std::string_view before) {
  const std::size_t at = pdf.rfind(before);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = pdf.substr(at + before.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

}  // namespace

Result<std::string> with_language(const std::string& pdf, std::string_view language) {
  const auto unknown = fail(ErrorCode::Unavailable, "this cairo writes another PDF than is known here");
  const auto size = number_after(pdf, "<< /Size "), root = number_after(pdf, "/Root "),
             info = number_after(pdf, "/Info "), table = number_after(pdf, "startxref\n");
  if (!size || !root || !info || !table) return unknown;
  const std::size_t catalog = pdf.rfind(fmt::format("\n{} 0 obj\n<< /Type /Catalog\n", *root));
  const std::size_t end = catalog == std::string::npos ? catalog : pdf.find("\n>>\nendobj\n", catalog);
  if (end == std::string::npos) return unknown;
  std::string out = pdf;
  const std::size_t place = out.size();
  out += pdf.substr(catalog + 1, end - catalog - 1);
  out += fmt::format("\n   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                     language);
  const std::size_t update = out.size();
  out += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\n"
      "startxref\n{}\n%%EOF\n",
      *root, place, *size, *root, *info, *table, update);
  return out;
}

}  // namespace sharewell::paper
