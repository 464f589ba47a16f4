// SPDX-License-Identifier: MIT
#include "crypt/unlock.h"

#include <sodium.h>

#include <algorithm>

#include "base/error.h"
#include "crypt/secret.h"

namespace sharewell::crypt {

void SecretText::Release::operator()(char* bytes) const { sodium_free(bytes); }

SecretText::SecretText() {
  initialise();
  bytes_.reset(static_cast<char*>(sodium_malloc(kMost)));
  SW_CHECK(bytes_ != nullptr);
}

bool SecretText::add(std::string_view more) {
  if (more.size() > kMost - size_) return false;
  std::copy(more.begin(), more.end(), bytes_.get() + size_);
  size_ += more.size();
  return true;
}

void SecretText::drop_last() {
  if (size_ > 0) bytes_.get()[--size_] = '\0';
}

}  // namespace sharewell::crypt
