import { DeviceSettings } from '@mado/client/devices/DeviceSettings.tsx';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { TextPanel } from '@mado/client/text/TextPanel.tsx';
import { useTextPanel } from '@mado/client/text/use-text-panel.ts';
import { Button } from '@mado/client/ui/Button.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import { TextIcon } from '@mado/client/ui/icons/call.tsx';
import { SettingsIcon } from '@mado/client/ui/icons/sound.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import type { InterpreterCall, InterpreterView } from '@mado/core/protocol/interpreter.ts';
import { useState } from 'react';
import { useDesk } from '../../hooks/use-desk.ts';
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
  const common = useT('common');
  const { own, session, remote } = useDesk();
  const channel = session?.text ?? null;
  const text = useTextPanel(channel, remote.seen, remote.sent);
  const [isChoosing, setIsChoosing] = useState(false);
  const title = name === 'connecting' ? t('call.connecting') : t('call.screen');
  return (
    <Screen name={name} title={title} lang={useLocale()} theme="dark" className={styles.screen}>
      <main className={styles.stage}>
        <HiddenText as="h1">{title}</HiddenText>
        <CallBanners call={call} view={view} onChooseDevice={() => setIsChoosing(true)} />
        <div className={styles.both}>
          <div className={styles.picture}>
            <Stage call={call} />
          </div>
          {text.isOpen && channel !== null && (
            <TextPanel channel={channel} onClose={text.close} takesFocus={text.takesFocus} />
          )}
        </div>
      </main>
      <aside className={styles.rail} aria-label={t('call.screen')}>
        {!isChoosing && <CallFacts view={view} call={call} />}
        <OwnPicture />
        {isChoosing && <DeviceSettings own={own} onClose={() => setIsChoosing(false)} />}
        {!text.isOpen && (
          <Button size="small" icon={<TextIcon />} onPress={text.open} data-testid="open-text">
            {common('text.open')}
          </Button>
        )}
        {!isChoosing && (
          <Button
            size="small"
            icon={<SettingsIcon />}
            onPress={() => setIsChoosing(true)}
            data-testid="open-settings"
          >
            {t('call.devices')}
          </Button>
        )}
        <CallControls callId={call.callId} />
      </aside>
    </Screen>
  );
}
