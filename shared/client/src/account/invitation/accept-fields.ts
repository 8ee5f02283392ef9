export type AcceptField = 'name' | 'email' | 'password';

const byCode: Readonly<Record<string, AcceptField>> = {
  missing: 'name',
  email: 'email',
  'missing-password': 'password',
  'password-too-short': 'password',
  'password-too-long': 'password',
  'password-common': 'password',
};

/** The field in which something is to be corrected; null: in none. @param founds whether the address can be changed */
export function fieldOf(code: string, founds: boolean): AcceptField | null {
  if (code === 'person-exists') return founds ? 'email' : null;
  return Object.hasOwn(byCode, code) ? (byCode[code] ?? null) : null;
}

interface Entered {
  /** Both are there for the first administrator alone. */
  readonly name?: string;
  readonly email?: string;
  readonly password: string;
}

/** The code of what cannot be sent yet; what makes a good password the server alone says. */
export function whatIsMissing({ name, email, password }: Entered): string | null {
  if (name === '') return 'missing';
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return 'email';
  return password === '' ? 'missing-password' : null;
}
