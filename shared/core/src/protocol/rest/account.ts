import { z } from 'zod';
import { personRoles } from '../../domain/person.ts';
import { instant } from '../contract.ts';

/** What the routes under `/api/auth/<client>` answer to people about their own account. */

export const ownAccount = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(personRoles),
  /** Their authenticator app is set up. */
  twoFactorEnabled: z.boolean(),
  /** Without one they sign in by link or passkey alone. */
  password: z.boolean(),
  expiresAt: instant,
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** The password was right. `twoFactor`: a code is wanted as well. */
export const passwordAccepted = z.object({ twoFactor: z.boolean() });

export const totpSetUp = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
export type TotpSetUp = z.infer<typeof totpSetUp>;

export const recoveryCodes = z.object({ backupCodes: z.array(z.string()) });

export const passkey = z.object({ id: z.string(), name: z.string().nullable(), createdAt: instant });
export type Passkey = z.infer<typeof passkey>;
export const passkeyList = z.object({ passkeys: z.array(passkey) });

/** Passed on to the browser's own API as it is. */
export const ceremony = z.looseObject({ challenge: z.string() });
