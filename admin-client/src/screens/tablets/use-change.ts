import { useMutation, useQueryClient } from '@tanstack/react-query';
import { tabletsQuery } from '../../api/tablet-queries.ts';

/** Changes something about a tablet; the list is read anew, and then it is done. */
export function useChange(change: () => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries(tabletsQuery);
      onDone();
    },
  });
  return { mutate: () => mutate(), isPending, error };
}
