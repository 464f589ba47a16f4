// SPDX-License-Identifier: MIT
#include "web/rope.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <vector>

#include "base/result.h"

namespace sharewell::web {
namespace {

constexpr std::size_t kChunk = std::size_t{128} * 1024;  // an ordinary page needs less; kept by its thread
constexpr std::size_t kCopied = 64;  // a text up to this long is copied rather than listed
constexpr std::uint32_t kFirstRoom = 6;

/// As memcpy; most texts are a few characters, for which a call is the greater part of the work.
void copy(char* to, const char* from, std::size_t size) {
  if (size > 16) {
    std::memcpy(to, from, size);
  } else if (size >= 8) {
    std::uint64_t first, last;
    std::memcpy(&first, from, 8);
    std::memcpy(&last, from + size - 8, 8);
    std::memcpy(to, &first, 8);
    std::memcpy(to + size - 8, &last, 8);
  } else {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
  }
}

struct Chunks {
  std::vector<std::unique_ptr<char[]>> all;
};
// Apart from what is looked at for every piece, which so needs no check whether it was made yet.
thread_local Chunks chunks;

}  // namespace

/// This thread's: where the next text or list goes, and how many ropes there are.
struct Rope::Memory {
  char *next = nullptr, *end = nullptr;
  std::size_t ropes = 0;

  static thread_local constinit Memory mine;

  char* room_for(std::size_t size) {
    if (static_cast<std::size_t>(end - next) < size) grow(size);
    return next;
  }
  Piece* list_of(std::uint32_t room) {
    constexpr std::size_t kAlign = alignof(Piece);
    char* at = room_for(sizeof(ListHead) + room * sizeof(Piece) + kAlign);
    at += (kAlign - reinterpret_cast<std::uintptr_t>(at) % kAlign) % kAlign;
    new (at) ListHead{0, room};
    next = at + sizeof(ListHead) + room * sizeof(Piece);
    return reinterpret_cast<Piece*>(at + sizeof(ListHead));
  }
  void grow(std::size_t size) {
    const std::size_t made = std::max(size, kChunk);
    chunks.all.push_back(std::make_unique_for_overwrite<char[]>(made));
    next = chunks.all.back().get();
    end = next + made;
  }
  void begin_anew() {
    if (chunks.all.empty()) return;
    chunks.all.resize(1);
    next = chunks.all.front().get();
    end = next + kChunk;
  }
};
thread_local constinit Rope::Memory Rope::Memory::mine;

void Rope::hold() const {
  if (!empty()) ++Memory::mine.ropes;
}

void Rope::let_go() const {
  if (empty()) return;
  SW_CHECK(Memory::mine.ropes > 0);  // it was made on another thread
  if (--Memory::mine.ropes == 0) Memory::mine.begin_anew();
}

void Rope::add_bytes(std::size_t more) {
  SW_CHECK(more <= std::numeric_limits<std::uint32_t>::max() - of_.bytes);
  if (empty()) ++Memory::mine.ropes;
  of_.bytes += static_cast<std::uint32_t>(more);
}

void Rope::add(Piece piece) {
  const auto head_of = [](Piece* list) {
    return reinterpret_cast<ListHead*>(reinterpret_cast<char*>(list) - sizeof(ListHead));
  };
  if (of_.list == nullptr) of_.list = Memory::mine.list_of(kFirstRoom);
  ListHead* head = head_of(of_.list);
  if (head->used != of_.pieces || head->used == head->room) {
    Piece* const larger = Memory::mine.list_of(std::max(kFirstRoom, 2 * of_.pieces));
    std::copy_n(of_.list, of_.pieces, larger);
    of_.list = larger;
    head = head_of(larger);
  }
  of_.list[of_.pieces++] = piece;
  head->used = of_.pieces;
}

void Rope::begin_tail(const char* at, std::size_t size) {
  if (of_.tail_bytes > 0) add({of_.tail, of_.tail_bytes, 0});
  of_.tail = at;
  of_.tail_bytes = static_cast<std::uint32_t>(size);
}

/// What was just written at the end of the memory in use.
void Rope::keep_tail(char* at, std::size_t size) {
  Memory::mine.next = at + size;
  if (of_.tail_bytes > 0 && of_.tail + of_.tail_bytes == at)
    of_.tail_bytes += static_cast<std::uint32_t>(size);
  else
    begin_tail(at, size);
}

void Rope::write(std::string_view text) {
  if (text.empty()) return;
  char* const at = Memory::mine.room_for(text.size());
  add_bytes(text.size());
  copy(at, text.data(), text.size());
  keep_tail(at, text.size());
}

void Rope::write(std::initializer_list<std::string_view> texts) {
  std::size_t size = 0;
  for (const std::string_view text : texts) size += text.size();
  if (size == 0) return;
  char* const at = Memory::mine.room_for(size);
  add_bytes(size);
  char* to = at;
  for (const std::string_view text : texts) {
    copy(to, text.data(), text.size());
    to += text.size();
  }
  keep_tail(at, size);
}

void Rope::literal(std::string_view text) {
  if (text.size() <= kCopied) return write(text);
  add_bytes(text.size());
  begin_tail(text.data(), text.size());
}

void Rope::append(const Rope& more) {
  const Value other = more.of_;  // which may be this one
  if (empty()) {
    *this = more;
    return;
  }
  if (other.pieces == 0 && other.bytes <= kCopied) return write({other.tail, other.bytes});
  add_bytes(other.bytes);
  if (other.pieces > 0) {
    begin_tail(nullptr, 0);
    add({other.list, other.bytes - other.tail_bytes, other.pieces});
  }
  if (other.tail_bytes > 0) begin_tail(other.tail, other.tail_bytes);
}

void Rope::copy_out(const Piece& piece, char*& to) {
  if (piece.pieces == 0) {
    copy(to, static_cast<const char*>(piece.at), piece.bytes);
    to += piece.bytes;
    return;
  }
  const auto* const list = static_cast<const Piece*>(piece.at);
  for (std::uint32_t i = 0; i < piece.pieces; ++i) copy_out(list[i], to);
}

std::string Rope::bytes() const {
  std::string out;
  // Not `size`: g++ 12 may hand over what it made room for, which can be more.
  out.resize_and_overwrite(of_.bytes, [&](char* to, [[maybe_unused]] std::size_t size) {
    if (of_.pieces > 0) copy_out({of_.list, of_.bytes - of_.tail_bytes, of_.pieces}, to);
    if (of_.tail_bytes > 0) copy_out({of_.tail, of_.tail_bytes, 0}, to);
    return std::size_t{of_.bytes};
  });
  return out;
}

}  // namespace sharewell::web
