import { expect, test } from 'bun:test';
import { parseArguments } from '../../../src/cli/arguments.ts';

test.each<[string[], RegExp]>([
  [['polish'], /no command “polish”/],
  [['refine'], /needs a file/],
  [['cancel', 'a', 'b'], /does not take “b”/],
  [['help', 'polish'], /no command “polish”/],
  [['polsh'], /no command “polsh”\.$/],
  [['refin', 'a'], /no command “refin”\. Did you mean refine\?$/],
  [['refine', 'a', '--bogus'], /^There is no option --bogus\.$/],
  [['refine', 'a', '--strateg', 'light'], /^There is no option --strateg\. Did you mean --strategy\?$/],
  [['jobs', '--strateg', 'light'], /^There is no option --strateg\.$/],
  [['refine', 'a', '-x'], /^There is no option -x\.$/],
  [['refine', 'a', '--strategy'], /^--strategy needs a name, such as academic\.$/],
  [['refine', 'a', '-o', '--json'], /^-o needs a file or a folder\.$/],
  [['refine', 'a', '--watch=yes'], /^--watch takes no value\.$/],
  [['jobs', '--watch'], /does not take --watch/],
  [['answer', 'job_x'], /needs an answer/],
  [['jobs', '--url', 'nonsense'], /--url takes an address/],
  [['refine', 'a', '--wait', 'long'], /--wait takes seconds/],
])('%j is told what is wrong with it', (argv, problem) => {
  expect(parseArguments(argv)).toMatchObject({ ask: 'nothing', problem: expect.stringMatching(problem) });
});

test.each<[string[], object]>([
  [['refine', 'a.md', '-ob.md', '--strategy=light'], { output: 'b.md', strategy: 'light', wait: 60 }],
  [['refine', '-', '--watch', '--wait', '5'], { watch: true, wait: 5, json: false }],
  [['jobs', '--json', '--url', 'http://127.0.0.1:3000'], { json: true, url: 'http://127.0.0.1:3000' }],
])('%j is understood', (argv, options) => {
  expect(parseArguments(argv)).toMatchObject({ ask: 'command', command: argv[0], options });
});

test('what stands behind -- is a file, whatever it looks like', () => {
  expect(parseArguments(['refine', '--', '--strategy'])).toMatchObject({ subjects: ['--strategy'] });
});
