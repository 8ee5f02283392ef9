import { z } from 'zod';
import { auditActions, auditProblems } from '../../domain/audit.ts';
import { id, instant } from '../contract.ts';
import { file, rest } from './contract.ts';

/** The place of an entry in the log: 1 is the first. */
const place = z.number().int().min(1);

/** Somebody or something by id; `name` is null where it has none, or none any more. */
const party = z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() });

/** Kinds and actions are open: a newer server, or somebody who should not have, may have written others. */
export const auditEntry = z.object({
  seq: place,
  id,
  at: instant,
  actor: party,
  action: z.string(),
  subject: party.nullable(),
  /** The address from which it was done. */
  from: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);

/** `since` and `until` are instants; the latter is not included. */
const filters = {
  action: z.enum(auditActions).optional(),
  actor: id.optional(),
  subject: z.string().min(1).max(200).optional(),
  since: moment.optional(),
  until: moment.optional(),
};

/** `cursor`: the place of the last entry of the page before this one. */
export const auditQuery = z.object({
  ...filters,
  cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuery>;

const auditFileQuery = z.object(filters);
export type AuditFilter = z.infer<typeof auditFileQuery>;

export const auditPage = z.object({ entries: z.array(auditEntry), nextCursor: place.nullable() });
export type AuditPage = z.infer<typeof auditPage>;

/** Whether every entry is as it was written and where it was. `seq`: the first that is not. */
export const auditVerdict = z.discriminatedUnion('whole', [
  z.object({ whole: z.literal(true), entries: z.number().int().min(0), checkedAt: instant }),
  z.object({ whole: z.literal(false), seq: place, problem: z.enum(auditProblems), checkedAt: instant }),
]);
export type AuditVerdict = z.infer<typeof auditVerdict>;

export const auditRoutes = {
  'GET /api/admin/audit': rest({
    about: 'The audit log, newest first. To look at it is itself an entry, once for each query.',
    query: auditQuery,
    output: auditPage,
  }),
  'GET /api/admin/audit.csv': rest({
    about: 'The audit log as a CSV file like that of the call log, newest first.',
    query: auditFileQuery,
    output: file,
  }),
  'POST /api/admin/audit/verify': rest({
    about:
      'Reads the whole audit log and checks its chain, as `npm run audit:verify` does. Who asks while it is being done is given the same answer.',
    output: auditVerdict,
  }),
} as const;
