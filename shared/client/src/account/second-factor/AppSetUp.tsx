import type { TotpSetUp } from '@mado/core/protocol/rest/account.ts';
import { useState } from 'react';
import { ConfirmApp } from './ConfirmApp.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

interface AppSetUpProps {
  /** What the server made for it: asked for by a press, since each asking makes another. */
  begun: TotpSetUp;
  onDone: () => void;
  onCancel: () => void;
}

/** An authenticator app: its QR code, a code of it as proof, and what helps when the phone is lost. */
export function AppSetUp({ begun, onDone, onCancel }: AppSetUpProps) {
  const [confirmed, setConfirmed] = useState(false);
  if (confirmed) return <RecoveryCodes codes={begun.backupCodes} onKept={onDone} />;
  return <ConfirmApp totpUri={begun.totpURI} onConfirmed={() => setConfirmed(true)} onCancel={onCancel} />;
}
