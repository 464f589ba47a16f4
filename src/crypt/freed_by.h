// SPDX-License-Identifier: MIT
// Gives back what OpenSSL made, by the function that it names for that.
//
// In: the function, as in std::unique_ptr<X509, FreedBy<X509_free>>. Never: asked for nothing.
#pragma once

namespace sharewell::crypt {

template <auto kRelease>
struct FreedBy {
  template <class T>
  void operator()(T* made) const {
    kRelease(made);
  }
};

}  // namespace sharewell::crypt
