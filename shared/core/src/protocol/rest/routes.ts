import type { z } from 'zod';
import { auditRoutes } from './audit.ts';
import { callRoutes } from './calls.ts';
import { languageRoutes } from './languages.ts';
import { peopleRoutes } from './people.ts';
import { routingRoutes } from './routing.ts';
import { tabletRoutes } from './tablets.ts';

/**
 * Every route of the HTTP API, by method and path. The third part of the path says whose cookie is read: `admin`,
 * `interpreter` or `tablet`.
 */
export const restRoutes = {
  ...auditRoutes,
  ...callRoutes,
  ...languageRoutes,
  ...peopleRoutes,
  ...routingRoutes,
  ...tabletRoutes,
} as const;

type Routes = typeof restRoutes;
export type RestName = keyof Routes;
export type RestParams<N extends RestName> = z.infer<Routes[N]['params']>;
export type RestQuery<N extends RestName> = z.infer<Routes[N]['query']>;
export type RestBody<N extends RestName> = z.infer<Routes[N]['body']>;
export type RestOutput<N extends RestName> = z.infer<Routes[N]['output']>;
