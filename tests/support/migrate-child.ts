/** Opens a store and says how many statements that took; killed with -9 right before the given one. */
import { Database } from 'bun:sqlite';
import { openStore } from '../../src/store/store.ts';

const [url = '', migrationsFolder = '', at] = process.argv.slice(2);
let statements = 0;
Database.prototype.prepare = new Proxy(Database.prototype.prepare, {
  apply(prepare, database, args) {
    statements += 1;
    if (statements === Number(at)) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(prepare, database, args);
  },
});
const store = await openStore({ url, migrationsFolder });
console.log(statements);
await store.close();
