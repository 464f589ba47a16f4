// SPDX-License-Identifier: MIT
// A server's certificate with its private key, ready for TLS 1.2 and 1.3.
//
// In: two PEM files: the certificate with those that lead to it, and the key. Out: a context that a server
// makes its connections from, the names in the certificate, and when it ends. Never: takes a key that other
// users of this machine can read, or one that is not the certificate's; asks for a passphrase.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

struct ssl_ctx_st;

namespace sharewell::crypt {

class TlsIdentity {
 public:
  /// errors  BadConfig, with the file and what to do.
  [[nodiscard]] static Result<TlsIdentity> load(const std::filesystem::path& certificate,
                                                const std::filesystem::path& key);

  /// OpenSSL's SSL_CTX, as a reference of its own that the caller gives back: for the server's one unit.
  [[nodiscard]] ssl_ctx_st* new_reference() const;
  /// The DNS names of the certificate, as they stand in it; a wildcard is left out.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] Instant ends() const { return ends_; }

 private:
  struct Release {
    void operator()(ssl_ctx_st* context) const;
  };
  TlsIdentity() = default;
  std::unique_ptr<ssl_ctx_st, Release> context_;
  std::vector<std::string> names_;
  Instant ends_;
};

}  // namespace sharewell::crypt
