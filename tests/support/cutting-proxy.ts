import type { Socket } from 'bun';

export interface ProxyRules {
  /** Bytes from the server after which a connection is cut; undefined = never. */
  cutAfter?: (() => number) | undefined;
  /** A request that contains this gets its connection closed. */
  refuse?: RegExp | undefined;
  /** An answer to a request that contains this is held back for good. */
  hold?: RegExp | undefined;
  /** Bytes from the server after which nothing more comes through, and nobody is told. */
  stallAfter?: (() => number) | undefined;
}

interface Side {
  up?: Socket<Side> | undefined;
  down: Socket<Side>;
  waiting: Uint8Array[];
  left: number;
  passing: number;
  held: boolean;
}

export interface CuttingProxy extends Disposable {
  readonly url: string;
  /** Connections that were cut. */
  readonly cuts: number;
  /** Connections that were made. */
  readonly dials: number;
  /** Cuts what is open now. */
  cut(): void;
}

/** A TCP proxy before a server on this machine that does what bad networks do. `onCut` hears of every cut. */
export function cuttingProxy(target: string, rules: ProxyRules, onCut: () => void = () => undefined): CuttingProxy {
  const { port } = new URL(target);
  let [cuts, dials] = [0, 0];
  const open = new Set<Side>();
  const cut = (side: Side) => {
    if (!open.delete(side)) return;
    cuts += 1;
    side.down.terminate();
    side.up?.terminate();
    onCut();
  };
  const listener = Bun.listen<Side>({
    hostname: '127.0.0.1',
    port: 0,
    socket: {
      open(down) {
        dials += 1;
        const side: Side = {
          down,
          waiting: [],
          left: rules.cutAfter?.() ?? Infinity,
          passing: rules.stallAfter?.() ?? Infinity,
          held: false,
        };
        down.data = side;
        open.add(side);
        void Bun.connect<Side>({
          hostname: '127.0.0.1',
          port: Number(port),
          socket: {
            open(up) {
              up.data = side;
              side.up = up;
              for (const bytes of side.waiting.splice(0)) up.write(bytes);
            },
            data(_up, bytes) {
              if (side.held || !open.has(side)) return;
              side.down.write(bytes.subarray(0, Math.max(0, Math.min(bytes.length, side.left, side.passing))));
              side.passing -= bytes.length;
              side.left -= bytes.length;
              if (side.left <= 0) cut(side);
            },
            close() {
              open.delete(side);
              side.down.end();
            },
          },
        }).catch(() => cut(side));
      },
      data({ data: side }, bytes) {
        const text = Buffer.from(bytes).toString('latin1');
        if (rules.refuse?.test(text)) return cut(side);
        side.held ||= rules.hold?.test(text) ?? false;
        if (side.up) side.up.write(bytes);
        else side.waiting.push(Uint8Array.from(bytes));
      },
      close({ data: side }) {
        open.delete(side);
        side.up?.end();
      },
    },
  });
  return {
    url: `http://127.0.0.1:${listener.port}`,
    get cuts() {
      return cuts;
    },
    get dials() {
      return dials;
    },
    cut: () => {
      for (const side of open) cut(side);
    },
    [Symbol.dispose]: () => listener.stop(true),
  };
}
