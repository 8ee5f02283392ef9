import type { Person } from '@mado/core/protocol/rest/people.ts';

export type Action = 'renew' | 'role' | 'download' | 'disable' | 'enable' | 'erase';

/** What an administrator may do about an account, in the order of a menu. */
export function actionsOn({ self, role, disabledAt }: Person): readonly Action[] {
  if (self) return ['download'];
  const byRole: readonly Action[] = role === 'interpreter' ? [] : ['role'];
  return disabledAt === null
    ? ['renew', ...byRole, 'download', 'disable']
    : ['enable', ...byRole, 'download', 'erase'];
}
