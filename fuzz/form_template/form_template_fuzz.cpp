// SPDX-License-Identifier: MIT
// Any bytes as the template of a referral form: read within its limits, or refused with faults that name the
// file.
#include <cstdint>
#include <string>

#include "base/result.h"
#include "casework/forms.h"

using namespace sharewell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto form =
      casework::read_form({"form.toml", std::string(reinterpret_cast<const char*>(data), size)});
  if (!form) {
    SW_CHECK(!form.error().empty());
    for (const guidance::Fault& fault : form.error())
      SW_CHECK(fault.file == "form.toml" && one_line(fault).find('\n') == std::string::npos);
    return 0;
  }
  std::size_t fields = 0;
  for (const casework::FormSection& section : form->sections) {
    SW_CHECK(!section.title.empty() && !section.fields.empty());
    fields += section.fields.size();
    for (const casework::FormField& field : section.fields) SW_CHECK(!field.label.empty());
  }
  SW_CHECK(!form->id.empty() && form->sha256.size() == 64 && fields <= casework::kFormTemplateFields);
  return 0;
}
