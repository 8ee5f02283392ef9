/** What comes before that which was loaded. */
export interface Older {
  readonly state: 'none' | 'there' | 'loading' | 'failed';
  readonly load: () => void;
}

interface OlderQuery {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: (options: { cancelRefetch: boolean }) => unknown;
}

/** Of a query that reads page by page. */
export const olderOf = (query: OlderQuery): Older => ({
  state: stateOf(query),
  load: () => void query.fetchNextPage({ cancelRefetch: false }),
});

function stateOf(query: OlderQuery): Older['state'] {
  if (query.isFetchingNextPage) return 'loading';
  if (query.isFetchNextPageError) return 'failed';
  return query.hasNextPage ? 'there' : 'none';
}
