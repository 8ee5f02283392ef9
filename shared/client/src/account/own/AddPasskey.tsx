import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/in-locale.tsx';
import { useAccount } from '../account-context.ts';
import { Field } from '../Field.tsx';
import { Form } from '../Form.tsx';
import { FormActions } from '../FormActions.tsx';
import { thisDevice } from '../second-factor/this-device.ts';
import { useAttempt } from '../use-attempt.ts';

/** A passkey of this device or of a key that is plugged in, under a name by which it is known in the list. */
export function AddPasskey({ onAdded, onCancel }: { onAdded: () => void; onCancel: () => void }) {
  const t = useT('account');
  const { api } = useAccount();
  const [name, setName] = useState(() => thisDevice());
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const { run, refuse, pending, problem } = useAttempt(({ code }) => {
    if (code === 'missing') input.current?.focus();
  });
  const submit = (): void => {
    if (name.trim() === '') refuse('missing');
    else
      run(async () => {
        await api.addPasskey(name.trim());
        onAdded();
      });
  };
  const own = problem?.code === 'missing';
  return (
    <Form onSubmit={submit} problem={own ? null : problem}>
      <Field
        label={t('passkeys.name')}
        hint={t('passkeys.nameHint')}
        value={name}
        onChange={setName}
        problem={own ? problem : null}
        ref={input}
        input={{ type: 'text', maxLength: 60, autoComplete: 'off', 'data-testid': 'passkey-name' }}
      />
      <FormActions isPending={pending} onCancel={onCancel} data-testid="passkey-add">
        {t('passkeys.addDo')}
      </FormActions>
    </Form>
  );
}
