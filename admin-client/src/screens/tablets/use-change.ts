import { useQueryClient } from '@tanstack/react-query';
import { useOnce } from '../../api/use-once.ts';
import { tabletsQuery } from '../../api/tablet-queries.ts';

/** Changes something about a tablet; the list is read anew, and then it is done. */
export function useChange(change: () => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  const { mutate, error } = useOnce({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries(tabletsQuery);
      onDone();
    },
  });
  return { mutate: () => mutate(undefined), error };
}
