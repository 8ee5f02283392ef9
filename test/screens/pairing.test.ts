import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../support/databases.ts';
import { launchSmall } from '../support/small-browser.ts';
import { answer, newProfile, open, ring, screen, testId, Trial } from '../support/trial.ts';

let browser: Browser;
let trial: Trial;
let tablet: Page;
let admin: Page;
let console_: Page;
beforeAll(async () => {
  browser = await launchSmall();
  trial = await Trial.start(await newDatabase('embedded'));
  const { admin: link, interpreters } = await trial.links();
  admin = await open(await newProfile(browser), link);
  const interpreter = interpreters.find(({ languages }) => languages.includes('jsl'));
  console_ = await open(await newProfile(browser), interpreter?.url ?? '');
  tablet = await (await newProfile(browser)).newPage();
});
afterAll(async () => {
  await browser.close();
  await trial[Symbol.asyncDispose]();
});

const shownCode = () => tablet.getByTestId('pairing-code').innerText();

/** Chooses a counter by its department and section; what has one answer is not asked. */
async function chooseCounter(department: string, section: string): Promise<void> {
  await admin.getByLabel('課', { exact: true }).selectOption(department);
  await admin.getByLabel('担当', { exact: true }).selectOption(section);
}

describe('a device that was never here', () => {
  it('shows a code, and a picture of the address where it is approved', async () => {
    await tablet.goto(`${trial.url}/tablet/`);
    await screen(tablet, 'unpaired');
    expect(await shownCode()).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    const picture = tablet.getByRole('img', { name: `${trial.url}/admin/tablets` });
    expect(await picture.locator('path').getAttribute('d')).toMatch(/^M4 4h7v1h-7z/);
    const [cookie] = await tablet.context().cookies();
    expect(cookie).toMatchObject({ name: 'mado-pairing', httpOnly: true, sameSite: 'Strict' });
  });

  it('shows a new code after a reload, and the one before is void', async () => {
    const before = await shownCode();
    await tablet.reload();
    const code = await shownCode();
    expect(code).not.toBe(before);
    await admin.goto(`${trial.url}/admin/tablets`);
    await screen(admin, 'tablets');
    await admin.getByTestId('pairing-code-field').fill(before);
    await admin.keyboard.press('Enter');
    await admin.getByText('このコードは見つかりません').waitFor();
  });

  it('is approved in the administrator’s client, says whose it is, and goes home by itself', async () => {
    const typed = (await shownCode()).toLowerCase().replace('-', ' ');
    await admin.getByTestId('pairing-code-field').fill(typed);
    await admin.keyboard.press('Enter');
    await chooseCounter('保健福祉課', '福祉');
    await admin.getByTestId('pairing-approve').click();
    await tablet.getByText('福祉窓口').waitFor();
    await screen(tablet, 'unpaired');
    // A page that were loaded without a network would be the browser's own, and stay.
    await tablet.context().setOffline(true);
    await tablet.getByText('サーバーにつながりません').waitFor();
    await tablet.context().setOffline(false);
    await screen(tablet, 'home');
    await tablet.getByText('福祉窓口').waitFor();
    await admin.locator('[data-state="connected"]').waitFor();
  });

  it('can request a call', async () => {
    await ring({ tablet, console: console_ });
    await answer({ tablet, console: console_ });
  });

  it('is sent away in the middle of a call', async () => {
    await admin
      .locator('tr', { has: admin.locator('[data-state="connected"]') })
      .getByTestId('tablet-revoke')
      .click();
    const confirm = admin.getByTestId('tablet-revoke-confirm');
    await confirm.waitFor();
    await Promise.all([confirm.click(), screen(tablet, 'unpaired'), screen(console_, 'wrap-up')]);
    expect(Object.fromEntries(await trial.metric('mado_media_objects'))).toMatchObject({
      '{kind="transport"}': 0,
      '{kind="producer"}': 0,
    });
    expect(await shownCode()).toMatch(/-/);
    await tablet.reload();
    await screen(tablet, 'unpaired');
    await admin.goto(`${trial.url}/admin/`);
    await admin.waitForSelector(`${testId('call-row')}[data-outcome="failed"]`);
  });

  it('is told when it is turned down, and may ask again', async () => {
    await admin.goto(`${trial.url}/admin/tablets?code=${await shownCode()}`);
    await admin.getByTestId('pairing-deny').click();
    await tablet.getByRole('button', { name: '新しいコードを出す' }).click();
    expect(await shownCode()).toMatch(/-/);
    expect(new URL(admin.url()).search).toBe('');
  });

  it('keeps its code while the line is lost, and says so', async () => {
    const code = await shownCode();
    await tablet.context().setOffline(true);
    await tablet.getByText('サーバーにつながりません').waitFor();
    expect(await shownCode()).toBe(code);
    await tablet.context().setOffline(false);
    await tablet.getByText('サーバーにつながりません').waitFor({ state: 'detached' });
    expect(await shownCode()).toBe(code);
  });
});
