import { expect, test } from 'bun:test';
import { dataFolder } from '../../../src/cli/data-folder.ts';

test.each([
  ['linux', {}, '/home/ann/.local/share/redraft'],
  ['linux', { XDG_DATA_HOME: '/kept' }, '/kept/redraft'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ann/.local/share/redraft'],
  ['linux', { XDG_DATA_HOME: '/kept', DATA_DIR: 'here' }, 'here'],
  ['darwin', { XDG_DATA_HOME: '/kept' }, '/home/ann/Library/Application Support/redraft'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/redraft'],
  ['win32', {}, '/home/ann/AppData/Local/redraft'],
])('on %s with %o jobs are kept in %s', (platform, env, folder) => {
  expect(dataFolder({ env, platform, home: '/home/ann' })).toBe(folder);
});
