import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useConsole } from '../console-context.ts';

/** Outside a call: why what is pressed here may come to nothing just now. The gravest alone. */
export function ServerBanner({ view }: { view: InterpreterView }) {
  const t = useT('interpreter');
  const { connection } = useConsole();
  if (connection.phase !== 'connected') return <Banner kind="warning">{t('server.lost')}</Banner>;
  if (view.databaseAway === true) return <Banner kind="warning">{t('server.databaseAway')}</Banner>;
  return view.stopping === true ? <Banner kind="info">{t('server.stopping')}</Banner> : null;
}
