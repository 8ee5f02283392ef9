import { post } from '@mado/client/http/ask.ts';
import { nothing } from '@mado/core/protocol/contract.ts';
import { counterList, pairingRequest, tabletList, tabletRoutes } from '@mado/core/protocol/rest/tablets.ts';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from './get-json.ts';

const TABLETS = '/api/admin/tablets';
const PAIRINGS = '/api/admin/pairings';

/** Tablets come and go without a word to us. */
const LOOK_AGAIN_MS = 5_000;

/** Every tablet, as it stands. */
export const tabletsQuery = queryOptions({
  queryKey: ['tablets'],
  queryFn: ({ signal }) => getJson(TABLETS, tabletList, signal),
  refetchInterval: LOOK_AGAIN_MS,
});

/** Every counter that a tablet may stand on. */
export const countersQuery = queryOptions({
  queryKey: ['counters'],
  queryFn: ({ signal }) => getJson('/api/admin/counters', counterList, signal),
});

export interface Approval {
  readonly code: string;
  readonly counterId: string;
  readonly replaces: string | null;
  readonly name: string;
}

const approved = tabletRoutes['POST /api/admin/pairings/approve'].output;

export const findPairing = (code: string) => post(`${PAIRINGS}/find`, { code }, pairingRequest);
export const approvePairing = (approval: Approval) => post(`${PAIRINGS}/approve`, approval, approved);
export const denyPairing = (code: string) => post(`${PAIRINGS}/deny`, { code }, nothing);
export const revokeTablet = (tabletId: string) => post(`${TABLETS}/${tabletId}/revoke`, {}, nothing);
export const moveTablet = (tabletId: string, counterId: string) =>
  post(`${TABLETS}/${tabletId}/move`, { counterId }, nothing);
