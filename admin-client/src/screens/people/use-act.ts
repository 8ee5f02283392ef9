import { useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleQuery } from '../../api/people-queries.ts';

/** Does something about people; the list is read anew, and then it is done. */
export function useAct<T>(act: () => Promise<T>, onDone: (result: T) => void) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      await client.invalidateQueries(peopleQuery);
      onDone(result);
    },
  });
  return { mutate: () => mutate(), isPending, error };
}
