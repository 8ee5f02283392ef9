import type { WholeCall } from './whole-call.ts';

type SideOfCall = 'tablet' | 'console';

/** A side's line breaks, the other is told, and it comes back to the same media. */
export async function loseLine(call: WholeCall, side: SideOfCall): Promise<void> {
  await call[side].loseLine();
  await awayIs(call, side, true);
  await call[side].comeBack();
  await own(call, side).return(await ticket(call, side));
  await awayIs(call, side, false);
}

/** A side's page is loaded anew: its media begin again, and the other receives them anew. */
export async function reload(call: WholeCall, side: SideOfCall): Promise<void> {
  call[side].leave();
  await awayIs(call, side, true);
  await call[side].comeBack();
  await own(call, side).warmUp(await ticket(call, side));
  await own(call, side).send();
  await Promise.all([call.tabletMedia.receive(), call.consoleMedia.receive()]);
  await awayIs(call, side, false);
}

const own = ({ tabletMedia, consoleMedia }: WholeCall, side: SideOfCall) =>
  side === 'tablet' ? tabletMedia : consoleMedia;

const ticket = ({ tablet, console }: WholeCall, side: SideOfCall): Promise<string> =>
  side === 'tablet'
    ? tablet.sees('a ticket', ({ call }) => (call?.state === 'active' ? call.media.ticket : null))
    : console.sees('a ticket', ({ call }) => call?.media.ticket ?? null);

/** Resolves once the other side is told that a side is away, or back. */
async function awayIs({ tablet, console }: WholeCall, side: SideOfCall, expected: boolean): Promise<void> {
  const fits = (away: object | null) => ((away !== null) === expected ? 'told' : null);
  if (side === 'tablet')
    await console.sees('the tablet away or back', ({ call }) =>
      call === null ? null : fits(call.tabletAway),
    );
  else
    await tablet.sees('the interpreter away or back', ({ call }) =>
      call?.state === 'active' ? fits(call.interpreterAway) : null,
    );
}
