// SPDX-License-Identifier: MIT
// The writing connection's way to the disk: what a commit adds to the write-ahead log goes there in one
// piece.
//
// In: SQLite's own default way to files, whichever it is. Out: the name of one that is the same but for the
// log, whose writes, two for each page, are gathered and handed on when the log is synced, read, measured,
// cut or closed. A write that fails is told of there, and then the sync says so. Never: says that something
// is durable which is not; holds more than 64 KiB. For a connection with synchronous=FULL
// only: others see a commit once the log was synced.
#pragma once

namespace sharewell::store {

/// To open a writing connection with. Registers itself the first time. Any thread.
[[nodiscard]] const char* gathered_log_writes();

}  // namespace sharewell::store
