import { describe, expect, test } from 'bun:test';
import { CONFIG_KEYS } from '../../src/config/config.ts';
import { WORKSHOP_LIMITS } from '../../src/documents/workshop.ts';
import { FILE_LIMITS } from '../../src/files/files.ts';
import { DEFAULT_PACE } from '../../src/http/bodies/body-reader.ts';
import { BODY_LIMIT, DOCUMENT_LIMIT } from '../../src/http/operation.ts';
import { RUN_LIMITS } from '../../src/jobs/runs/run-limits.ts';
import { DIALECTS } from '../../src/protocol/directives/directives.ts';
import { refineSchema } from '../../src/pipelines/refine/refine-schema.ts';
import { ERRORS } from '../../src/protocol/errors.ts';
import { CHANNEL_LIMITS } from '../../src/realtime/channel-limits.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';

const read = (name: string) => Bun.file(`${import.meta.dir}/../../${name}`).text();
const [operations, security, readme] = await Promise.all([
  read('docs/OPERATIONS.md'),
  read('docs/SECURITY.md'),
  read('README.md'),
]);

const MIB = 1_024 * 1_024;
const many = (count: number) => count.toLocaleString('en');

describe('docs/OPERATIONS.md, docs/SECURITY.md and the README', () => {
  test('name settings and errors that there are', () => {
    const known = new Set<string>([...CONFIG_KEYS, ...Object.keys(ERRORS), ...DIALECTS]);
    const named = [...[operations, security, readme].join('\n').matchAll(/`([A-Z][A-Z0-9_]+)(?:=\w+)?`/g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('name every option of a refinement', () => {
    const options = Object.keys(refineSchema.shape.options.unwrap().shape);
    expect(options.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test('list every metric', async () => {
    const metrics = createMetrics({ version: 'documented' });
    const { text } = await metrics.scrape();
    metrics.close();
    const served = [...text.matchAll(/^# HELP (\w+)/gm)].map(([, name = '']) => name);
    const [table = ''] = /^## Metrics[\s\S]*?(?=^## )/m.exec(operations) ?? [];
    const listed = [...table.matchAll(/^\|.*?\|/gm)].flatMap(([cell]) =>
      Array.from(cell.matchAll(/`(\w+)`/g), ([, name = '']) => name),
    );
    expect(listed.toSorted()).toEqual(served.toSorted());
  });

  test('say the limits as they are', () => {
    const { watchers, strangers, opening } = CHANNEL_LIMITS;
    const { atOnce, waiting, deadlineMs } = WORKSHOP_LIMITS;
    for (const said of [
      `${BODY_LIMIT / MIB} MiB, with a document ${DOCUMENT_LIMIT / MIB} MiB`,
      `${DEFAULT_PACE.graceMs / 1_000} s, and ${DEFAULT_PACE.bytesPerSecond / 1_024} KiB/s from then on`,
      `${FILE_LIMITS.files} files of ${FILE_LIMITS.file / MIB} MiB each, ${FILE_LIMITS.uploads} uploads at once`,
      `polls of a caller | ${many(watchers)} |`,
      `said who it is | ${many(strangers)} |`,
      `${opening.perSecond} a second, ${many(opening.burst)} at once`,
      `${deadlineMs / 1_000} s, ${atOnce} at once, ${waiting} waiting`,
      `running jobs have ${RUN_LIMITS.drainMs / 1_000} s`,
      `again every ${RUN_LIMITS.againMs / 1_000} s`,
    ])
      expect(operations).toContain(said);
  });

  test('name rules of security that have tests', async () => {
    const files = [...new Bun.Glob('**/*.test.ts').scanSync(`${import.meta.dir}/..`)];
    const tests = await Promise.all(files.map((file) => Bun.file(`${import.meta.dir}/../${file}`).text()));
    const proved = new Set(tests.flatMap((text) => text.match(/\bS-\d+\b/g) ?? []));
    const named = new Set(security.match(/\bS-\d+\b/g));
    expect([...named].filter((rule) => !proved.has(rule))).toEqual([]);
  });
});
