import { StartupError } from '../startup/startup-error.ts';
import { isSamePair, readPair, type CertificateFiles, type CertificatePair } from './certificate-pair.ts';
import { FolderWatch } from './folder-watch.ts';

/** What an operator has to know of. */
export type TlsNews =
  | { readonly code: 'tls-reloaded'; readonly expiresAt: Date }
  /** What is in the files cannot be used: the former certificate stays in use. */
  | { readonly code: 'tls-reload-refused'; readonly error: unknown }
  | { readonly code: 'tls-expires-soon'; readonly expiresAt: Date };

export interface TlsKeeperOptions {
  readonly tell: (news: TlsNews) => void;
  readonly now?: () => number;
}

/** In milliseconds. A watch of the folders is quicker, but network file systems tell it nothing. */
const LOOK_EVERY = 60_000;
const DAY = 86_400_000;
const SOON = 14 * DAY;

/** Keeps the certificate that is in use up to date with its files. */
export class TlsKeeper implements Disposable {
  readonly #files: CertificateFiles;
  readonly #tell: (news: TlsNews) => void;
  readonly #now: () => number;
  readonly #watch: FolderWatch;
  readonly #timer: NodeJS.Timeout;
  #pair: CertificatePair;
  #apply: (pair: CertificatePair) => void = () => undefined;
  #refused: string | null = null;
  #warnedAt = -Infinity;
  #looking: Promise<void> = Promise.resolve();

  private constructor(files: CertificateFiles, pair: CertificatePair, options: TlsKeeperOptions) {
    this.#files = files;
    this.#pair = pair;
    this.#tell = options.tell;
    this.#now = options.now ?? Date.now;
    this.#watch = new FolderWatch([files.certFile, files.keyFile], () => void this.reload());
    this.#timer = setInterval(() => void this.reload(), LOOK_EVERY).unref();
    this.#warn();
  }

  /** @throws {StartupError} `tls-unusable` */
  static async open(files: CertificateFiles, options: TlsKeeperOptions): Promise<TlsKeeper> {
    const keeper = new TlsKeeper(files, await firstPair(files), options);
    await keeper.#watch.renew();
    return keeper;
  }

  get pair(): CertificatePair {
    return this.#pair;
  }

  /** Until the certificate expires; negative since it has. */
  get secondsLeft(): number {
    return Math.floor((this.#pair.expiresAt.getTime() - this.#now()) / 1000);
  }

  /** Has every later certificate used. */
  follow(apply: (pair: CertificatePair) => void): void {
    this.#apply = apply;
  }

  /** Looks at the files, and takes a new pair if it can be used. Resolves once it is in use. */
  reload(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look());
    return this.#looking;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#watch[Symbol.dispose]();
  }

  async #look(): Promise<void> {
    try {
      const pair = await readPair(this.#files);
      this.#refused = null;
      if (!isSamePair(pair, this.#pair)) this.#take(pair);
    } catch (error) {
      this.#refuse(error);
    }
    this.#warn();
    await this.#watch.renew();
  }

  #take(pair: CertificatePair): void {
    this.#apply(pair);
    this.#pair = pair;
    this.#warnedAt = -Infinity;
    this.#tell({ code: 'tls-reloaded', expiresAt: pair.expiresAt });
  }

  /** Each reason once: the files are looked at again every minute. */
  #refuse(error: unknown): void {
    const reason = String(error);
    if (reason !== this.#refused) this.#tell({ code: 'tls-reload-refused', error });
    this.#refused = reason;
  }

  /** Once a day. */
  #warn(): void {
    const { expiresAt } = this.#pair;
    const now = this.#now();
    if (expiresAt.getTime() - now > SOON || now - this.#warnedAt < DAY) return;
    this.#warnedAt = now;
    this.#tell({ code: 'tls-expires-soon', expiresAt });
  }
}

async function firstPair(files: CertificateFiles): Promise<CertificatePair> {
  try {
    return await readPair(files);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError('tls-unusable', `MADO_TLS_CERT and MADO_TLS_KEY cannot be used: ${detail}`, {
      cause,
    });
  }
}
