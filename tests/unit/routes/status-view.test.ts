import { expect, test } from 'bun:test';
import { initialState } from '../../../src/protocol/fold/state.ts';
import { statusView } from '../../../src/routes/jobs/job-view.ts';

// The row is committed before the fold moves: nine of 24 who polled read “failed” with no error beside it.
test('a job is said to have failed once it is known why', async () => {
  const row = { id: 'job_1', elapsed: 10, status: 'failed' };
  const seen = await statusView(row, { ...initialState('job_1'), status: 'running' }, new Map());
  expect(seen).toMatchObject({ status: 'running', error: null });
});
