import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { useElapsed } from '@mado/client/socket/use-elapsed.ts';
import { useAdmin } from '../admin.ts';
import { durationParts, secondsOf, type Stretch } from '../log/duration.ts';
import { Absent } from './Absent.tsx';

/** A stretch of time in words; counts on while it lasts. */
export function Duration({ stretch }: { stretch: Stretch | null }) {
  if (stretch === null) return <Absent />;
  if (stretch.until === null) return <Running from={stretch.from} />;
  return <Seconds seconds={secondsOf(stretch, stretch.until)} />;
}

/** While nobody tells us whether it still lasts, it stands still. */
function Running({ from }: { from: number }) {
  const lostAt = useStore(useAdmin().live.lostAt);
  if (lostAt === null) return <Counting from={from} />;
  return <Seconds seconds={secondsOf({ from, until: null }, lostAt)} />;
}

function Counting({ from }: { from: number }) {
  const { socket } = useAdmin();
  return <Seconds seconds={useElapsed(from, socket.serverNow)} />;
}

/** So many seconds, in words. */
export function Seconds({ seconds }: { seconds: number }) {
  const t = useT('admin');
  const { form, ...parts } = durationParts(seconds);
  return <time dateTime={`PT${seconds}S`}>{t(`duration.${form}`, { ...parts })}</time>;
}
