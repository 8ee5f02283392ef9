import { listenPrivately } from '../devices/chosen-devices.ts';
import { useT } from '../i18n/in-locale.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import type { SoundTrouble } from './use-sound-trouble.ts';

interface SoundBannerProps extends SoundTrouble {
  /** Opens the choice of devices. */
  onChoose: () => void;
  /** As large as its surroundings. */
  buttonSize?: 'small' | 'medium';
}

/** Why one side does not hear the other, and what can be done. */
export function SoundBanner({ kind, text, onChoose, buttonSize = 'medium' }: SoundBannerProps) {
  const t = useT('common');
  const choose = (
    <Button size={buttonSize} onPress={onChoose}>
      {t('unheard.choose')}
    </Button>
  );
  const leave = (
    <Button size={buttonSize} onPress={() => listenPrivately(null)}>
      {t('devices.handsetLeave')}
    </Button>
  );
  if (kind === 'missed') return <Banner kind="info">{text}</Banner>;
  return (
    <div data-testid="sound-trouble" data-trouble={kind}>
      <Banner kind="warning" action={kind === 'cutOff' ? leave : choose}>
        {text}
      </Banner>
    </div>
  );
}
