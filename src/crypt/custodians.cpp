// SPDX-License-Identifier: MIT
#include "crypt/custodians.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>

#include "crypt/freed_by.h"
#include "crypt/hash.h"
#include "crypt/recovery.h"

namespace sharewell::crypt {
namespace {

using Certificate = std::unique_ptr<X509, FreedBy<X509_free>>;
using Reader = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using Cms = std::unique_ptr<CMS_ContentInfo, FreedBy<CMS_ContentInfo_free>>;

std::unexpected<Error> wrong(std::string what, const std::string& file) {
  ERR_clear_error();
  return fail(ErrorCode::BadInput, std::move(what), file);
}

bool can_be_encrypted_to(X509* certificate) {
  EVP_PKEY* const key = X509_get0_pubkey(certificate);
  if (key == nullptr) return false;
  return EVP_PKEY_is_a(key, "EC") == 1 || (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= 2048);
}

Bytes der_of(X509* certificate) {
  Bytes out(static_cast<std::size_t>(std::max(0, i2d_X509(certificate, nullptr))));
  unsigned char* at = out.data();
  i2d_X509(certificate, &at);
  return out;
}

Certificate certificate_of(const Custodian& custodian) {
  const unsigned char* at = custodian.certificate.data();
  return Certificate(d2i_X509(nullptr, &at, static_cast<long>(custodian.certificate.size())));
}

bool add_recipient(CMS_ContentInfo* cms, X509* certificate) {
  CMS_RecipientInfo* const recipient = CMS_add1_recipient_cert(cms, certificate, CMS_KEY_PARAM);
  if (recipient == nullptr) return false;
  if (EVP_PKEY_is_a(X509_get0_pubkey(certificate), "RSA") != 1) return true;
  EVP_PKEY_CTX* const how = CMS_RecipientInfo_get0_pkey_ctx(recipient);
  return how != nullptr && EVP_PKEY_CTX_set_rsa_padding(how, RSA_PKCS1_OAEP_PADDING) > 0 &&
         EVP_PKEY_CTX_set_rsa_oaep_md(how, EVP_sha256()) > 0 &&
         EVP_PKEY_CTX_set_rsa_mgf1_md(how, EVP_sha256()) > 0;
}

/// One layer. AES-256-GCM, so that every changed bit of what it holds is refused by whoever opens it.
Result<Bytes> layer(ByteView content, const Custodian& custodian) {
  constexpr unsigned kFlags = CMS_BINARY | CMS_PARTIAL;
  const Certificate certificate = certificate_of(custodian);
  const Reader in(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
  const Cms cms(CMS_encrypt(nullptr, nullptr, EVP_aes_256_gcm(), kFlags));
  const Reader out(BIO_new(BIO_s_mem()));
  if (!certificate || !in || !cms || !out || !add_recipient(cms.get(), certificate.get()) ||
      CMS_final(cms.get(), in.get(), nullptr, CMS_BINARY) != 1 || i2d_CMS_bio(out.get(), cms.get()) != 1)
    return wrong("nothing can be encrypted to this certificate", custodian.file);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(out.get(), &bytes);
  return Bytes(bytes, bytes + size);
}

Result<Envelope> envelope(const SecretKey& root, std::span<const Custodian> custodians,
                          std::vector<std::size_t> set) {
  Envelope out{std::move(set), {}};
  const SecretText text = recovery_text(root, fmt::format("{} of {}", out.name(), custodians.size()));
  ByteView content = bytes_of(text.view());
  for (const std::size_t who : out.set) {
    SW_TRY(Bytes sealed, layer(content, custodians[who - 1]));
    out.bytes = std::move(sealed);
    content = out.bytes;
  }
  return out;
}

Result<void> check(std::span<const Custodian> custodians, std::size_t need) {
  if (custodians.empty() || custodians.size() > kCustodiansMost || need == 0 || need > custodians.size())
    return fail(
        ErrorCode::BadInput,
        fmt::format("give 1 to {} certificates, and how many of them are needed together", kCustodiansMost),
        "--need");
  for (std::size_t i = 0; i < custodians.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (custodians[i].fingerprint == custodians[j].fingerprint)
        return fail(ErrorCode::BadInput, "this certificate was given twice", custodians[i].file);
  return {};
}

}  // namespace

std::string Envelope::name() const { return fmt::format("{}", fmt::join(set, "-")); }

Result<Custodian> read_custodian(const std::filesystem::path& file) {
  const Reader in(BIO_new_file(file.c_str(), "r"));
  if (!in) return wrong("there is no such file to read", file.string());
  const Certificate certificate(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
  if (!certificate) return wrong("this is no certificate in PEM", file.string());
  if (!can_be_encrypted_to(certificate.get()))
    return wrong(
        "nothing can be encrypted to the key of this certificate; it takes RSA of 2048 bits or more, or EC",
        file.string());
  Custodian out{file.string(), der_of(certificate.get()), {}};
  out.fingerprint = to_hex(sha256(out.certificate));
  return out;
}

Result<std::vector<Envelope>> seal_to_custodians(const SecretKey& root, std::span<const Custodian> custodians,
                                                 std::size_t need) {
  SW_DO(check(custodians, need));
  std::vector<bool> chosen(custodians.size(), false);
  std::fill_n(chosen.begin(), need, true);
  std::vector<Envelope> out;
  do {
    std::vector<std::size_t> set;
    for (std::size_t i = 0; i < chosen.size(); ++i)
      if (chosen[i]) set.push_back(i + 1);
    SW_TRY(Envelope one, envelope(root, custodians, std::move(set)));
    out.push_back(std::move(one));
  } while (std::prev_permutation(chosen.begin(), chosen.end()));
  return out;
}

}  // namespace sharewell::crypt
