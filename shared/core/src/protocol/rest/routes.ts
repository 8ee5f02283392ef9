import type { z } from 'zod';
import { callRoutes } from './calls.ts';
import { languageRoutes } from './languages.ts';
import { peopleRoutes } from './people.ts';

/**
 * Every route of the HTTP API, by method and path. The third part of the path says whose cookie is read: `admin`,
 * `interpreter` or `tablet`.
 */
export const restRoutes = { ...callRoutes, ...languageRoutes, ...peopleRoutes } as const;

type Routes = typeof restRoutes;
export type RestName = keyof Routes;
export type RestParams<N extends RestName> = z.infer<Routes[N]['params']>;
export type RestQuery<N extends RestName> = z.infer<Routes[N]['query']>;
export type RestBody<N extends RestName> = z.infer<Routes[N]['body']>;
export type RestOutput<N extends RestName> = z.infer<Routes[N]['output']>;
