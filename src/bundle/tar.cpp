// SPDX-License-Identifier: MIT
#include "bundle/tar.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/error.h"

namespace sharewell::bundle {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kName = 100, kPrefix = 155;
constexpr std::size_t kNameAt = 0, kSizeAt = 124, kTimeAt = 136, kSumAt = 148, kPrefixAt = 345;
constexpr std::size_t kNumber = 11;  // octal digits
constexpr std::uint64_t kNumberEnd = std::uint64_t{1} << (3 * kNumber);

void put(std::string& block, std::size_t at, std::string_view text) { block.replace(at, text.size(), text); }

/// Where a name that is too long for its field is cut in two: the last slash that leaves both parts short
/// enough; npos if there is none.
std::size_t cut_of(std::string_view name) {
  if (name.size() <= kName) return 0;
  const std::size_t slash = name.rfind('/', kPrefix);
  return slash != name.npos && name.size() - slash - 1 <= kName ? slash : name.npos;
}

std::string header(std::string_view name, std::size_t size, std::int64_t seconds) {
  std::string block(kBlock, '\0');
  const std::size_t cut = cut_of(name);
  put(block, kNameAt, cut == 0 ? name : name.substr(cut + 1));
  put(block, kPrefixAt, name.substr(0, cut));
  put(block, 100, "0000600");
  put(block, 108, "0000000");
  put(block, 116, "0000000");
  put(block, kSizeAt, fmt::format("{:011o}", size));
  put(block, kTimeAt, fmt::format("{:011o}", seconds));
  put(block, kSumAt, "        ");
  put(block, 156, "0");
  put(block, 257, "ustar");
  put(block, 263, "00");
  put(block, 329, "0000000");
  put(block, 337, "0000000");
  const unsigned sum = std::accumulate(block.begin(), block.end(), 0u, [](unsigned all, char c) {
    return all + static_cast<unsigned char>(c);
  });
  put(block, kSumAt, fmt::format("{:06o}", sum));
  block[kSumAt + 6] = '\0';
  return block;
}

std::string_view text_at(std::string_view block, std::size_t at, std::size_t size) {
  const std::string_view field = block.substr(at, size);
  return field.substr(0, field.find('\0'));
}

/// Digits that are none count as any number: the header is then not what it would be written as.
std::uint64_t octal_at(std::string_view block, std::size_t at) {
  std::uint64_t number = 0;
  for (const char c : block.substr(at, kNumber)) number = number * 8 + static_cast<std::uint64_t>(c & 7);
  return number;
}

std::size_t padding(std::size_t size) { return (kBlock - size % kBlock) % kBlock; }

bool all_zero(std::string_view text) { return text.find_first_not_of('\0') == text.npos; }

std::unexpected<Error> refused(std::size_t at, std::string_view what) {
  return fail(ErrorCode::BadInput, std::string(what), fmt::format("archive, byte {}", at));
}

Result<Member> read_member(std::string_view bytes, std::size_t& at, std::int64_t& seconds) {
  const std::string_view block = bytes.substr(at, kBlock);
  const std::string_view prefix = text_at(block, kPrefixAt, kPrefix);
  Member member{fmt::format("{}{}{}", prefix, prefix.empty() ? "" : "/", text_at(block, kNameAt, kName)), {}};
  const std::uint64_t size = octal_at(block, kSizeAt);
  seconds = static_cast<std::int64_t>(octal_at(block, kTimeAt));
  if (!is_member_name(member.name) || block != header(member.name, size, seconds))
    return refused(at, "the head of a file is not as Sharewell writes it");
  at += kBlock;
  if (size > bytes.size() - at || padding(size) > bytes.size() - at - size)
    return refused(at, "the archive ends within a file");
  member.bytes = bytes.substr(at, size);
  at += size;
  if (!all_zero(bytes.substr(at, padding(size))))
    return refused(at, "there are bytes after the end of a file");
  at += padding(size);
  return member;
}

}  // namespace

bool is_member_name(std::string_view name) {
  const bool plain = !name.empty() && name.front() != '/' && name.find("..") == name.npos &&
                     std::all_of(name.begin(), name.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '.' || c == '_' || c == '-' || c == '/';
                     });
  return plain && cut_of(name) != name.npos;
}

std::string write_tar(std::span<const Member> members, std::int64_t seconds) {
  SW_CHECK(seconds >= 0 && static_cast<std::uint64_t>(seconds) < kNumberEnd);
  std::string out;
  for (const Member& member : members) {
    SW_CHECK(is_member_name(member.name) && member.bytes.size() < kNumberEnd);
    out += header(member.name, member.bytes.size(), seconds);
    out += member.bytes;
    out.append(padding(member.bytes.size()), '\0');
  }
  return out.append(2 * kBlock, '\0');
}

Result<Archive> read_tar(std::string_view bytes) {
  Archive archive;
  for (std::size_t at = 0; bytes.size() - at >= kBlock;) {
    if (all_zero(bytes.substr(at, kBlock))) {
      if (bytes.size() - at == 2 * kBlock && all_zero(bytes.substr(at))) return archive;
      return refused(at, "the archive does not end as Sharewell ends it");
    }
    std::int64_t seconds = 0;
    const std::size_t begin = at;
    SW_TRY(Member member, read_member(bytes, at, seconds));
    if (!archive.members.empty() && seconds != archive.seconds)
      return refused(begin, "the files of the archive have different times");
    archive.seconds = seconds;
    archive.members.push_back(std::move(member));
  }
  return refused(bytes.size(), "the archive has no end");
}

}  // namespace sharewell::bundle
