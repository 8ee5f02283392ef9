import { callLogPage } from '@mado/core/protocol/rest/calls.ts';
import { getJson } from './get-json.ts';

/** Whether the server knows this browser now. Whatever hinders the answer counts as no. */
export async function isSignedIn(): Promise<boolean> {
  try {
    await getJson('/api/admin/calls?limit=1', callLogPage);
    return true;
  } catch {
    return false;
  }
}
