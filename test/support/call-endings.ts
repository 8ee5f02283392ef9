import { loseLine, reload } from './call-incidents.ts';
import type { Person } from './person.ts';
import { languageOf, type ScriptedWard } from './scripted-ward.ts';
import { WholeCall } from './whole-call.ts';

type Script = (ward: ScriptedWard, tablet: Person<'tablet'>) => Promise<void>;

/** The ways in which a call goes and ends. Each leaves everybody free for the next. */
export const endings: Readonly<Record<string, Script>> = {
  'the tablet hangs up, and rates': (...who) => talk(...who, async () => undefined),
  'the interpreter hangs up, and nobody rates': async (ward, tablet) => {
    const call = await WholeCall.active(ward, tablet);
    await call.endByConsole();
    await Promise.all([call.wrapUp(), call.dismiss()]);
  },
  'cancelled while queued': async (ward, tablet) => {
    const call = await WholeCall.request(ward, tablet, languageOf.busy);
    await call.waits();
    await call.endByTablet();
    await call.isGone();
  },
  'cancelled while rung': async (ward, tablet) => {
    const call = await WholeCall.rung(ward, tablet);
    await call.endByTablet();
    await call.isGone();
  },
  'cancelled while connecting': async (ward, tablet) => {
    const call = await WholeCall.rung(ward, tablet);
    await call.accept();
    await call.endByTablet();
    await Promise.all([call.wrapUp(), call.isGone()]);
  },
  'declined, then accepted': async (ward, tablet) => {
    const call = await WholeCall.rung(ward, tablet);
    await call.passOn();
    await call.accept();
    await call.converse();
    await call.endByTablet();
    await Promise.all([call.wrapUp(), call.rate()]);
  },
  'the tablet loses its line': (...who) => talk(...who, (call) => loseLine(call, 'tablet')),
  'the console loses its line': (...who) => talk(...who, (call) => loseLine(call, 'console')),
  'the tablet is reloaded': (...who) => talk(...who, (call) => reload(call, 'tablet')),
  'the console is reloaded': (...who) => talk(...who, (call) => reload(call, 'console')),
  'declined by everybody': async (ward, tablet) => {
    const call = await WholeCall.rung(ward, tablet, languageOf.declined);
    await call.decline();
    await call.dismiss();
  },
  'nobody is there': async (ward, tablet) => {
    const call = await WholeCall.request(ward, tablet, languageOf.nobody);
    await call.dismiss();
  },
};

/** A conversation in which something happens. */
async function talk(
  ward: ScriptedWard,
  tablet: Person<'tablet'>,
  happens: (call: WholeCall) => Promise<void>,
): Promise<void> {
  const call = await WholeCall.active(ward, tablet);
  await happens(call);
  await call.endByTablet();
  await Promise.all([call.wrapUp(), call.rate()]);
}

/**
 * Makes that many calls, one at a time from each tablet, going through all the ways again and again. One more call
 * goes on all the while, so that some have to wait.
 * @returns once all are over and everybody is free
 */
export async function makeCalls(ward: ScriptedWard, count: number): Promise<void> {
  const scripts = Object.values(endings);
  const standing = await WholeCall.active(ward, ward.standing, languageOf.busy);
  let made = 0;
  const run = async (tablet: Person<'tablet'>) => {
    while (made < count) {
      const script = scripts[made % scripts.length];
      made += 1;
      await script?.(ward, tablet);
    }
  };
  await Promise.all(ward.tablets.map(run));
  await standing.endByTablet();
  await Promise.all([standing.wrapUp(), standing.rate()]);
}
