// SPDX-License-Identifier: MIT
#include "crypt/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <ctime>
#include <string_view>

#include "base/error.h"

namespace sharewell::crypt {
namespace {

std::unexpected<Error> wrong(std::string_view what, const std::filesystem::path& file) {
  ERR_clear_error();
  return fail(ErrorCode::BadConfig, std::string(what), file.string());
}

/// HTTP/1.1 is all that the server speaks.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* in,
                    unsigned in_size, void*) {
  static constexpr unsigned char kOurs[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, kOurs, sizeof kOurs - 1, in, in_size) !=
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_NOACK;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

void settle(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE);
  // Forward secrecy and authenticated encryption only; TLS 1.3 has nothing else.
  SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
  // Without resumption no key outlives its connection.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
}

std::vector<std::string> names_of(X509* certificate) {
  std::vector<std::string> out;
  auto* const names =
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
  for (int i = 0; i < sk_GENERAL_NAME_num(names); ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names, i);
    if (name->type != GEN_DNS) continue;
    const ASN1_STRING* const text = name->d.dNSName;
    std::string found(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                      static_cast<std::size_t>(ASN1_STRING_length(text)));
    if (found.find_first_of(std::string_view("*\0", 2)) == std::string::npos) out.push_back(std::move(found));
  }
  GENERAL_NAMES_free(names);
  return out;
}

Instant end_of(X509* certificate) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1) return {};
  return Instant{static_cast<std::int64_t>(timegm(&parts)) * 1000};
}

/// Encrypted keys are refused rather than asked about: a server starts without anybody at its terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

}  // namespace

void TlsIdentity::Release::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

ssl_ctx_st* TlsIdentity::new_reference() const {
  SW_CHECK(SSL_CTX_up_ref(context_.get()) == 1);
  return context_.get();
}

Result<TlsIdentity> TlsIdentity::load(const std::filesystem::path& certificate,
                                      const std::filesystem::path& key) {
  struct stat about{};
  if (::stat(key.c_str(), &about) != 0) return wrong("the certificate's key cannot be opened", key);
  if ((about.st_mode & 077) != 0)
    return wrong("others on this machine may read the certificate's key; run 'chmod 600' on it", key);
  TlsIdentity out;
  out.context_.reset(SSL_CTX_new(TLS_server_method()));
  SW_CHECK(out.context_ != nullptr);
  SSL_CTX* const context = out.context_.get();
  settle(context);
  SSL_CTX_set_default_passwd_cb(context, no_passphrase);
  if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1)
    return wrong("this is no PEM file with a certificate, or it cannot be opened", certificate);
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1)
    return wrong(
        "this is no PEM file with a private key, it is locked with a passphrase, or it is another "
        "certificate's key",
        key);
  if (SSL_CTX_check_private_key(context) != 1) return wrong("this is another certificate's key", key);
  X509* const first = SSL_CTX_get0_certificate(context);
  out.names_ = names_of(first);
  out.ends_ = end_of(first);
  return out;
}

}  // namespace sharewell::crypt
