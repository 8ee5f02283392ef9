import { Button } from '../ui/Button.tsx';
import { useStore } from '../socket/store.ts';
import { chooseStaffLocale, staffLocale, type StaffLocale } from './staff-locale.ts';

const other: Record<StaffLocale, { locale: StaffLocale; name: string }> = {
  ja: { locale: 'en', name: 'English' },
  en: { locale: 'ja', name: '日本語' },
};

/** One tap to the staff's other language, named in itself. */
export function StaffLanguageSwitch() {
  const { locale, name } = other[useStore(staffLocale)];
  return (
    <Button kind="quiet" size="small" lang={locale} onPress={() => chooseStaffLocale(locale)}>
      {name}
    </Button>
  );
}
