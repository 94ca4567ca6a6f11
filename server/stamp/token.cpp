#include "server/stamp/token.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <ctime>
#include <utility>

#include "server/base/freed.hpp"
#include "server/storage/files.hpp"

namespace tavolo::stamp {
namespace {

using Request = std::unique_ptr<TS_REQ, Freed<TS_REQ_free>>;
using Response = std::unique_ptr<TS_RESP, Freed<TS_RESP_free>>;
using Imprint = std::unique_ptr<TS_MSG_IMPRINT, Freed<TS_MSG_IMPRINT_free>>;
using Algorithm = std::unique_ptr<X509_ALGOR, Freed<X509_ALGOR_free>>;
using Integer = std::unique_ptr<ASN1_INTEGER, Freed<ASN1_INTEGER_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Store = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using Verifying = std::unique_ptr<TS_VERIFY_CTX, Freed<TS_VERIFY_CTX_free>>;
using Bytes = std::unique_ptr<BIO, Freed<BIO_free_all>>;

constexpr std::size_t longest_answer = 64 * 1024;

const unsigned char* as_unsigned(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// The newest fault of OpenSSL in words; the rest is forgotten.
std::string fault_of_openssl() {
  std::array<char, 256> text{};
  ERR_error_string_n(ERR_peek_last_error(), text.data(), text.size());
  ERR_clear_error();
  return text.data();
}

std::string written(BIO* bytes) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bytes, &data);
  return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : "";
}

Number number_of(std::string_view nonce) {
  return Number(BN_bin2bn(as_unsigned(nonce), static_cast<int>(nonce.size()), nullptr));
}

Result<Response> parse(std::string_view answer) {
  if (answer.size() > longest_answer) return fail("stamp_malformed", "an answer of more than 64 KiB");
  const unsigned char* at = as_unsigned(answer);
  const unsigned char* const end = at + answer.size();
  Response response(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size())));
  if (!response) return fail("stamp_malformed", "no TimeStampResp: " + fault_of_openssl());
  if (at != end) return fail("stamp_malformed", "bytes follow the TimeStampResp");
  return response;
}

Result<void> check_granted(TS_RESP& response) {
  TS_STATUS_INFO* const info = TS_RESP_get_status_info(&response);
  const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));
  if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS) return {};
  const Bytes words(BIO_new(BIO_s_mem()));
  TS_STATUS_INFO_print_bio(words.get(), info);
  std::string said = written(words.get());
  for (char& c : said) c = c < ' ' ? ' ' : c;
  return fail("stamp_refused", said.substr(0, 300));
}

bool is_of(TS_TST_INFO* info, const Hash& imprint) {
  TS_MSG_IMPRINT* const found = TS_TST_INFO_get_msg_imprint(info);
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(found));
  const ASN1_OCTET_STRING* const bytes = TS_MSG_IMPRINT_get_msg(found);
  const std::string_view held(reinterpret_cast<const char*>(ASN1_STRING_get0_data(bytes)),
                              static_cast<std::size_t>(ASN1_STRING_length(bytes)));
  return OBJ_obj2nid(algorithm) == NID_sha256 && held == bytes_of(imprint);
}

std::optional<Instant> time_of(const ASN1_GENERALIZEDTIME* stated) {
  std::tm time{};
  if (stated == nullptr || ASN1_TIME_to_tm(stated, &time) != 1) return std::nullopt;
  return Instant{std::int64_t{timegm(&time)} * 1'000};
}

std::string signer_of(PKCS7* token) {
  STACK_OF(X509)* const signers = PKCS7_get0_signers(token, nullptr, 0);
  if (signers == nullptr || sk_X509_num(signers) == 0) {
    sk_X509_free(signers);
    ERR_clear_error();
    return "";
  }
  const Bytes name(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(name.get(), X509_get_subject_name(sk_X509_value(signers, 0)), 0,
                     XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
  sk_X509_free(signers);
  return written(name.get());
}

Result<Stamp> read(TS_RESP& response, const Hash& imprint) {
  if (auto granted = check_granted(response); !granted) return std::unexpected(granted.error());
  TS_TST_INFO* const info = TS_RESP_get_tst_info(&response);
  if (info == nullptr || TS_RESP_get_token(&response) == nullptr) return fail("stamp_malformed", "no token in it");
  if (!is_of(info, imprint)) return fail("stamp_of_other_bytes", "the token stamps other bytes");
  const auto at = time_of(TS_TST_INFO_get_time(info));
  if (!at) return fail("stamp_malformed", "the token states no time");
  std::array<char, 128> policy{};
  OBJ_obj2txt(policy.data(), static_cast<int>(policy.size()), TS_TST_INFO_get_policy_id(info), 1);
  return Stamp{*at, policy.data(), signer_of(TS_RESP_get_token(&response))};
}

}  // namespace

Result<Authorities> Authorities::read(const std::filesystem::path& file) {
  auto text = storage::read_file(file, std::size_t{1} << 20U);
  if (!text) return std::unexpected(text.error());
  return parse(*text, file.string());
}

Result<Authorities> Authorities::parse(std::string_view text, const std::string& name) {
  const Bytes pem(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  Authorities made;
  while (X509* const one = PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr)) {
    made.certificates_.emplace_back(one, X509_free);
  }
  // Reading past the last one is how it ends; anything else is a certificate that is none.
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (made.certificates_.empty() || !at_end) {
    return fail("tsa_ca_invalid", name + " is to hold certificates in PEM form");
  }
  return made;
}

std::string ask_for(const Hash& imprint, std::string_view nonce) {
  const Request request(TS_REQ_new());
  const Imprint stamped(TS_MSG_IMPRINT_new());
  const Algorithm algorithm(X509_ALGOR_new());
  TAVOLO_CHECK(request && stamped && algorithm);
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  std::string bytes(bytes_of(imprint));
  const Number number = number_of(nonce);
  const Integer as_integer(BN_to_ASN1_INTEGER(number.get(), nullptr));
  const bool built =
      TS_MSG_IMPRINT_set_algo(stamped.get(), algorithm.get()) == 1 &&
      TS_MSG_IMPRINT_set_msg(stamped.get(), reinterpret_cast<unsigned char*>(bytes.data()),
                             static_cast<int>(bytes.size())) == 1 &&
      TS_REQ_set_version(request.get(), 1) == 1 && TS_REQ_set_msg_imprint(request.get(), stamped.get()) == 1 &&
      TS_REQ_set_nonce(request.get(), as_integer.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1;
  TAVOLO_CHECK(built);
  std::string der(static_cast<std::size_t>(i2d_TS_REQ(request.get(), nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(der.data());
  i2d_TS_REQ(request.get(), &at);
  return der;
}

Result<Stamp> read_answer(std::string_view answer, const Hash& imprint) {
  const auto response = parse(answer);
  if (!response) return std::unexpected(response.error());
  return read(**response, imprint);
}

Result<Stamp> verify_answer(std::string_view answer, const Hash& imprint, const Authorities& trusted) {
  const auto response = parse(answer);
  if (!response) return std::unexpected(response.error());
  auto stamp = read(**response, imprint);
  if (!stamp) return stamp;
  Store store(X509_STORE_new());
  const Verifying verifying(TS_VERIFY_CTX_new());
  TAVOLO_CHECK(store && verifying);
  for (const auto& one : trusted.certificates_) X509_STORE_add_cert(store.get(), one.get());
  // Certificates end; what was stamped while they were valid stays so.
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), static_cast<std::time_t>(stamp->at.ms / 1'000));
  TS_VERIFY_CTX_set_flags(verifying.get(), TS_VFY_VERSION | TS_VFY_SIGNER | TS_VFY_SIGNATURE | TS_VFY_IMPRINT);
  TS_VERIFY_CTX_set_store(verifying.get(), store.release());
  TS_VERIFY_CTX_set_imprint(verifying.get(),
                            static_cast<unsigned char*>(OPENSSL_memdup(imprint.data(), imprint.size())),
                            static_cast<long>(imprint.size()));
  if (TS_RESP_verify_response(verifying.get(), response->get()) != 1)
    return fail("stamp_untrusted", fault_of_openssl());
  return stamp;
}

std::string signer_in(std::string_view answer) {
  const auto response = parse(answer);
  return response && TS_RESP_get_token(response->get()) != nullptr ? signer_of(TS_RESP_get_token(response->get())) : "";
}

bool answers_nonce(std::string_view answer, std::string_view nonce) {
  const auto response = parse(answer);
  if (!response) return false;
  TS_TST_INFO* const info = TS_RESP_get_tst_info(response->get());
  const ASN1_INTEGER* const stated = info ? TS_TST_INFO_get_nonce(info) : nullptr;
  if (stated == nullptr) return false;
  const Number found(ASN1_INTEGER_to_BN(stated, nullptr));
  const Number asked = number_of(nonce);
  return found && asked && BN_cmp(found.get(), asked.get()) == 0;
}

}  // namespace tavolo::stamp
