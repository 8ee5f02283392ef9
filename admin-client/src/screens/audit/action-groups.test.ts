import { auditActions } from '@mado/core/domain/audit.ts';
import { expect, it } from 'vitest';
import { actionGroups } from './action-groups.ts';

it('every action can be looked for, once', () => {
  expect(Object.values(actionGroups).flat().sort()).toEqual([...auditActions].sort());
});
