import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { Button } from '@mado/client/ui/Button.tsx';
import type { OfferedLanguage } from '@mado/core/protocol/tablet.ts';
import { useState } from 'react';
import { countChosen } from '../flow/chosen-wishes.ts';
import { useTablet } from '../tablet-context.ts';
import { WishesDialog } from './WishesDialog.tsx';

/** For the staff, before the visitor taps a language: what the next call shall find beyond it. */
export function WishesButton({ languages }: { languages: readonly OfferedLanguage[] }) {
  const t = useT('tablet');
  const { wishes } = useTablet();
  const chosen = useStore(wishes);
  const [isOpen, setOpen] = useState(false);
  const count = countChosen(chosen);
  return (
    <>
      <Button
        kind={count > 0 ? 'secondary' : 'quiet'}
        size="small"
        data-testid="open-wishes"
        onPress={() => setOpen(true)}
      >
        {count > 0 ? t('wishes.chosen', { count }) : t('wishes.open')}
      </Button>
      {isOpen && (
        <WishesDialog
          languages={languages}
          chosen={chosen}
          onChoose={(next) => {
            wishes.set(next);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
