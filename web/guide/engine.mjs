// SPDX-License-Identifier: MIT
// The rules in the browser: libsharewell (src/library/sharewell.h) compiled to WebAssembly, with texts for pointers.
//
// In: the bytes of the module; answers as an object, question id to answer id. Out: what `sharewell decide --json` prints,
// byte for byte. Never: gives the module anything but its own memory; it imports nothing, so it can reach nothing.

/** @param {BufferSource} bytes of sharewell.wasm */
export async function load(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { exports } = instance;
  exports._initialize();
  const pack = exports.sharewell_built_in();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function take(reply) {
    const start = exports.sharewell_text(reply);
    const text = decoder.decode(new Uint8Array(exports.memory.buffer, start, exports.sharewell_size(reply)));
    const ok = exports.sharewell_status_of(reply) === 0;
    exports.sharewell_free_reply(reply);
    if (!ok) throw new Error(text);
    return text;
  }

  function ask(question, answers) {
    const bytesIn = encoder.encode(answers);
    const at = exports.malloc(bytesIn.length);
    new Uint8Array(exports.memory.buffer, at, bytesIn.length).set(bytesIn);
    const reply = question(pack, at, bytesIn.length);
    exports.free(at);
    return take(reply);
  }

  return {
    /** What the pack asks and says, as `sharewell guidance show --json` prints it. */
    describe: () => take(exports.sharewell_describe(pack)),
    /** The line of `sharewell decide --json` for these answers (JSON text); throws with the fault's JSON. */
    recommend: (answers) => ask(exports.sharewell_recommend, answers),
    /** Ids of the notices that stand beside these answers, as a JSON list. */
    notices: (answers) => ask(exports.sharewell_notices, answers),
  };
}
