import { useMutation } from '@tanstack/react-query';

interface Work<T, I> {
  mutationFn: (input: I) => Promise<T>;
  onSuccess: (result: T) => unknown;
}

/**
 * Something that is asked of the server once, however often it is pressed meanwhile. The button itself is not marked as
 * pending: react-aria would announce one that is gone by the time it is done.
 */
export function useOnce<T, I>(work: Work<T, I>) {
  const { mutate, error, isPending, reset } = useMutation(work);
  return {
    mutate: (input: I): void => {
      if (!isPending) mutate(input);
    },
    error,
    reset,
  };
}
