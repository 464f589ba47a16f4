// SPDX-License-Identifier: MIT
#include "web/components/file_upload.h"

#include "web/components/fields.h"

namespace sharewell::web {

Html render(const FileUpload& upload) {
  const std::string id = upload.id.empty() ? upload.name : upload.id;
  DescribedBy described_by(upload.described_by);
  Label label = upload.label;
  label.for_id = id;
  const Html hint = hint_of(upload.hint, id, described_by);
  const Html error = error_of(upload.error_message, id, described_by);
  std::string more = upload.classes;
  if (upload.error_message) more += more.empty() ? "govuk-file-upload--error" : " govuk-file-upload--error";
  Writer out;
  out << render(label) << hint << error << upload.form_group.before << "<input";
  out.classes("govuk-file-upload", more).attribute("id", id).attribute("name", upload.name);
  out << " type=\"file\"";
  out.flag("disabled", upload.disabled).flag("multiple", upload.multiple);
  out.attribute("aria-describedby", described_by.ids()) << upload.attributes << ">\n"
                                                        << upload.form_group.after;
  return group_of(upload.form_group, upload.error_message.has_value(), out.done());
}

}  // namespace sharewell::web
