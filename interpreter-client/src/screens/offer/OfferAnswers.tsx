import { useT } from '@mado/client/i18n/in-locale.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { declineReasons, type DeclineReason } from '@mado/core/domain/offer.ts';
import type { OfferView } from '@mado/core/protocol/interpreter.ts';
import { useState } from 'react';
import { useDesk } from '../../hooks/use-desk.ts';
import { useProblemText } from '../../hooks/use-problem-text.ts';
import { useShortcut } from '../../hooks/use-shortcut.ts';
import type { Fitness } from '../../logic/fitness.ts';
import { Select } from '@mado/client/ui/Select.tsx';
import { AnswerButton } from './AnswerButton.tsx';
import styles from './OfferAnswers.module.css';
import { useOfferAnswer } from './use-offer-answer.ts';

/** Answer or decline, each with one press. The reason is picked beside it, by whoever wants to. */
export function OfferAnswers({ offer, fitness }: { offer: OfferView; fitness: Fitness }) {
  const t = useT('interpreter');
  const answer = useOfferAnswer(offer);
  const [picked, setPicked] = useState<DeclineReason | 'none' | null>(null);
  const reason = picked ?? (fitness === 'impossible' ? 'technical' : 'none');
  const decline = (): void => answer.decline(reason === 'none' ? null : reason);
  const canAccept = fitness !== 'impossible';
  useShortcut('A', answer.accept, canAccept);
  useShortcut('D', decline, true);
  const options = [
    { value: 'none' as const, text: t('offer.noReason') },
    ...declineReasons.map((value) => ({ value, text: t(`declineReason.${value}`) })),
  ];
  return (
    <div className={styles.answers}>
      <Troubles fitness={fitness} failed={answer.failed} />
      <div className={styles.row}>
        <AnswerButton
          answer="accept"
          isDisabled={!canAccept}
          isPending={answer.pending === 'accept'}
          onPress={answer.accept}
        />
        <AnswerButton answer="decline" isPending={answer.pending === 'decline'} onPress={decline} />
      </div>
      <Select label={t('offer.reason')} options={options} value={reason} onChange={setPicked} />
    </div>
  );
}

function Troubles({ fitness, failed }: { fitness: Fitness; failed: string | null }) {
  const t = useT('interpreter');
  const problemText = useProblemText();
  const { problem, elsewhere } = useDesk();
  return (
    <>
      {failed !== null && <Banner kind="error">{problemText(failed)}</Banner>}
      {elsewhere && <Banner kind="info">{t('offer.elsewhere')}</Banner>}
      {fitness === 'sound-only' && <Banner kind="warning">{t('offer.soundOnly')}</Banner>}
      {fitness === 'impossible' && (
        <Banner kind="error">
          {problem !== null && <p data-code={problem}>{problemText(problem)}</p>}
          <p className={styles.advice}>{t('offer.impossible')}</p>
        </Banner>
      )}
    </>
  );
}
