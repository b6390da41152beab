import { describe, expect, test } from 'bun:test';
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Pipeline } from '../../src/jobs/pipeline.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openWorld } from '../support/world.ts';

describe('readiness', () => {
  // A space in the path is %20 in a file URL: the disk of a folder of that name was asked for, and never found.
  test('finds the disk of a database whose address is a URL', async () => {
    using folder = tempFolder();
    const place = folder.file('a b');
    mkdirSync(place);
    await using world = await openWorld({
      pipelines: [],
      env: { DATABASE_URL: pathToFileURL(`${place}/redraft.db`).href },
    });
    const { status, body } = await world.call('GET', '/ready');
    expect([status, body.data?.checks]).toEqual([200, { database: 'ok', disk: 'ok' }]);
  });

  test('asks every engine how it is, and a failed one keeps the server from being ready', async () => {
    class Engined implements Pipeline {
      readonly kind = 'engined';
      readonly accept = scriptedPipeline('engined', async function* () {}).accept;
      readonly run = async function* () {};
      status = 'warming';
      engineStatus(): string {
        return this.status;
      }
    }
    const pipeline = new Engined();
    await using world = await openWorld({ pipelines: [pipeline] });
    expect((await world.call('GET', '/ready')).body.data.checks.engined).toBe('warming');
    pipeline.status = 'failed';
    const { status, body } = await world.call('GET', '/ready');
    expect([status, body.error.details]).toEqual([
      503,
      expect.arrayContaining([{ path: 'engined', message: 'failed' }]),
    ]);
  });
});
