// SPDX-License-Identifier: MIT
#include "backup/segment.h"

#include <fmt/format.h>

#include "crypt/hash.h"

namespace sharewell::backup {
namespace {

constexpr std::string_view kFormat = "sharewell-segment-1\n";
constexpr std::size_t kIdBytes = 32, kDigestBytes = 32;

void put_number(std::string& out, std::uint64_t number, std::size_t bytes) {
  for (std::size_t at = bytes; at-- > 0;) out.push_back(static_cast<char>((number >> (8 * at)) & 0xFF));
}

void put_counted(std::string& out, std::string_view bytes, std::size_t length_bytes) {
  put_number(out, bytes.size(), length_bytes);
  out += bytes;
}

}  // namespace

SegmentWriter::SegmentWriter(std::string_view organisation, std::uint64_t first) : bytes_(kFormat) {
  SW_CHECK(organisation.size() == kIdBytes);
  bytes_ += organisation;
  put_number(bytes_, first, 8);
  put_number(bytes_, 0, 4);
}

void SegmentWriter::add(const SegmentRow& row) {
  ++count_;
  bytes_ += text_of(row.leaf);
  put_counted(bytes_, text_of(row.once), 1);
  put_number(bytes_, row.began, 8);
  put_counted(bytes_, row.file, 1);
  put_number(bytes_, static_cast<std::uint64_t>(row.kind), 2);
  put_counted(bytes_, text_of(row.uid), 1);
  put_counted(bytes_, text_of(row.sealed), 4);
}

std::string SegmentWriter::finish() {
  std::string count;
  put_number(count, count_, 4);
  bytes_.replace(kFormat.size() + kIdBytes + 8, 4, count);
  bytes_ += text_of(crypt::sha256(bytes_of(bytes_)));
  return std::move(bytes_);
}

std::unexpected<Error> SegmentReader::wrong(std::string_view what) const {
  return fail(ErrorCode::Damaged, fmt::format("a segment of the backup {}", what), place_);
}

Result<SegmentReader> SegmentReader::open(std::string_view bytes, std::string place) {
  SegmentReader reader;
  reader.place_ = std::move(place);
  if (bytes.size() < kFormat.size() + kIdBytes + 12 + kDigestBytes || !bytes.starts_with(kFormat))
    return reader.wrong("is none");
  const std::string_view body = bytes.substr(0, bytes.size() - kDigestBytes);
  if (!crypt::same(crypt::sha256(bytes_of(body)), bytes_of(bytes.substr(body.size()))))
    return reader.wrong("is not what was written");
  reader.rest_ = body.substr(kFormat.size());
  std::uint64_t count = 0;
  if (!reader.take(kIdBytes, reader.organisation_) || !reader.take_number(8, reader.first_) ||
      !reader.take_number(4, count))
    return reader.wrong("is none");
  reader.count_ = static_cast<std::uint32_t>(count);
  return reader;
}

bool SegmentReader::take(std::size_t many, std::string_view& out) {
  if (rest_.size() < many) return false;
  out = rest_.substr(0, many);
  rest_.remove_prefix(many);
  return true;
}

bool SegmentReader::take_number(std::size_t many, std::uint64_t& out) {
  std::string_view bytes;
  if (!take(many, bytes)) return false;
  out = 0;
  for (const char byte : bytes) out = out << 8 | static_cast<std::uint8_t>(byte);
  return true;
}

bool SegmentReader::take_row(SegmentRow& row) {
  std::uint64_t length = 0, kind = 0;
  std::string_view leaf, once, uid, sealed;
  if (!take(kDigestBytes, leaf) || !take_number(1, length) || !take(length, once) ||
      !take_number(8, row.began) || !take_number(1, length) || !take(length, row.file) ||
      !take_number(2, kind) || !take_number(1, length) || !take(length, uid) || !take_number(4, length) ||
      !take(length, sealed))
    return false;
  row.kind = static_cast<std::int64_t>(kind);
  row.leaf = bytes_of(leaf);
  row.once = bytes_of(once);
  row.uid = bytes_of(uid);
  row.sealed = bytes_of(sealed);
  return once.empty() || once.size() == kDigestBytes;
}

Result<std::optional<SegmentRow>> SegmentReader::next() {
  if (read_ == count_) {
    if (!rest_.empty()) return wrong("holds more than it says");
    return std::nullopt;
  }
  SegmentRow row;
  if (!take_row(row)) return wrong("holds less than it says");
  ++read_;
  return row;
}

std::string segment_name(std::uint64_t first, std::uint32_t count) {
  return fmt::format("{:012}-{:04}", first, count);
}

}  // namespace sharewell::backup
