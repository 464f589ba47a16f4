// SPDX-License-Identifier: MIT
#include "web/pages/proof.h"

#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

Result<casework::ProofFiles> proof_in(const Visit& visit, const DecisionOrPage& opened) {
  return casework::proof_of(visit.desk(), opened.file->ref, opened.decision->index);
}

}  // namespace

Html proof_html(const Url& record, const casework::ProofFiles& proof) {
  const auto line = [](words::Text key, std::string_view value, std::string classes = "app-hash") {
    return SummaryRow{.key = {.text = key}, .value = {.text = text(value), .classes = std::move(classes)}};
  };
  SummaryList list{.rows = {line(words::kProofIndex, std::to_string(proof.index), ""),
                            line(words::kProofSize, std::to_string(proof.size), ""),
                            line(words::kProofLeaf, proof.leaf), line(words::kProofOpening, proof.opening),
                            line(words::kProofKey, proof.verifier_key)}};
  const Html itself = element("pre",
                              Attributes{}
                                  .classes("app-proof")
                                  .set("tabindex", "0")
                                  .set("role", "region")
                                  .set("aria-label", words::kProofFile),
                              text(proof.proof));
  const Html inside =
      join({paragraph(words::kProofText),
            render(Details{.summary = words::kProofFile, .text = join({render(list), itself})}),
            plain_list({link(words::kProofDownload, record / "proof"),
                        link(words::kEntryDownload, record / "entry.json")})});
  return section("app-proof-section", "proof", join({heading_m(words::kProofHeading), inside}));
}

Answer proof_file(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const casework::ProofFiles proof, proof_in(visit, opened));
  return download("text/plain; charset=utf-8", "proof-" + opened.decision->sharing.text() + ".tlog-proof",
                  proof.proof);
}

Answer entry_file(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const casework::ProofFiles proof, proof_in(visit, opened));
  return download("application/json", "record-" + opened.decision->sharing.text() + ".json", proof.entry);
}

}  // namespace sharewell::web::pages
