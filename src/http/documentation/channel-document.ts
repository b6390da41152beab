import type { z } from 'zod';
import { CLOSE } from '../../protocol/frames/close-codes.ts';
import { clientFrameSchema } from '../../protocol/frames/client-frame-schema.ts';
import { serverFrameSchemas } from '../../protocol/frames/frame-schema.ts';
import { SUBPROTOCOL } from '../../protocol/frames/frames.ts';
import { jsonSchema } from './openapi-document.ts';

type Frames = Readonly<Record<string, z.ZodType>>;

/**
 * The job channel as an AsyncAPI 3 document: what a client may send and what it may be sent, from the schemas that are
 * checked against the frames themselves.
 */
export function channelDocument(version: string) {
  const fromServer = messages(serverFrameSchemas);
  const fromClient = messages(clientFrames());
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Redraft job channel',
      version,
      description:
        'One flat JSON object a text frame; `type` says which. Clients ignore types and members they do not know. The ' +
        'same objects come as Server-Sent Events and by long-poll from /v1/jobs/{id}/events.',
    },
    channels: {
      job: {
        address: '/ws/progress/{id}',
        parameters: { id: { description: 'The job' } },
        messages: references({ ...prefixed('server', fromServer), ...prefixed('client', fromClient) }),
        'x-subprotocol': SUBPROTOCOL,
        'x-close-codes': CLOSE,
      },
    },
    operations: {
      watch: operationOf('send', 'What the server sends', prefixed('server', fromServer)),
      steer: operationOf('receive', 'What a client sends', prefixed('client', fromClient)),
    },
    components: { messages: { ...prefixed('server', fromServer), ...prefixed('client', fromClient) } },
  };
}

/** AsyncAPI speaks from the side of the application: it sends what a client receives. */
function operationOf(action: 'send' | 'receive', summary: string, of: Readonly<Record<string, unknown>>) {
  const channel = { $ref: '#/channels/job' };
  return {
    action,
    summary,
    channel,
    messages: Object.keys(of).map((name) => ({ $ref: `#/channels/job/messages/${name}` })),
  };
}

function clientFrames(): Frames {
  return Object.fromEntries(clientFrameSchema.options.map((schema) => [schema.shape.type.value, schema]));
}

function messages(frames: Frames) {
  return Object.fromEntries(
    Object.entries(frames).map(([name, schema]) => [name, { name, payload: jsonSchema(schema) }]),
  );
}

function prefixed<T>(side: 'server' | 'client', of: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [`${side}_${name}`, value]));
}

function references(of: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.keys(of).map((name) => [name, { $ref: `#/components/messages/${name}` }]));
}
