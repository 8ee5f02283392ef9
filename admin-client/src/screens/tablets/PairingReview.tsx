import { useErrorText } from '@mado/client/i18n/error-text.ts';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button } from '@mado/client/ui/Button.tsx';
import { Select } from '@mado/client/ui/Select.tsx';
import type { CounterEntry, TabletEntry } from '@mado/core/protocol/rest/tablets.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { approvePairing, countersQuery, denyPairing, tabletsQuery } from '../../api/tablet-queries.ts';
import { useOnce } from '../../api/use-once.ts';
import { useDateText } from '../../log/use-date-text.ts';
import { nothingChosen } from '../../tablets/counter-choice.ts';
import { TextField } from '../../ui/TextField.tsx';
import { CounterChooser } from './CounterChooser.tsx';
import type { Done, Found } from './PairingPanel.tsx';
import styles from './PairingPanel.module.css';
import { useTabletName } from './use-tablet-name.ts';

interface PairingReviewProps extends Found {
  tablets: readonly TabletEntry[];
  onLeave: (done: Done | null) => void;
}

/** Who asks, and what an administrator makes of it. */
export function PairingReview({ code, request, tablets, onLeave }: PairingReviewProps) {
  const t = useT('admin');
  const errorText = useErrorText();
  const counters = useQuery(countersQuery);
  const { choice, setChoice, replaces, setReplaces, name, setName } = useWish();
  const { approve, deny } = useDecision(onLeave);
  const error = approve.error ?? deny.error ?? counters.error;
  const { counterId } = choice;
  return (
    <>
      <p className={styles.text}>{t('pairing.check')}</p>
      <Who code={code} request={request} />
      <CounterChooser
        counters={counters.data?.counters ?? noCounters}
        choice={choice}
        onChoose={(chosen) => {
          setChoice(chosen);
          setReplaces('');
        }}
      />
      <div className={styles.more}>
        <Replaces
          others={tablets.filter((each) => each.revokedAt === null && each.counter.counterId === counterId)}
          value={replaces}
          onChange={setReplaces}
        />
        <TextField
          label={t('pairing.name')}
          hint={t('pairing.nameHint')}
          value={name}
          maxLength={60}
          onChange={setName}
        />
      </div>
      {error !== null && <Banner kind="error">{errorText(error.code)}</Banner>}
      <div className={styles.actions}>
        <Button kind="quiet" onPress={() => onLeave(null)}>
          {t('pairing.back')}
        </Button>
        <Button onPress={() => deny.mutate(code)} data-testid="pairing-deny">
          {t('pairing.deny')}
        </Button>
        <Button
          kind="primary"
          isDisabled={counterId === ''}
          data-testid="pairing-approve"
          onPress={() =>
            approve.mutate({ code, counterId, replaces: replaces === '' ? null : replaces, name })
          }
        >
          {t('pairing.approve')}
        </Button>
      </div>
    </>
  );
}

const noCounters: readonly CounterEntry[] = [];

/** What is to become of the device. */
function useWish() {
  const [choice, setChoice] = useState(nothingChosen);
  const [replaces, setReplaces] = useState('');
  const [name, setName] = useState('');
  return { choice, setChoice, replaces, setReplaces, name, setName };
}

function useDecision(onLeave: PairingReviewProps['onLeave']) {
  const client = useQueryClient();
  const approve = useOnce({
    mutationFn: approvePairing,
    onSuccess: ({ tabletId }) => {
      void client.invalidateQueries(tabletsQuery);
      onLeave({ what: 'approved', tabletId });
    },
  });
  const deny = useOnce({ mutationFn: denyPairing, onSuccess: () => onLeave({ what: 'denied' }) });
  return { approve, deny };
}

function Who({ code, request }: Found) {
  const t = useT('admin');
  const { day, time } = useDateText();
  const facts = [
    [t('pairing.device'), request.device],
    [t('pairing.asked'), `${day(request.askedAt)} ${time(request.askedAt)}`],
    [t('pairing.address'), request.address],
  ] as const;
  return (
    <dl className={styles.who}>
      <div>
        <dt>{t('pairing.shown')}</dt>
        <dd className={styles.code} translate="no">
          {code}
        </dd>
      </div>
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ReplacesProps {
  others: readonly TabletEntry[];
  value: string;
  onChange: (tabletId: string) => void;
}

/** Whether it comes beside the tablets of its counter or in place of one. */
function Replaces({ others, value, onChange }: ReplacesProps) {
  const t = useT('admin');
  const nameOf = useTabletName();
  if (others.length === 0) return null;
  const options = [
    { value: '', text: t('pairing.asNew') },
    ...others.map((other) => ({
      value: other.tabletId,
      text: t('pairing.inPlaceOf', { tablet: nameOf(other) }),
    })),
  ];
  return <Select isStacked label={t('pairing.kind')} options={options} value={value} onChange={onChange} />;
}
