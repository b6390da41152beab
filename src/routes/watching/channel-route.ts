import { Elysia } from 'elysia';
import { z } from 'zod';
import type { ClientAddress } from '../../http/access/client-address.ts';
import { exchangeOf, markUpgraded } from '../../http/exchange.ts';
import type { Guard } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import type { OriginList } from '../../http/access/origin-list.ts';
import { Problem } from '../../http/answers/problem.ts';
import { refuseDraining } from '../../http/answers/refuse-draining.ts';
import { CLOSE } from '../../protocol/frames/close-codes.ts';
import { SUBPROTOCOL } from '../../protocol/frames/frames.ts';
import type { ConnectionRate } from '../../realtime/connection-rate.ts';
import { Connection } from '../../realtime/sockets/connection.ts';
import type { ConnectionParts } from '../../realtime/sockets/connection-parts.ts';
import type { Upgrade } from '../../realtime/sockets/upgrade.ts';
import type { Services } from '../../services.ts';
import { jobIdSchema } from '../job-id.ts';

const querySchema = z.object({ ticket: z.string().max(256).optional().describe('Of `POST /v1/jobs/{id}/tickets`') });

export interface ChannelOptions {
  readonly services: Services;
  readonly guard: Guard;
  readonly origins: OriginList;
  readonly rate: ConnectionRate;
  readonly clientOf: ClientAddress;
  readonly draining: () => boolean;
}

/**
 * The job channel. Before the upgrade only what the headers say; whatever has to do with the job comes after it, as a
 * close code, because a browser shows every refused upgrade as 1006.
 */
export function channelRoute({ services, guard, origins, rate, clientOf, draining }: ChannelOptions) {
  const { hub, table, commands, tickets, registry, limits, clock, onFailure } = services;
  const parts: ConnectionParts = {
    hub,
    table,
    commands,
    tickets,
    registry,
    limits,
    clock,
    authenticate: (token) => guard.authenticate(new Headers({ authorization: `Bearer ${token}` })),
    onFailure: (error, job, requestId) => onFailure(error, 'socket', job, requestId),
  };
  return new Elysia().get(
    '/ws/progress/:id',
    ({ request, server, params, query }) => {
      const { headers } = request;
      if (headers.get('upgrade')?.toLowerCase() !== 'websocket') throw upgradeRequired();
      if (!origins.admits(headers.get('origin'), headers.get('host'))) {
        throw new Problem('FORBIDDEN', { message: 'This origin may not do that' });
      }
      const address = clientOf(server?.requestIP(request)?.address ?? '', headers);
      if (!rate.admits(address, clock())) {
        throw new Problem('RATE_LIMITED', { headers: { 'retry-after': '1' } });
      }
      refuseDraining(draining);
      const principal = guard.authenticate(headers);
      const until = guard.until(headers);
      const offered = headers
        .get('sec-websocket-protocol')
        ?.split(',')
        .map((name) => name.trim());
      const spoken = offered === undefined || offered.includes(SUBPROTOCOL);
      const connection = new Connection(parts, params.id, {
        address,
        requestId: exchangeOf(request).id,
        ...(principal && { principal }),
        ...(until && { until }),
        ...(query.ticket !== undefined && { ticket: query.ticket }),
        ...refusal(spoken, !principal && claimsIdentity(headers)),
      });
      const chosen = spoken && offered ? { 'sec-websocket-protocol': SUBPROTOCOL } : {};
      if (!server?.upgrade(request, { data: connection, headers: chosen })) throw upgradeRequired();
      markUpgraded(request);
      return undefined;
    },
    { params: jobIdSchema, query: querySchema, detail: CHANNEL },
  );
}

function refusal(spoken: boolean, stranger: boolean): Pick<Upgrade, 'refuse'> {
  if (!spoken) return { refuse: { code: CLOSE.PROTOCOL, reason: 'protocol' } };
  return stranger ? { refuse: { code: CLOSE.NOT_AUTHENTICATED, reason: 'not authenticated' } } : {};
}

/** Credentials that are not valid are no reason to wait for a hello. */
function claimsIdentity(headers: Headers): boolean {
  return headers.has('authorization') || headers.has('x-api-key');
}

function upgradeRequired(): Problem {
  return new Problem('VALIDATION_ERROR', {
    status: 426,
    message: 'This path takes WebSocket',
    headers: { upgrade: 'websocket', connection: 'Upgrade' },
  });
}

const CHANNEL = operation({
  summary: 'The job channel (WebSocket)',
  description:
    'Watch a job and say something to it; `/swagger/channel.json` describes the frames. Without an upgrade: 426. Everything that depends on the job is said after the upgrade, by a close code.',
  tag: 'Channel',
  public: true,
  success: { status: 101, description: 'Switching to WebSocket' },
  errors: ['FORBIDDEN', 'RATE_LIMITED'],
});
