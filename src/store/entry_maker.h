// SPDX-License-Identifier: MIT
// The one place that makes a `record::Entry`, and the list of who may ask for it.
// In: an entry body that is durable at its index. Out: the Entry. Never: called for what is not committed.
#pragma once

#include "record/entry.h"

namespace sharewell::store {

class EntryMaker {
  friend class Store;        ///< after a commit
  friend class Committer;    ///< likewise
  friend class EntryReader;  ///< what it opened and checked against the register
  [[nodiscard]] static record::Entry make(std::uint64_t index, record::EntryBody body) {
    return {index, std::move(body)};
  }
};

}  // namespace sharewell::store
