import { errorCodes } from '@mado/core/domain/errors.ts';
import { adminProtocol } from '@mado/core/protocol/admin.ts';
import { nothing, type Contract, type Protocol, type Push } from '@mado/core/protocol/contract.ts';
import { interpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import { file, type RestContract } from '@mado/core/protocol/rest/contract.ts';
import { restRoutes, type RestName } from '@mado/core/protocol/rest/routes.ts';
import { tabletProtocol } from '@mado/core/protocol/tablet.ts';
import { namespaces, PROTOCOL_VERSION, type Role } from '@mado/core/protocol/version.ts';
import { access, type Allowed } from '../auth/access.ts';
import { describe, describeNamed, typeNames } from './json-schema.ts';
import { schemaText } from './types.ts';

const protocols: Record<Role, Protocol> = {
  tablet: tabletProtocol,
  interpreter: interpreterProtocol,
  admin: adminProtocol,
};
const roleWords: Record<Role, string> = {
  tablet: 'tablet',
  interpreter: 'interpreter',
  admin: 'administrator',
};
const roles = Object.keys(namespaces) as Role[];

const introduction = `<!-- Generated from shared/core/src/protocol by sfu-server/bin/protocol-docs.ts. Do not edit. -->

# Protocol

Version ${PROTOCOL_VERSION}. Clients talk to the server over one Socket.IO connection (WebSocket only), and over HTTP. Every request is checked against its contract below; one with a field too many is refused.

## Connecting

Each role has a namespace of its own, and is signed in by a cookie of its own (over TLS with the prefix \`__Host-\`).

| role | namespace | cookie |
| --- | --- | --- |
${roles.map((role) => `| ${roleWords[role]} | \`${namespaces[role]}\` | \`mado-${role}\` |`).join('\n')}

The handshake carries \`auth: { "protocol": ${PROTOCOL_VERSION} }\`. A refused one fails with \`connect_error\`, whose \`data\` is
\`{ "code": … }\`: \`outdated-client\` for another version, \`unauthenticated\` without the session. After connecting, and
after any doubt, a client sends \`sync\` and shows what it is answered.

## Requests and replies

A request is an event with one object and an acknowledgement. The acknowledgement is called with
\`{ "ok": true, "data": … }\` or \`{ "ok": false, "error": { "code": …, "retryable": … } }\`.

## Errors

\`retryable\`: the same request may succeed if it is simply sent again. Clients find the words for people by the code.`;

const errorTable = (): string =>
  [
    '| code | retryable |',
    '| --- | --- |',
    ...Object.entries(errorCodes).map(
      ([code, { retryable }]) => `| \`${code}\` | ${retryable ? 'yes' : 'no'} |`,
    ),
  ].join('\n');

/** An entry that several roles share is the same object in each. */
interface Shared<T> {
  readonly name: string;
  readonly entry: T;
  readonly roles: Role[];
}

function shared<T>(entriesOf: (protocol: Protocol) => Readonly<Record<string, T>>): Shared<T>[] {
  const all: Shared<T>[] = [];
  for (const role of roles) {
    for (const [name, entry] of Object.entries(entriesOf(protocols[role]))) {
      const known = all.find((other) => other.entry === entry);
      if (known === undefined) all.push({ name, entry, roles: [role] });
      else known.roles.push(role);
    }
  }
  return all;
}

const requestText = ({ name, entry }: Shared<Contract>): string =>
  [
    `#### \`${name}\``,
    entry.about,
    `Input: ${inline(schemaText(describe(entry.input)))}`,
    `Output: ${inline(schemaText(describe(entry.output)))}`,
  ].join('\n\n');

const pushText = ({ name, entry }: Shared<Push>): string =>
  [`#### \`${name}\``, entry.about, `Payload: ${inline(schemaText(describe(entry.payload)))}`].join('\n\n');

/** A table needs an empty line before it. */
const inline = (text: string): string =>
  text.startsWith('|') || text.startsWith('One of') ? `\n\n${text}` : text;

/** Grouped by who uses them: those of several roles first. */
function grouped<T>(title: string, entries: Shared<T>[], text: (entry: Shared<T>) => string): string[] {
  const groups = Map.groupBy(entries, (entry) => entry.roles.map((role) => roleWords[role]).join(' and '));
  const ordered = [...groups].sort(([, a], [, b]) => (b[0]?.roles.length ?? 0) - (a[0]?.roles.length ?? 0));
  return [`## ${title}`, ...ordered.flatMap(([who, group]) => [`### Of the ${who}`, ...group.map(text)])];
}

const routeTexts = (): string[] => [
  '## HTTP',
  'A body is JSON. Whatever is no GET must come from a page of this server. A refused request is answered with its HTTP ' +
    'status and `{ "error": { "code": …, "retryable": … } }`.',
  ...(Object.keys(restRoutes) as RestName[]).map(routeText),
];

const whoText = (who: Allowed): string => (who === 'anybody' ? who : who.join(', '));

function routeText(name: RestName): string {
  const { about, params, query, body, output }: RestContract = restRoutes[name];
  const parts = Object.entries({ Path: params, Query: query, Body: body })
    .filter(([, schema]) => schema !== nothing)
    .map(([title, schema]) => `${title}: ${inline(schemaText(describe(schema)))}`);
  const answer = output === file ? 'Output: a file' : `Output: ${inline(schemaText(describe(output)))}`;
  return [`### \`${name}\``, about, `For: ${whoText(access.rest[name])}`, ...parts, answer].join('\n\n');
}

const instantText = "Milliseconds since 1970-01-01T00:00:00Z, of the server's clock.";

const typeTexts = (): string[] => [
  '## Types',
  ...typeNames.flatMap((name) => [
    `### ${name}`,
    name === 'Instant' ? instantText : schemaText(describeNamed(name)),
  ]),
];

/** The whole of docs/protocol.md. */
export const protocolDocument = (): string =>
  [
    introduction,
    errorTable(),
    ...grouped(
      'Requests',
      shared((protocol) => protocol.requests),
      requestText,
    ),
    ...grouped(
      'Pushes',
      shared((protocol) => protocol.pushes),
      pushText,
    ),
    ...routeTexts(),
    ...typeTexts(),
  ]
    .join('\n\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/[ \t]+$/gm, '')
    .trimEnd() + '\n';
