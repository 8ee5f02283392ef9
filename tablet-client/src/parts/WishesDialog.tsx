import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Dialog } from '@mado/client/ui/Dialog.tsx';
import type { OfferedLanguage } from '@mado/core/protocol/tablet.ts';
import { useState } from 'react';
import { isTicket, nothingChosen, type ChosenWishes } from '../flow/chosen-wishes.ts';
import { WishFields } from './WishFields.tsx';

interface WishesDialogProps {
  languages: readonly OfferedLanguage[];
  chosen: ChosenWishes;
  onChoose: (wishes: ChosenWishes) => void;
  onClose: () => void;
}

/** What the next call shall find beyond its language. Nothing of it is needed. */
export function WishesDialog({ languages, chosen, onChoose, onClose }: WishesDialogProps) {
  const t = useT('tablet');
  const [draft, setDraft] = useState(chosen);
  const canSave = isTicket(draft.ticket);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('wishes.title')}
      actions={
        <>
          <Button
            kind="quiet"
            size="large"
            data-testid="wishes-clear"
            onPress={() => onChoose(nothingChosen)}
          >
            {t('wishes.clear')}
          </Button>
          <Button
            kind="primary"
            size="large"
            data-testid="wishes-save"
            isDisabled={!canSave}
            onPress={() => onChoose({ ...draft, ticket: draft.ticket.trim() })}
          >
            {t('wishes.save')}
          </Button>
        </>
      }
    >
      <WishFields languages={languages} draft={draft} onChange={setDraft} />
    </Dialog>
  );
}
