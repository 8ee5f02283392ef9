import { askPairing, pollPairing } from '../tablets/ask-pairing.ts';
import { deviceFamily } from '../tablets/device-family.ts';
import { deviceCodeCookie, readDeviceCode } from '../tablets/pairing-cookie.ts';
import { PAIRING_LIFETIME_MS } from '@mado/core/domain/pairing-code.ts';
import type { TabletContext } from '../tablets/tablet-context.ts';
import type { Api } from './api.ts';
import { limits } from '../limits.ts';
import { networkOf } from '../peers.ts';
import { RateLimit } from './rate-limit.ts';

/** What a device may ask that is no tablet yet. */
export function servePairing(api: Api, context: TabletContext): Api {
  const limit = new RateLimit(limits.pairingsAskedPerPeer);
  const cookieOptions = { secure: context.credentials.secure, maxAgeMs: PAIRING_LIFETIME_MS };
  const deviceCodeOf = (header: string | undefined) => readDeviceCode(header, cookieOptions.secure);
  return api
    .on('POST /api/tablet/pairing', async ({ request, response, peer }) => {
      limit.spend(networkOf(peer));
      const { view, deviceCode } = await askPairing(context, {
        deviceCode: deviceCodeOf(request.headers.cookie),
        device: deviceFamily(request.headers['user-agent']),
        address: peer,
      });
      response.append('Set-Cookie', deviceCodeCookie(deviceCode, cookieOptions));
      return view;
    })
    .on('POST /api/tablet/pairing/poll', async ({ request, response, body }) => {
      const leaves = new AbortController();
      response.once('close', () => leaves.abort());
      if (!body.wait) leaves.abort();
      const deviceCode = deviceCodeOf(request.headers.cookie);
      const { answer, cookie } = await pollPairing(context, deviceCode, leaves.signal);
      if (cookie !== null) response.append('Set-Cookie', cookie);
      if (answer.state !== 'pending') response.append('Set-Cookie', deviceCodeCookie(null, cookieOptions));
      return answer;
    });
}
