// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <libpq-fe.h>

#include "store/postgres.h"

namespace sharewell::store {

Result<void> PostgresQuery::begin() {
  if (read_ == Read::PieceByPiece) {
    SW_TRY(cursor_, server_.open_cursor(sql_, values_));
    SW_TRY(rows_, server_.next_piece(cursor_));
  } else {
    SW_TRY(rows_, server_.rows(sql_, values_));
  }
  return {};
}

Result<bool> PostgresQuery::next() {
  if (!rows_) SW_DO(begin());
  if (++row_ < PQntuples(rows_.get())) return true;
  if (cursor_.empty() || row_ == 0) return false;
  SW_TRY(rows_, server_.next_piece(cursor_));
  row_ = 0;
  return PQntuples(rows_.get()) > 0;
}

std::int64_t PostgresQuery::number(int column) const {
  std::uint64_t out = 0;
  const std::string_view bytes = text(column);
  if (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0x80) != 0) out = ~out;
  for (const char byte : bytes) out = out << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(out);
}

std::string_view PostgresQuery::text(int column) const {
  return {PQgetvalue(rows_.get(), row_, column),
          static_cast<std::size_t>(PQgetlength(rows_.get(), row_, column))};
}

std::string postgres_dialect(std::string_view sql) {
  constexpr std::pair<std::string_view, std::string_view> kDiffers[] = {
      {" INDEXED BY entry_naming", ""},
      {"SELECT value FROM json_each(?)", "SELECT value::bigint FROM json_array_elements_text(?::json)"},
  };
  std::string text(sql);
  for (const auto& [here, there] : kDiffers)
    for (std::size_t at = 0; (at = text.find(here, at)) != text.npos; at += there.size())
      text.replace(at, here.size(), there);
  std::string out;
  int value = 0;
  for (const char one : text) {
    if (one == '?')
      out += fmt::format("${}", ++value);
    else
      out += one;
  }
  return out;
}

}  // namespace sharewell::store
