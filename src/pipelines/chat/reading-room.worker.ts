import { END } from '../../documents/in-thread.ts';
import { type FileOrder, type FindOrder, ReadingRoom } from './reading-room.ts';

declare const self: Worker;

const room = new ReadingRoom();

/** Takes files, and then what is looked for in them; says `END` when that was found. */
self.onmessage = ({ data }: MessageEvent<FileOrder | FindOrder>) => {
  const answer = room.take(data);
  self.postMessage(answer);
  if (answer.answer === 'found') self.postMessage(END);
};
