// SPDX-License-Identifier: MIT
// Recovery by k of n custodians: for each k of them one envelope in an envelope (CMS, RFC 5652 and 5083),
// each layer to one custodian's certificate, so that all of a set are needed and plain `openssl cms -decrypt`
// opens it.
//
// In: certificates as PEM, a root key. Out: the envelopes, as DER. Never: a private key; an envelope that
// fewer than k open.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypt/secret.h"

namespace sharewell::crypt {

inline constexpr std::size_t kCustodiansMost = 10;

struct Custodian {
  std::string file;         ///< where the certificate was read
  Bytes certificate;        ///< DER
  std::string fingerprint;  ///< SHA-256 of it, in hexadecimal
};

/// BadInput if it is no certificate of a key that can be encrypted to (RSA of 2048 bits or more, or EC).
[[nodiscard]] Result<Custodian> read_custodian(const std::filesystem::path& file);

struct Envelope {
  std::vector<std::size_t> set;  ///< who is needed, from 1, the outermost layer's last
  Bytes bytes;
  [[nodiscard]] std::string name() const;  ///< "1-3"
};

/// Every set of `need`. BadInput if there are more than kCustodiansMost, fewer than `need`, or one twice.
[[nodiscard]] Result<std::vector<Envelope>> seal_to_custodians(const SecretKey& root,
                                                               std::span<const Custodian> custodians,
                                                               std::size_t need);

}  // namespace sharewell::crypt
