import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';
import { talkOf, waitOf } from '../../log/duration.ts';
import { standingOf } from '../../log/standing.ts';
import { Absent } from '../../ui/Absent.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { Face } from '../../ui/Face.tsx';
import { QualityMark } from '../../ui/QualityMark.tsx';
import { StandingBadge } from '../../ui/StandingBadge.tsx';
import { Card } from './Card.tsx';
import { Instant } from './Instant.tsx';
import { Fact } from './Fact.tsx';
import styles from './Summary.module.css';

/** What a call came to, at a glance. */
export function Summary({ call }: { call: CallLogEntry }) {
  const t = useT('admin');
  const locale = useLocale();
  const { counter } = call;
  return (
    <Card id="summary" title={t('call.summary')}>
      <div className={styles.outcome}>
        <StandingBadge standing={standingOf(call)} large />
        {call.reason !== null && <p className={styles.reason}>{t(`reason.ended.${call.reason}`)}</p>}
      </div>
      <dl className={styles.facts}>
        <Fact label={t('calls.counter')}>
          <span lang="ja">{counter.name}</span>
          <span className={styles.beside} lang="ja">
            {counter.department} {counter.section}
          </span>
        </Fact>
        <Fact label={t('calls.language')}>{languageName(call.language.tag, locale)}</Fact>
        <Fact label={t('calls.interpreter')}>{call.interpreter ?? <Absent />}</Fact>
        <Fact label={t('calls.wait')}>
          <Duration stretch={waitOf(call)} />
        </Fact>
        <Fact label={t('calls.talk')}>
          <Duration stretch={talkOf(call)} />
        </Fact>
        <Fact label={t('quality.judgement')}>
          {call.quality === null ? <Absent /> : <QualityMark verdict={call.quality.verdict} />}
        </Fact>
        <Fact label={t('calls.survey')}>
          {call.rating === null ? <Absent /> : <Face rating={call.rating} />}
        </Fact>
        <Fact label={t('call.started')}>
          <Instant at={call.requestedAt} />
        </Fact>
        <Fact label={t('call.ended')}>
          {call.endedAt === null ? <Absent /> : <Instant at={call.endedAt} />}
        </Fact>
        <Fact label={t('call.callId')}>
          <span className={styles.id}>{call.callId}</span>
        </Fact>
      </dl>
    </Card>
  );
}
