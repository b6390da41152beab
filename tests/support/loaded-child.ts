/** Opens a database and says which modules of libSQL were loaded for it. */
import { openStore } from '../../src/store/store.ts';

const [url = ''] = process.argv.slice(2);
await openStore({ url }).then(
  (store) => store.close(),
  () => undefined,
);
console.log(Object.keys(require.cache).filter((path) => path.includes('@libsql')).length);
