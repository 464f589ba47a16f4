// SPDX-License-Identifier: MIT
#include "crypt/time_stamp.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <ctime>
#include <memory>

#include "crypt/freed_by.h"
#include "crypt/hash.h"

namespace sharewell::crypt {
namespace {

using Request = std::unique_ptr<TS_REQ, FreedBy<TS_REQ_free>>;
using Reply = std::unique_ptr<TS_RESP, FreedBy<TS_RESP_free>>;
using Context = std::unique_ptr<TS_VERIFY_CTX, FreedBy<TS_VERIFY_CTX_free>>;
using Imprint = std::unique_ptr<TS_MSG_IMPRINT, FreedBy<TS_MSG_IMPRINT_free>>;
using Algorithm = std::unique_ptr<X509_ALGOR, FreedBy<X509_ALGOR_free>>;
using Number = std::unique_ptr<ASN1_INTEGER, FreedBy<ASN1_INTEGER_free>>;
using BigNumber = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using Bio = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using Store = std::unique_ptr<X509_STORE, FreedBy<X509_STORE_free>>;
using Certificate = std::unique_ptr<X509, FreedBy<X509_free>>;

constexpr std::size_t kNonceBytes = 8;
constexpr std::size_t kReplyBytes = std::size_t{64} * 1024;
constexpr std::string_view kPlace = "time stamp";

std::unexpected<Error> unreadable(std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), std::string(kPlace));
}
std::unexpected<Error> refused(std::string what) {
  return fail(ErrorCode::Damaged, std::move(what), std::string(kPlace));
}

/// Why OpenSSL did not take it, in its words; it keeps nothing of that for the next call.
std::string why() {
  std::string out;
  while (const unsigned long code = ERR_get_error())
    if (const char* reason = ERR_reason_error_string(code); reason != nullptr) out = reason;
  return out.empty() ? "no reason given" : out;
}

template <class T, class Read>
T read_der(ByteView bytes, Read read) {
  const unsigned char* at = bytes.data();
  T made(read(nullptr, &at, static_cast<long>(bytes.size())));
  if (!made || at != bytes.data() + bytes.size()) made.reset();
  ERR_clear_error();
  return made;
}

Result<Reply> read_reply(ByteView bytes) {
  if (bytes.size() > kReplyBytes)
    return fail(ErrorCode::TooLarge, fmt::format("{} bytes, and the limit is {}", bytes.size(), kReplyBytes),
                std::string(kPlace));
  auto reply = read_der<Reply>(bytes, d2i_TS_RESP);
  if (!reply) return unreadable("it is no reply of a time stamping authority (TimeStampResp, DER)");
  if (TS_RESP_get_tst_info(reply.get()) == nullptr)
    return refused("the authority did not give a time stamp but refused");
  return reply;
}

Result<Instant> time_of(const TS_RESP& reply) {
  const TS_TST_INFO* info = TS_RESP_get_tst_info(const_cast<TS_RESP*>(&reply));
  std::tm at{};
  if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &at) != 1)
    return unreadable("the time in it cannot be read");
  return Instant{static_cast<std::int64_t>(timegm(&at)) * 1000};
}

/// Imprint, nonce and status; with authorities the signature too.
Result<void> check_with(TS_VERIFY_CTX& context, unsigned flags, ByteView stamped, TS_RESP& reply) {
  TS_VERIFY_CTX_add_flags(&context, static_cast<int>(flags | TS_VFY_VERSION | TS_VFY_DATA));
  // The context frees what it is given.
  TS_VERIFY_CTX_set_data(&context, BIO_new_mem_buf(stamped.data(), static_cast<int>(stamped.size())));
  if (TS_RESP_verify_response(&context, &reply) == 1) return {};
  return refused(fmt::format("the time stamp does not hold: {}", why()));
}

Result<Store> believed(std::string_view authorities, Instant at) {
  const Bio text(BIO_new_mem_buf(authorities.data(), static_cast<int>(authorities.size())));
  Store store(X509_STORE_new());
  SW_CHECK(text != nullptr && store != nullptr);
  int count = 0;
  while (const Certificate one{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)})
    count += X509_STORE_add_cert(store.get(), one.get());
  ERR_clear_error();
  if (count == 0) return fail(ErrorCode::BadInput, "there is no certificate in it (PEM)", "authority");
  // A stamp is good for longer than the certificate that made it: that had to be good then.
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), static_cast<std::time_t>(at.ms / 1000));
  return store;
}

/// Whose signature it is, after it was checked: the first of the certificates in it that signed.
std::string signer_of(TS_RESP& reply) {
  PKCS7* const token = TS_RESP_get_token(&reply);
  STACK_OF(X509)* const signers = PKCS7_get0_signers(token, nullptr, 0);
  if (signers == nullptr || sk_X509_num(signers) == 0) return {};
  const Bio out(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(out.get(), X509_get_subject_name(sk_X509_value(signers, 0)), 0,
                     XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  sk_X509_free(signers);
  char* text = nullptr;
  const long length = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(length)};
}

}  // namespace

Bytes time_stamp_request(ByteView stamped, const Random& random) {
  const Digest digest = sha256(stamped);
  std::array<std::uint8_t, kNonceBytes> nonce{};
  random(nonce);
  nonce.front() =
      static_cast<std::uint8_t>((nonce.front() & 0x7f) | 0x40);  // a positive number of its length
  const Request request(TS_REQ_new());
  const Imprint imprint(TS_MSG_IMPRINT_new());
  const Algorithm algorithm(X509_ALGOR_new());
  const BigNumber number(BN_bin2bn(nonce.data(), static_cast<int>(nonce.size()), nullptr));
  SW_CHECK(request && imprint && algorithm && number);
  const Number asked(BN_to_ASN1_INTEGER(number.get(), nullptr));
  Digest copy = digest;
  SW_CHECK(asked && X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1 &&
           TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
           TS_MSG_IMPRINT_set_msg(imprint.get(), copy.data(), static_cast<int>(copy.size())) == 1 &&
           TS_REQ_set_version(request.get(), 1) == 1 &&
           TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 &&
           TS_REQ_set_nonce(request.get(), asked.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1);
  unsigned char* der = nullptr;
  const int length = i2d_TS_REQ(request.get(), &der);
  SW_CHECK(length > 0);
  Bytes out(der, der + length);
  OPENSSL_free(der);
  return out;
}

Result<TimeStamp> read_time_stamp(ByteView reply_bytes, ByteView stamped) {
  SW_TRY(const Reply reply, read_reply(reply_bytes));
  SW_TRY(const Instant at, time_of(*reply));
  const Context context(TS_VERIFY_CTX_new());
  SW_CHECK(context != nullptr);
  SW_DO(check_with(*context, 0, stamped, *reply));
  return TimeStamp{at, {}};
}

Result<TimeStamp> check_time_stamp(ByteView reply_bytes, ByteView stamped, ByteView request_bytes,
                                   std::string_view authorities) {
  SW_TRY(const Reply reply, read_reply(reply_bytes));
  SW_TRY(const Instant at, time_of(*reply));
  SW_TRY(Store store, believed(authorities, at));
  if (!request_bytes.empty()) {
    const auto request = read_der<Request>(request_bytes, d2i_TS_REQ);
    if (!request) return fail(ErrorCode::BadInput, "it is no request for a time stamp (DER)", "request");
    const Context asked(TS_REQ_to_TS_VERIFY_CTX(request.get(), nullptr));
    SW_CHECK(asked != nullptr);
    TS_VERIFY_CTX_set_flags(asked.get(), TS_VFY_VERSION | TS_VFY_IMPRINT |
                                             (TS_REQ_get_nonce(request.get()) != nullptr ? TS_VFY_NONCE : 0));
    if (TS_RESP_verify_response(asked.get(), reply.get()) != 1)
      return refused(fmt::format("it is not the reply to this request: {}", why()));
  }
  const Context context(TS_VERIFY_CTX_new());
  SW_CHECK(context != nullptr);
  TS_VERIFY_CTX_set_store(context.get(), store.release());
  SW_DO(check_with(*context, TS_VFY_SIGNATURE, stamped, *reply));
  return TimeStamp{at, signer_of(*reply)};
}

}  // namespace sharewell::crypt
