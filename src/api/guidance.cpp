// SPDX-License-Identifier: MIT
#include "api/resources.h"
#include "decide/pack_json.h"

namespace sharewell::api {

Answer guidance(const Call& call) {
  SW_DO(only_parameters(call, {}));
  return ok(decide::pack_to_json(call.desk().pack));
}

}  // namespace sharewell::api
