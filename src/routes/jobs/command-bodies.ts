import { cancelSchema, pauseSchema, respondSchema, resumeSchema } from '../../protocol/frames/client-frame-schema.ts';

/** The short forms of the commands: their body without `type`, with `id` or an `Idempotency-Key`. */
export const cancelBodySchema = cancelSchema.omit({ type: true }).partial({ id: true });
export const pauseBodySchema = pauseSchema.omit({ type: true }).partial({ id: true });
export const resumeBodySchema = resumeSchema.omit({ type: true }).partial({ id: true });
export const respondBodySchema = respondSchema.omit({ type: true }).partial({ id: true });
