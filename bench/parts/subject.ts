import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subprocess } from 'bun';
import { z } from 'zod';

const reply = z.object({ id: z.number(), value: z.unknown().optional(), error: z.string().optional() });

interface Asked {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A server under test, in a process of its own, with a folder of its own. */
export class Subject {
  readonly folder: string;
  readonly port: number;
  readonly #process: Subprocess;
  readonly #asked: Map<number, Asked>;
  #number = 0;

  private constructor(folder: string, port: number, child: Subprocess, asked: Map<number, Asked>) {
    this.folder = folder;
    this.port = port;
    this.#process = child;
    this.#asked = asked;
  }

  /** @param script under bench/servers; it is given its folder and `args`. @param runtime Bun unless told. */
  static async start(script: string, args: readonly string[] = [], runtime = process.execPath): Promise<Subject> {
    const folder = mkdtempSync(join(tmpdir(), 'redraft-bench-'));
    const asked = new Map<number, Asked>();
    const hello = Promise.withResolvers<unknown>();
    asked.set(0, hello);
    const child = Bun.spawn([runtime, script, folder, ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      serialization: 'json',
      ipc: (message) => {
        const { id, value, error } = reply.parse(message);
        if (error === undefined) asked.get(id)?.resolve(value);
        else asked.get(id)?.reject(new Error(error));
        asked.delete(id);
      },
      onExit: () => {
        for (const { reject } of asked.values()) reject(new Error(`${script} ended`));
      },
    });
    const { port } = z.object({ port: z.number() }).parse(await hello.promise);
    return new Subject(folder, port, child, asked);
  }

  /** What the server answers, in the shape that is expected of it. */
  async ask<T>(ask: string, shape: z.ZodType<T>, params: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const id = ++this.#number;
    const answer = Promise.withResolvers<unknown>();
    this.#asked.set(id, answer);
    this.#process.send({ id, ask, params });
    return shape.parse(await answer.promise);
  }

  /** ms of processor time since it was started. */
  cpu(): Promise<number> {
    return this.ask('cpu', z.number());
  }

  async stop(): Promise<void> {
    this.#process.disconnect();
    await this.#process.exited;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The path of a script beside the benches. */
export function serverScript(name: string): string {
  return join(import.meta.dir, '../servers', name);
}
