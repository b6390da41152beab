/** Stores rows as fast as it can, 16 at a time, and says the key of each once it is acknowledged. */
import { openStore } from '../../src/store/store.ts';

const [url = '', round = ''] = process.argv.slice(2);
const store = await openStore({ url });
await Promise.all(
  Array.from({ length: 16 }, async (_, writer) => {
    for (let row = 0; ; row += 1) {
      const key = `${round}.${writer}.${row}`;
      const insert = 'insert into meta (key, value) values (?, ?)';
      await store.atomic([
        { sql: insert, params: [key, 'x'.repeat(200)] },
        { sql: insert, params: [`${key}+`, ''] },
      ]);
      console.log(key);
    }
  }),
);
