import { wallClock } from './crowd.ts';
import { openJob } from './open-job.ts';
import { passage } from './passages.ts';
import type { SeenStream, Watch } from './streams.ts';

/** What is read of a frame. */
interface Frame {
  readonly type: string;
  readonly data?: { readonly text?: string };
}

/** Watches a refinement from its start, as a page does. */
export function productReader(port: number): Watch {
  return async (nth) => {
    const job = await openJob(port, 'refine', { text: passage(nth, 'stream') }, { passes: ['tone'] });
    const hello = JSON.stringify({ type: 'hello', since: 'start' });
    return read(nth, `ws://127.0.0.1:${port}/ws/progress/${job}`, [hello], (text) => text);
  };
}

/** Watches what the raw peer passes on, marks and all. */
export function rawReader(port: number): Watch {
  return (nth) =>
    read(nth, `ws://127.0.0.1:${port}/${nth}`, [], (text) => {
      const from = text.indexOf('>>>\n') + 4;
      const to = text.indexOf('\n<<<', from);
      return from === 3 ? '' : text.slice(from, to === -1 ? undefined : to);
    });
}

/** @param answerIn the answer in all the text so far */
function read(
  nth: number,
  url: string,
  says: readonly string[],
  answerIn: (text: string) => string,
): Promise<SeenStream> {
  const socket = new WebSocket(url);
  const ended = Promise.withResolvers<SeenStream>();
  let text = '';
  let first = 0;
  socket.onopen = () => {
    for (const frame of says) socket.send(frame);
  };
  socket.onmessage = ({ data }) => {
    const frame: Frame = JSON.parse(String(data));
    if (frame.type === 'content') {
      text += frame.data?.text ?? '';
      if (first === 0 && answerIn(text) !== '') first = wallClock();
    }
    if (frame.type !== 'stream_end') return;
    socket.close();
    ended.resolve({ nth, first, text: answerIn(text) });
  };
  return ended.promise;
}
