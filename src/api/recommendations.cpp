// SPDX-License-Identifier: MIT
#include "api/resources.h"
#include "decide/answers_json.h"
#include "decide/rests_on.h"

namespace sharewell::api {

/// The bytes of `sharewell decide --answers - --json`, under the pack that the organisation has in force.
Answer recommend(const Call& call) {
  SW_DO(only_parameters(call, {}));
  const casework::Desk desk = call.desk();
  SW_TRY(const auto answers, decide::answers_from_json(desk.pack, call.request.body, "body"));
  return ok(
      decide::explained_to_json(decide::recommend(desk.pack, decide::Enquiry::make(desk.pack, answers))));
}

}  // namespace sharewell::api
