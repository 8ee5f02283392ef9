import { language } from '@mado/core/domain/language.ts';
import { instant } from '@mado/core/protocol/contract.ts';
import { interpreterView } from '@mado/core/protocol/interpreter.ts';
import { mediaTicket } from '@mado/core/protocol/media.ts';
import { rtpCapabilities, rtpParameters, transportParameters } from '@mado/core/protocol/webrtc.ts';
import { qualitySummary } from '@mado/core/domain/quality-summary.ts';
import { receiveWindow, sendWindow } from '@mado/core/domain/quality-window.ts';
import { callLogEntry, timelineEntry } from '@mado/core/protocol/rest/calls.ts';
import { counterView, tabletCall, tabletView } from '@mado/core/protocol/tablet.ts';
import { z } from 'zod';

/** As much of JSON Schema as zod writes for our contracts. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly default?: unknown;
}

/** What is used in several places is described once, under this name. */
const named = {
  CallLogEntry: callLogEntry,
  Counter: counterView,
  DtlsParameters: transportParameters.shape.dtlsParameters,
  Instant: instant,
  InterpreterView: interpreterView,
  Language: language,
  MediaTicket: mediaTicket,
  QualitySummary: qualitySummary,
  ReceiveWindow: receiveWindow,
  RtpCapabilities: rtpCapabilities,
  RtpParameters: rtpParameters,
  SendWindow: sendWindow,
  TabletCall: tabletCall,
  TabletView: tabletView,
  TimelineEntry: timelineEntry,
  TransportParameters: transportParameters,
} as const satisfies Record<string, z.ZodType>;

const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) names.add(schema, { id });

export const typeNames = Object.keys(named);

/** Describes a contract; what has a name is a `$ref`. */
export function describe(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { metadata: names, io: 'output', unrepresentable: 'any' }) as JsonSchema;
}

/** Describes one of {@link typeNames}, itself spelled out. */
export function describeNamed(name: string): JsonSchema {
  const schema = describe(z.object({ it: named[name as keyof typeof named] }));
  const definition = schema.$defs?.[name];
  if (definition === undefined) throw new Error(`${name} is not described`);
  return definition;
}
