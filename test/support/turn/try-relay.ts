import { TurnClient, type Credentials } from './turn-client.ts';

// Runs where the TURN server is: `node try-relay.ts <port>`, with attempts on standard input, as JSON. Prints their codes.

/** One connection to the TURN server, and the peers that it asks to be let through to. */
export interface Attempt {
  readonly by: Credentials | null;
  readonly family?: 4 | 6;
  readonly transport?: 'udp' | 'tcp';
  readonly peers?: readonly string[];
  /** Whether the connection stays open until all are through. */
  readonly keeps?: boolean;
}

/** Null: granted. A number: the code of the refusal. */
export interface Outcome {
  readonly allocated: number | null;
  readonly permitted: readonly (number | null)[];
  readonly bound: readonly (number | null)[];
}

async function attempt(client: TurnClient, { by, family, transport, peers = [] }: Attempt): Promise<Outcome> {
  const allocated = await client.allocate(by, family, transport);
  const [permitted, bound]: (number | null)[][] = [[], []];
  for (const peer of allocated === null ? peers : []) {
    permitted?.push(await client.permit(peer));
    bound?.push(await client.bind(peer));
  }
  return { allocated, permitted: permitted ?? [], bound: bound ?? [] };
}

async function main(port: number): Promise<void> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  using kept = new DisposableStack();
  const outcomes: Outcome[] = [];
  for (const one of JSON.parse(text) as Attempt[]) {
    const client = await TurnClient.connect(port);
    kept.use(client);
    outcomes.push(await attempt(client, one));
    if (one.keeps !== true) client[Symbol.dispose]();
  }
  process.stdout.write(JSON.stringify(outcomes));
}

await main(Number(process.argv[2]));
