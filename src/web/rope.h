// SPDX-License-Identifier: MIT
// A text under construction as the list of its pieces, so that putting pieces together copies none of them: a
// page is built of many small parts inside one another, and becomes one string once, at its end.
//
// In: text, copied once into memory of this thread; literals of the program, not copied; other ropes. Out:
// all of it in order, as one string. A rope is a value: a copy does not change with what it was copied from.
// Never: leaves the thread that it was made on; stays when the page that it is part of is done. The memory is
// one piece that is filled from its beginning, and begun anew when the last rope of the thread is gone.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace sharewell::web {

class Rope {
 public:
  Rope() = default;
  Rope(const Rope& other) noexcept : of_(other.of_) { hold(); }
  Rope(Rope&& other) noexcept : of_(std::exchange(other.of_, {})) {}
  Rope& operator=(Rope other) noexcept {
    std::swap(of_, other.of_);
    return *this;
  }
  ~Rope() { let_go(); }

  /// Copies `text`; written one after the other, texts lie together and are one piece.
  void write(std::string_view text);
  /// The same for several at once, which is less work.
  void write(std::initializer_list<std::string_view> texts);
  /// The same without a copy, where that is less work. `text` stands for as long as the program runs.
  void literal(std::string_view text);
  void append(const Rope& more);

  [[nodiscard]] bool empty() const { return of_.bytes == 0; }
  [[nodiscard]] std::size_t size() const { return of_.bytes; }
  [[nodiscard]] std::string bytes() const;

 private:
  struct Piece {
    const void* at;        ///< its text, or a list of pieces
    std::uint32_t bytes;   ///< of all its text
    std::uint32_t pieces;  ///< of its list; 0: it is a text
  };
  /// Before the pieces of each list. Ropes may share a list: whoever knows all its pieces may add one, which
  /// those that know fewer do not see.
  struct ListHead {
    std::uint32_t used, room;
  };
  /// What a rope is: a list of pieces, and after it one text that may still grow.
  struct Value {
    Piece* list = nullptr;
    const char* tail = nullptr;
    std::uint32_t pieces = 0, bytes = 0, tail_bytes = 0;
  };
  struct Memory;

  void hold() const;
  void let_go() const;
  void add_bytes(std::size_t more);
  void begin_tail(const char* at, std::size_t size);
  void keep_tail(char* at, std::size_t size);
  void add(Piece piece);
  static void copy_out(const Piece& piece, char*& to);
  Value of_;
};

}  // namespace sharewell::web
