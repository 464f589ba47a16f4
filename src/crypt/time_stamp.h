// SPDX-License-Identifier: MIT
// Time stamps of RFC 3161: somebody whose certificate others trust says that bytes were there at a time.
//
// In: the bytes; a reply of a time stamping authority, and certificates of authorities that are believed.
// Out: a request; or the time that the reply proves. Never: a clock or a network; believes a signer whose
// certificate is not for time stamping alone, or does not lead to one that is believed.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/ref.h"
#include "base/result.h"
#include "base/time.h"

namespace sharewell::crypt {

/// A TimeStampReq (DER) over SHA-256 of the bytes, with a random nonce, that asks for the signer's
/// certificate.
[[nodiscard]] Bytes time_stamp_request(ByteView stamped, const Random& random);

struct TimeStamp {
  Instant at;      ///< whole seconds
  std::string by;  ///< the signer's certificate, as its subject reads
};

/// What a TimeStampResp (DER) says of the bytes; the signer is not looked at, and `by` is empty.
/// errors  BadInput: it cannot be read. Damaged: the authority refused, or it is of other bytes.
[[nodiscard]] Result<TimeStamp> read_time_stamp(ByteView reply, ByteView stamped);

/// The same, after everything was checked: imprint, signature, and that the signer's certificate is for time
/// stamping alone and led, at that time, to one of the PEM text. `request`: what was asked, whose nonce and
/// imprint it must have; empty: not known.
/// errors  as above. BadInput also: no certificate in the text, or the request cannot be read. Damaged also,
///         with what does not hold.
[[nodiscard]] Result<TimeStamp> check_time_stamp(ByteView reply, ByteView stamped, ByteView request,
                                                 std::string_view authorities);

}  // namespace sharewell::crypt
