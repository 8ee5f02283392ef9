import { z } from 'zod';
import { personRoles } from '../../domain/person.ts';
import { id, instant, line, nothing } from '../contract.ts';
import { rest } from './contract.ts';

const role = z.enum(personRoles);
const name = line(80).trim().min(1);
const email = z.email().max(254).toLowerCase();
/** BCP 47, as the languages of the ward have them. */
const languages = z.array(z.string().min(2).max(35)).max(20);

/** Somebody with an account. */
export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  languages,
  /** Null while the account can be used. */
  disabledAt: instant.nullable(),
  /** By which means they can sign in. */
  password: z.boolean(),
  twoFactor: z.boolean(),
  passkeys: z.number().int(),
  lastSignInAt: instant.nullable(),
  /** Themself: what would shut them out is refused. */
  self: z.boolean(),
});
export type Person = z.infer<typeof person>;

/** A link that was sent and not used yet. */
export const invitation = z.object({
  id,
  role,
  name: z.string(),
  email: z.string(),
  languages,
  /** Whose account it gives back; null: it makes a new one. */
  personId: id.nullable(),
  createdAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof invitation>;

const made = z.object({
  invitation,
  /** To be handed to the person, by mail or on paper: shown this once. */
  url: z.string(),
});

const token = z.string().regex(/^[\w-]{43}$/);
const personId = z.strictObject({ personId: id });
const invitationId = z.strictObject({ invitationId: id });

const open = {
  body: z.strictObject({ token }),
  output: z.object({
    name: z.string(),
    email: z.string(),
    role,
    /** It gives an account back that is there already. */
    renews: z.boolean(),
    /** It is that of the first administrator, who says themself who they are. */
    founds: z.boolean(),
  }),
};
const accept = {
  /** `name` and `email` are for the first administrator, and required of them. */
  body: z.strictObject({
    token,
    password: z.string().min(1).max(1_000),
    name: name.optional(),
    email: email.optional(),
  }),
  output: nothing,
};

export const peopleRoutes = {
  'GET /api/admin/people': rest({
    about: 'Everybody with an account, and the invitations that are open.',
    output: z.object({ people: z.array(person), invitations: z.array(invitation) }),
  }),
  'POST /api/admin/invitations': rest({
    about: 'Invites somebody. An interpreter has at least one language.',
    body: z.strictObject({ role, name, email, languages }),
    output: made,
  }),
  'POST /api/admin/invitations/:invitationId/withdraw': rest({
    about: 'Makes an invitation worthless.',
    params: invitationId,
    output: nothing,
  }),
  'POST /api/admin/people/:personId/renew': rest({
    about:
      'A link by which somebody who lost their password or their second factor gets back into their account.',
    params: personId,
    output: made,
  }),
  'POST /api/admin/people/:personId/role': rest({
    about: 'Makes a supervisor of an administrator, or the reverse. Their sessions end.',
    params: personId,
    body: z.strictObject({ role }),
    output: nothing,
  }),
  'POST /api/admin/people/:personId/disable': rest({
    about: 'Ends the sessions of an account, its connections and its media, and lets nobody in again.',
    params: personId,
    output: nothing,
  }),
  'POST /api/admin/people/:personId/enable': rest({
    about: 'Lets a disabled account be used again.',
    params: personId,
    output: nothing,
  }),
  'POST /api/admin/people/:personId/erase': rest({
    about: 'Deletes the data of a disabled account. Calls and the audit log keep that there was somebody.',
    params: personId,
    output: nothing,
  }),
  'GET /api/admin/people/:personId/data': rest({
    about:
      'All that is kept of an account, for the person whose it is; of what the audit log has of them the newest 10,000 entries.',
    params: personId,
    output: z.record(z.string(), z.unknown()),
  }),
  'POST /api/admin/invitation/open': rest({ about: 'Whose invitation this is.', ...open }),
  'POST /api/interpreter/invitation/open': rest({ about: 'Whose invitation this is.', ...open }),
  'POST /api/admin/invitation/accept': rest({
    about: 'Makes the account with this password, and signs the browser in.',
    ...accept,
  }),
  'POST /api/interpreter/invitation/accept': rest({
    about: 'Makes the account with this password, and signs the browser in.',
    ...accept,
  }),
} as const;
