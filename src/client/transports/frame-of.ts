import type { ServerFrame } from '../../protocol/frames/frames.ts';

/** A frame of the server as it came; undefined when it is none. The proofs of what it says are the reader's. */
export function frameOf(text: string): ServerFrame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFrame(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it has the form that every frame has. What a frame says may still be nonsense. */
export function isFrame(value: unknown): value is ServerFrame {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
