import { newJobId } from '../../src/jobs/ids.ts';
import { rowJson } from '../../src/jobs/log/log-row.ts';
import { events, inputs, jobs } from '../../src/store/schema.ts';
import { openStore, statementOf } from '../../src/store/store.ts';
import { answering } from '../parts/answering.ts';
import { loopAnswers } from '../parts/loop-lag.ts';

/** The least that has to be done with a job: its body is parsed, its rows are committed, its first event is sent. */
const store = await openStore({ url: `file:${process.argv[2] ?? ''}/taking.db` });
const firsts = new Map<string, string>();

async function take(request: Request): Promise<Response> {
  const body = await request.text();
  const { kind }: { kind: string } = JSON.parse(body);
  const [id, at] = [newJobId(), Date.now()];
  const row = {
    principal: 'local',
    kind,
    title: '',
    strategy: '',
    status: 'queued' as const,
    nonce: '',
    createdAt: at,
  };
  const first = { job: id, seq: 1, prev: 0, type: 'job_started' as const, at, data: JSON.stringify({ kind }) };
  await store.atomic([
    statementOf(store.db.insert(jobs).values({ ...row, id, head: 1, chain: 1 })),
    statementOf(store.db.insert(inputs).values({ job: id, request: body })),
    statementOf(store.db.insert(events).values(first)),
  ]);
  firsts.set(id, rowJson(first));
  return Response.json({ data: { job: { id } } }, { status: 202 });
}

const server = Bun.serve<string>({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, self): Response | Promise<Response> | undefined {
    if (request.method === 'POST') return take(request);
    const data = new URL(request.url).pathname.split('/').at(-1) ?? '';
    return self.upgrade(request, { data }) ? undefined : new Response(null, { status: 426 });
  },
  websocket: {
    message(socket) {
      socket.send(firsts.get(socket.data) ?? '');
      firsts.delete(socket.data);
    },
  },
});
answering({ port: server.port }, loopAnswers());
