import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { InterpreterCall, InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { CallBanners } from './CallBanners.tsx';
import { CallControls } from './CallControls.tsx';
import { CallFacts } from './CallFacts.tsx';
import styles from './CallScreen.module.css';
import { OwnPicture } from './OwnPicture.tsx';
import { Stage } from './Stage.tsx';

interface CallScreenProps {
  name: 'connecting' | 'in-call';
  view: InterpreterView;
  call: InterpreterCall;
}

/** The call: the other side's hands and face have the room, all else stands in a rail beside them. */
export function CallScreen({ name, view, call }: CallScreenProps) {
  const t = useT('interpreter');
  const title = name === 'connecting' ? t('call.connecting') : t('call.screen');
  return (
    <Screen name={name} title={title} lang={useLocale()} theme="dark" className={styles.screen}>
      <main className={styles.stage}>
        <HiddenText as="h1">{title}</HiddenText>
        <CallBanners call={call} view={view} />
        <Stage call={call} />
      </main>
      <aside className={styles.rail} aria-label={t('call.screen')}>
        <CallFacts view={view} call={call} />
        <OwnPicture />
        <CallControls callId={call.callId} />
      </aside>
    </Screen>
  );
}
