import type { Logger } from '../log.ts';
import type { CertificateFiles } from './certificate-pair.ts';
import { TlsKeeper, type TlsNews } from './tls-keeper.ts';

/** Keeps a certificate up to date, and the operator informed. @throws {StartupError} `tls-unusable` */
export const keepTls = (files: CertificateFiles, log: Logger): Promise<TlsKeeper> =>
  TlsKeeper.open(files, {
    tell: (news) => {
      logTls(log, news);
    },
  });

function logTls(log: Logger, news: TlsNews): void {
  const { code } = news;
  switch (code) {
    case 'tls-reloaded':
      log.info({ code, expiresAt: news.expiresAt }, 'another certificate is in use');
      break;
    case 'tls-reload-refused':
      log.warn({ code, err: news.error }, 'the new certificate cannot be used: the former one stays in use');
      break;
    case 'tls-expires-soon':
      log.warn({ code, expiresAt: news.expiresAt }, 'the certificate expires within 14 days');
      break;
  }
}
