import { expect, test } from 'bun:test';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { openWorld } from '../support/world.ts';

const JOB = '/v1/jobs/job_00000000000000000000000000';
const ASKED = { message: 'Which rope?', conversation_id: 'conv_none' };

test.each([
  ['job', 'GET', JOB, undefined],
  ['job', 'POST', `${JOB}/cancel`, undefined],
  ['file', 'GET', '/v1/files/file_none', undefined],
  ['conversation', 'GET', '/v1/conversations/conv_none', undefined],
  ['conversation', 'GET', '/api/stream/conv_none', undefined],
  ['conversation', 'POST', '/v1/chat', ASKED],
])('that there is no such %s is said so: %s %s', async (what, method, path, body) => {
  await using world = await openWorld({ pipelines: [chatPipeline(quotingWriter())] });
  const answer = await world.call(method, path, body);
  expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([
    404,
    'NOT_FOUND',
    `There is no such ${what} here.`,
  ]);
});
