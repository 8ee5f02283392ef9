import type { AuditDetail } from '@mado/core/domain/audit.ts';

const MOST = 16;
const NAME = /^[a-z][A-Za-z0-9-]{0,39}$/;
const LONGEST = 200;

/**
 * What may be kept of a detail. Text, which may have come from outside, is cut and freed of what a database does not
 * store; anything else out of bounds is a mistake of the caller.
 * @throws {TypeError}
 */
export function checkedDetail(detail: AuditDetail): AuditDetail {
  const members = Object.entries(detail);
  if (members.length > MOST) throw new TypeError(`an audit entry has ${MOST} details at most`);
  return Object.fromEntries(members.map(([name, value]) => [checkedName(name), checkedValue(name, value)]));
}

function checkedName(name: string): string {
  if (!NAME.test(name)) throw new TypeError('a detail of an audit entry has an unfit name');
  return name;
}

function checkedValue(name: string, value: AuditDetail[string]): AuditDetail[string] {
  if (typeof value === 'string') return checkedText(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new TypeError(`the detail ${name} of an audit entry is no whole number`);
  // Distinct in JavaScript, the same in every database.
  return Object.is(value, -0) ? 0 : value;
}

/** Text as PostgreSQL can keep it, of bounded length. */
export const checkedText = (text: string): string =>
  text.slice(0, LONGEST).replaceAll('\0', '�').toWellFormed();
