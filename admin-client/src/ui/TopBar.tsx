import { StaffLanguageSwitch } from '@mado/client/i18n/StaffLanguageSwitch.tsx';
import { useT } from '@mado/client/i18n/in-locale.tsx';
import { useStore } from '@mado/client/socket/store.ts';
import { ConnectionState } from '@mado/client/ui/ConnectionState.tsx';
import { useAdmin } from '../admin.ts';
import logo from '../icon.svg';
import { useRoute } from '../routing/router.ts';
import { accountHref, callsHref, pages } from '../routing/routes.ts';
import { Link } from '../routing/Link.tsx';
import { PersonIcon } from './icons.tsx';
import styles from './TopBar.module.css';

/** Above every page: where one can go, who is signed in, whether what is shown is live. */
export function TopBar() {
  const t = useT('admin');
  const account = useT('account');
  const { socket } = useAdmin();
  const { phase } = useStore(socket.connection);
  const view = useStore(socket.view);
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <Link href={callsHref} className={styles.brand}>
          <img src={logo} alt="" width="28" height="28" />
          {t('brand')}
        </Link>
        <Navigation />
        <div className={styles.aside}>
          <ConnectionState phase={phase} />
          {view !== null && (
            <Link
              href={accountHref}
              className={styles.who}
              aria-label={account('account.open', { name: view.name })}
              data-testid="open-account"
            >
              <PersonIcon className={styles.person} />
              <span className={styles.name}>{t('nav.signedInAs', { name: view.name })}</span>
            </Link>
          )}
          <StaffLanguageSwitch />
        </div>
      </div>
    </header>
  );
}

/** The pages one can go to. */
function Navigation() {
  const t = useT('admin');
  const here = useRoute().name;
  const isAdmin = useStore(useAdmin().socket.view)?.role === 'admin';
  const shown = pages.filter(({ adminOnly }) => isAdmin || !adminOnly);
  return (
    <nav aria-label={t('nav.label')} className={styles.nav}>
      {shown.map(({ name, href }) => (
        <Link
          key={name}
          href={href}
          className={styles.page}
          {...(name === here && { 'aria-current': 'page' as const })}
        >
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
