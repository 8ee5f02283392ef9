import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { pairingCodeText, readPairingCode } from '@mado/core/domain/pairing-code.ts';
import { useEffect, useEffectEvent, useState, type SyntheticEvent } from 'react';
import { findPairing } from '../../api/tablet-queries.ts';
import { useOnce } from '../../api/use-once.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { Found } from './PairingPanel.tsx';
import styles from './PairingPanel.module.css';

const codeOfAddress = (): string => new URLSearchParams(window.location.search).get('code') ?? '';

/** The code that a tablet shows, typed in any way or brought along by its QR code. */
export function CodeForm({ onFound }: { onFound: (found: Found) => void }) {
  const t = useT('admin');
  const errorText = useErrorText();
  const [typed, setTyped] = useState(codeOfAddress);
  const [incomplete, setIncomplete] = useState(false);
  const { mutate, error, reset } = useOnce({
    mutationFn: async (code: string) => ({ code, request: await findPairing(code) }),
    onSuccess: onFound,
  });
  const find = (): void => {
    const letters = readPairingCode(typed);
    setIncomplete(letters === null);
    if (letters !== null) mutate(pairingCodeText(letters));
  };
  useFindAtOnce(find);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    find();
  };
  const problem = incomplete ? t('pairing.incomplete') : error === null ? null : errorText(error.code);
  return (
    <form className={styles.row} onSubmit={submit}>
      <TextField
        isCode
        label={t('pairing.code')}
        hint={t('pairing.hint')}
        problem={problem}
        value={typed}
        maxLength={40}
        autoCapitalize="characters"
        data-testid="pairing-code-field"
        onChange={(value) => {
          setTyped(value);
          setIncomplete(false);
          reset();
        }}
      />
      <div className={styles.find}>
        <Button kind="primary" onPress={find}>
          {t('pairing.find')}
        </Button>
      </div>
    </form>
  );
}

/** Whoever came by a QR code has typed their code already: looking it up changes nothing. */
function useFindAtOnce(find: () => void): void {
  const look = useEffectEvent(() => {
    if (codeOfAddress() !== '') find();
  });
  useEffect(() => look(), []);
}
