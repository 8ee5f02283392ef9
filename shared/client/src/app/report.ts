/** The kind of an error and, of a defect, where it arose. Messages may quote a person's data: they are left out. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const where = error.stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at ') || line.includes('@'));
  return `${error.name}${code}${where === undefined ? '' : ` ${where.trim()}`}`;
}

/** Notes a failure that nobody handled in the browser's console, without personal data. */
export function report(error: unknown): void {
  // eslint-disable-next-line no-console -- the console is a client's only log
  console.error('mado:', describe(error));
}

/** Notes every rejected promise that nobody awaited. */
export function reportUnhandled(): void {
  window.addEventListener('unhandledrejection', (event) => {
    report(event.reason);
    event.preventDefault();
  });
}
