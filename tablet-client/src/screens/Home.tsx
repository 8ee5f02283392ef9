import { endonym, endonymLang, languageName } from '@mado/client/i18n/language-name.ts';
import { InLocale, useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { LanguagePicture } from '@mado/client/ui/language-picture/LanguagePicture.tsx';
import { Banner } from '@mado/client/ui/Banner.tsx';
import { Button as Quiet } from '@mado/client/ui/Button.tsx';
import { Screen } from '@mado/client/ui/Screen.tsx';
import { classes } from '@mado/client/ui/classes.ts';
import { locales, type Language, type Locale } from '@mado/core/domain/language.ts';
import type { OfferedLanguage, TabletView } from '@mado/core/protocol/tablet.ts';
import { Button } from 'react-aria-components';
import { useFreshView } from '../flow/use-fresh-view.ts';
import type { WardClock } from '../parts/Opens.tsx';
import { TileWords } from '../parts/TileWords.tsx';
import { StaffStrip } from '../parts/StaffStrip.tsx';
import { WishesButton } from '../parts/WishesButton.tsx';
import { InVisitorsLanguage } from '../parts/InVisitorsLanguage.tsx';
import { useTablet } from '../tablet-context.ts';
import styles from './Home.module.css';

/** How often a tablet that nobody uses looks how long a wait would be. */
const HOME_MS = 30_000;

interface HomeProps {
  view: TabletView;
  /** The language whose tile was tapped. */
  starting: Language | null;
}

/** Which language? One tap calls an interpreter. */
export function Home({ view, starting }: HomeProps) {
  const t = useT('tablet');
  const { actions, hindrance } = useTablet();
  useFreshView(HOME_MS);
  return (
    <Screen name="home" title={t('home.title')} lang={useLocale()}>
      <StaffStrip
        counter={view.counter}
        canChooseLanguage
        action={<StaffActions languages={view.languages} />}
      >
        {t('strip.home')}
      </StaffStrip>
      <main className={styles.main}>
        {hindrance !== null && (
          <div className={styles.notice}>
            <Banner kind="info">{t(`home.${hindrance}`)}</Banner>
          </div>
        )}
        <Invitations />
        <ul className={styles.tiles}>
          {view.languages.map((language) => (
            <li key={language.tag}>
              <Tile
                language={language}
                clock={view}
                starting={starting}
                // Nothing is asked of the devices where only words can come of it.
                onPress={() => (language.closed === null ? actions.start : actions.ask)(language)}
              />
            </li>
          ))}
        </ul>
      </main>
    </Screen>
  );
}

/** What the staff may do here. */
const StaffActions = ({ languages }: { languages: readonly OfferedLanguage[] }) => (
  <>
    <WishesButton languages={languages} />
    <CheckButton />
  </>
);

/** For the staff, before a visitor comes. */
function CheckButton() {
  const t = useT('check');
  const { check } = useTablet();
  return (
    <Quiet kind="quiet" size="small" aria-label={t('title')} onPress={check.open} data-testid="open-check">
      {t('open')}
    </Quiet>
  );
}

/** The question in every language of the screen: nobody has chosen one yet. */
const Invitations = () => (
  <div className={styles.invitations}>
    {locales.map((locale) => (
      <InLocale key={locale} locale={locale}>
        <Invitation locale={locale} />
      </InLocale>
    ))}
  </div>
);

function Invitation({ locale }: { locale: Locale }) {
  const text = useT('tablet')('home.title');
  return locale === 'ja' ? <h1 lang={locale}>{text}</h1> : <p lang={locale}>{text}</p>;
}

interface TileProps {
  language: OfferedLanguage;
  clock: WardClock;
  starting: Language | null;
  onPress: () => void;
}

function Tile({ language, clock, starting, onPress }: TileProps) {
  const { tag, closed } = language;
  const isStarting = starting?.tag === tag;
  const { hindrance } = useTablet();
  const stopped = hindrance !== null && !isStarting;
  return (
    <Button
      className={classes(
        styles.tile,
        isStarting && styles.starting,
        (stopped || closed !== null) && styles.paled,
      )}
      data-testid={`language-${tag}`}
      isDisabled={stopped || (starting !== null && !isStarting)}
      onPress={() => {
        if (!isStarting) onPress();
      }}
    >
      <span className={styles.picture}>
        <LanguagePicture language={language} />
      </span>
      <span className={styles.words}>
        <span className={styles.name} lang={endonymLang(tag)}>
          {endonym(tag)}
        </span>
        {(!isStarting || closed !== null) && <StaffName tag={tag} closed={closed !== null} />}
        <InVisitorsLanguage tag={tag}>
          <TileWords
            language={language}
            clock={clock}
            state={stopped ? 'stopped' : isStarting ? 'starting' : 'ready'}
          />
        </InVisitorsLanguage>
      </span>
    </Button>
  );
}

/** The staff's name of a language, where it differs from the visitors' own. */
function StaffName({ tag, closed }: { tag: string; closed: boolean }) {
  const t = useT('tablet');
  const name = languageName(tag, useLocale());
  if (name === endonym(tag)) return null;
  return <span className={styles.staffName}>{closed ? t('closed.staff', { language: name }) : name}</span>;
}
