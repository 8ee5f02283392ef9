import { useT } from '@mado/client/i18n/in-locale.tsx';
import { HiddenText } from '@mado/client/ui/HiddenText.tsx';
import { Soft } from './Soft.tsx';

/** There is nothing to show here: a dash for the eye, a word for the ear. */
export function Absent() {
  const t = useT('admin');
  return (
    <>
      <Soft isHidden>–</Soft>
      <HiddenText>{t('none')}</HiddenText>
    </>
  );
}
