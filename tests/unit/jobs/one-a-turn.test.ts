import { expect, test } from 'bun:test';
import { OneATurn } from '../../../src/jobs/runs/one-a-turn.ts';
import { mostInOneTurn } from '../../support/most-in-one-turn.ts';

test('a crowd goes on in its order, and hardly more than one of it in a turn', async () => {
  const turns = new OneATurn();
  const order: number[] = [];
  const most = await mostInOneTurn((look) =>
    Promise.all(
      Array.from({ length: 50 }, async (_, nth) => {
        await turns.next();
        order.push(nth);
        look();
      }),
    ),
  );
  expect(order).toEqual(Array.from({ length: 50 }, (_, nth) => nth));
  expect(most).toBeLessThanOrEqual(2);
  await turns.next();
});
