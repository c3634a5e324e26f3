import { connect } from 'node:net';

/** A TCP connection that waits for one answer at a time: cheap enough that the load is not what is measured. */
export async function openSocket(port, { isWhole }) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  let text = '';
  let waiting = null;
  let failure = null;
  const fail = (error) => {
    failure = error;
    waiting?.reject(error);
    waiting = null;
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    text += chunk;
    if (!waiting || !isWhole(text)) return;
    const answer = text;
    text = '';
    waiting.resolve(answer);
    waiting = null;
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server hung up')));
  const next = () => new Promise((resolve, reject) => {
    if (failure) return reject(failure);
    waiting = { resolve, reject };
  });
  return {
    next,
    ask: (bytes) => {
      const answer = next();
      socket.write(bytes);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

/** Whether an HTTP/1.1 answer with a Content-Length (Fastify always sends one) is all there. */
export function isWholeHttp(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end))?.[1];
  return text.length >= end + 4 + Number(length ?? 0);
}

export const isWholeSmtp = (text) => /^\d{3} [^\n]*\n$/m.test(text);

/** Status and body of an answer read by `isWholeHttp`. */
export function readHttp(answer) {
  const end = answer.indexOf('\r\n\r\n');
  return { status: Number(answer.slice(9, 12)), body: Buffer.from(answer.slice(end + 4), 'latin1').toString() };
}
