// SPDX-License-Identifier: MIT
// Slow clients: each connection sends a request byte by byte and never ends it; one that is closed is opened again.
//   node bench/web/slow.mjs HOST PORT HOW_MANY     until it is killed
import net from 'node:net';

const [host, port, many] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const text = `GET /danger HTTP/1.1\r\nHost: ${host}:${port}\r\nX-Slow: ${'a'.repeat(4000)}`;

function open() {
  let at = 0;
  const socket = net.connect(port, host);
  const drip = setInterval(() => socket.write(text[at++ % text.length]), 500);
  socket.on('error', () => {});
  socket.on('close', () => { clearInterval(drip); setTimeout(open, 100); });
  socket.resume();
}
for (let n = 0; n < many; n += 1) open();
