import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answering } from '../parts/answering.ts';
import { benchEvent } from '../parts/bench-events.ts';
import { everyTurn } from '../parts/pace.ts';

/** Socket.IO as its documentation has it, WebSocket only, one room. Its events are not stored anywhere. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => void socket.join('job'));
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
const address = http.address();
if (address === null || typeof address === 'string') throw new Error('no port');

let seq = 0;
answering(
  { port: address.port },
  {
    async burst(params) {
      const [bursts, size] = [Number(params['bursts']), Number(params['size'])];
      await everyTurn(bursts, () => {
        for (let index = 0; index < size; index += 1) {
          seq += 1;
          const { type, data } = benchEvent(seq);
          io.to('job').emit('event', { type, seq, prev: seq - 1, at: Date.now(), data });
        }
      });
    },
  },
);
