import { z } from 'zod';
import { qualitySummary } from '../domain/quality-summary.ts';
import { qualityWindow, receiveWindow, sendWindow } from '../domain/quality-window.ts';
import { id, instant } from './contract.ts';

/** Windows that one message may carry: what an interrupted line has kept back comes in several. */
export const MOST_WINDOWS = 30;

export const qualityReport = z.strictObject({
  callId: id,
  windows: z.array(qualityWindow).min(1).max(MOST_WINDOWS),
});
export type QualityReport = z.infer<typeof qualityReport>;

/** Ten seconds of one direction: what was received, and what the other side says of sending it. */
export const qualityPassage = z.object({
  at: instant,
  seconds: z.number().int(),
  receive: receiveWindow,
  send: sendWindow.nullable(),
  /** The estimate of the way from camera to screen, in milliseconds. */
  delayMs: z.number().int().nullable(),
});
export type QualityPassage = z.infer<typeof qualityPassage>;

/** One direction of a call, by the side that received it. */
export const qualityDirection = z.object({
  to: z.enum(['tablet', 'interpreter']),
  summary: qualitySummary,
  windows: z.array(qualityPassage),
});
export type QualityDirection = z.infer<typeof qualityDirection>;

/** What is on record of a call's quality. A direction of which nothing was reported is not there. */
export const callQuality = z.object({ directions: z.array(qualityDirection) });
export type CallQuality = z.infer<typeof callQuality>;
