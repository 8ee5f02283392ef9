import type { Browser, Page } from 'playwright-core';
import { goodPassword, invited } from './accounts.ts';
import { codeOf } from './one-time-code.ts';
import { newVisitorsContext, type TourOptions, type Visit } from './tour.ts';
import { screen, type Trial } from './trial.ts';
import { addAuthenticator } from './virtual-authenticator.ts';

type Client = 'interpreter' | 'admin';

/** Walks through all that somebody does with their account, from the invitation on. */
export async function accountTour(
  browser: Browser,
  trial: Trial,
  options: TourOptions & { readonly client: Client },
  look: Visit,
): Promise<void> {
  const context = await newVisitorsContext(browser, options);
  try {
    const { client } = options;
    const page = await context.newPage();
    await addAuthenticator(page);
    const visit: Visit = (name) => look(`${client}-${name}`, page);
    const { url, email } = await invited(trial, client);
    await worthless(page, `${trial.url}/${client}/`, visit);
    await invitation(page, url, visit);
    await account(page, visit);
    await signIn(page, email, visit);
  } finally {
    await context.close();
  }
}

async function worthless(page: Page, start: string, visit: Visit): Promise<void> {
  await page.goto(`${start}#invitation=worthless`);
  await page.getByRole('alert').waitFor();
  await visit('invitation-worthless', page);
}

async function invitation(page: Page, url: string, visit: Visit): Promise<void> {
  await page.goto(url);
  await page.getByTestId('invitation-password').fill('password1234');
  await page.getByTestId('invitation-accept').click();
  await page.waitForSelector('[data-code="password-common"]');
  await visit('invitation', page);
  await page.getByTestId('invitation-password').fill(goodPassword);
  await page.getByTestId('invitation-accept').click();
  await page.getByTestId('offer-app').waitFor();
  await visit('second-factor-offer', page);
  await page.getByTestId('offer-app').click();
  const key = ((await page.getByTestId('app-key').textContent()) ?? '').replaceAll(' ', '');
  await visit('authenticator-app', page);
  await page.getByTestId('app-code').fill(codeOf(key, Date.now()));
  await page.getByTestId('recovery-kept').waitFor();
  await visit('recovery-codes', page);
  await page.getByTestId('recovery-kept').click();
  await page.getByTestId('offer-done').waitFor();
  await visit('second-factor-ready', page);
  await page.getByTestId('offer-done').click();
}

async function account(page: Page, visit: Visit): Promise<void> {
  await page.getByTestId('open-account').click();
  await page.getByTestId('passkey-open').click();
  await page.getByTestId('passkey-add').click();
  await page.getByTestId('passkey').waitFor();
  await visit('account', page);
  await page.getByTestId('passkey-open').click();
  await page.getByTestId('password-open').click();
  await page.getByTestId('password-change').click();
  await page.waitForSelector('[data-code="missing-password"]');
  await page.getByTestId('recovery-renew').click();
  await page.getByTestId('ask-password').waitFor();
  await visit('account-forms', page);
  await page.getByTestId('passkey').getByRole('button').click();
  await page.getByTestId('passkey-remove').waitFor();
  await visit('account-passkey-removal', page);
  await page.getByTestId('passkey-remove').click();
  await page.getByTestId('passkey').waitFor({ state: 'detached' });
  await page.getByTestId('sign-out').click();
}

async function signIn(page: Page, email: string, visit: Visit): Promise<void> {
  await screen(page, 'sign-in');
  await page.getByTestId('sign-in-email').fill(email);
  await page.getByTestId('sign-in-password').fill('not the password at all');
  await page.getByTestId('sign-in-submit').click();
  await page.waitForSelector('[data-code="sign-in-failed"]');
  await visit('sign-in-failed', page);
  await page.getByTestId('sign-in-password').fill(goodPassword);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('sign-in-code').fill('000000');
  await page.waitForSelector('[data-code="code-wrong"]');
  await visit('sign-in-code', page);
  await page.getByTestId('sign-in-recovery').click();
  await page.getByTestId('sign-in-submit').click();
  await page.waitForSelector('[data-code="missing"]');
  await visit('sign-in-recovery', page);
}
