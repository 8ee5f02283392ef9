import { RequestError } from '@mado/client/socket/request-error.ts';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { session } from '../session.ts';

const TRIES_AGAIN = 2;

function notice(error: unknown): void {
  if (error instanceof RequestError && error.code === 'unauthenticated') session.set('signed-out');
}

/** What the HTTP API answered, kept while it is of use. What changes is told over the socket. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: {
      // Without a network a query shall fail and say so, not wait in silence.
      networkMode: 'always',
      // The socket tells of every change, and of its own absence.
      refetchOnWindowFocus: false,
      staleTime: 30_000,
      retry: (failures, error) => error instanceof RequestError && error.retryable && failures < TRIES_AGAIN,
      retryDelay: (failures) => 500 * 2 ** failures,
    },
  },
});

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: RequestError;
  }
}
