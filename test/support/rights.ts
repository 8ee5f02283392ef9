import type { Role } from '@mado/core/protocol/version.ts';
import type { Allowed } from '@mado/sfu-server/auth/access.ts';
import { newId } from '@mado/sfu-server/ids.ts';
import { clientOfActor, type Anybody } from './everybody.ts';
import type { Answered, HttpVisitor } from './http-visitor.ts';

export type Refusal = 'unauthenticated' | 'forbidden';
export const statusOfRefusal: Record<Refusal, number> = { unauthenticated: 401, forbidden: 403 };

/** What somebody without the right is to be told at a door of this client; null: they have it. */
export function expectedRefusal(allowed: Allowed, who: Anybody, client: Role): Refusal | null {
  if (allowed === 'anybody') return null;
  if (who === 'nobody' || clientOfActor[who] !== client) return 'unauthenticated';
  return allowed.includes(who) ? null : 'forbidden';
}

/** What came back that is not as it should be, in words. */
export function surprise({ status, code }: Answered, refusal: Refusal | null): string | null {
  const right =
    refusal === null
      ? ![401, 403, 429].includes(status) && status < 500
      : status === statusOfRefusal[refusal] && code === refusal;
  return right ? null : `${status} ${code ?? ''}, expected ${refusal ?? 'to pass'}`;
}

/** Asks for a route by its name in a table, with ids that name nothing and a body that says nothing. */
export function askRoute(visitor: HttpVisitor, name: string, below = ''): Promise<Answered> {
  const [method = '', path = ''] = name.split(' ');
  const target = below + path.replaceAll(/:\w+/g, newId());
  return method === 'GET' || method === 'HEAD'
    ? visitor.ask(method, target)
    : visitor.ask(method, target, {});
}
