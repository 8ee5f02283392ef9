import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { newId } from '../ids.ts';
import { encodeFrame } from './frames.ts';
import type { KeptCommand } from './kept-command.ts';
import { setAsideBefore } from './spool-file.ts';
import { Spool, type SpoolEvent } from './spool.ts';
import { temporaryFolder } from '../startup/temporary-folder.ts';

let folder = '';
let told: SpoolEvent[] = [];
const tell = (event: SpoolEvent) => told.push(event);

beforeEach(async () => {
  folder = await temporaryFolder();
  told = [];
});

const kept = (at: number): KeptCommand => ({
  id: newId(),
  at,
  command: { type: 'end', side: 'tablet', subjectId: newId(), callId: newId() },
});

/** Everything that waits, in order. */
function drain(spool: Spool): KeptCommand[] {
  const all: KeptCommand[] = [];
  for (let next = spool.first(); next !== null; next = spool.first()) {
    all.push(next);
    spool.shift();
  }
  return all;
}

const file = () => path.join(folder, 'spool');

async function write(...commands: KeptCommand[]): Promise<Buffer> {
  const spool = await Spool.open(folder, tell);
  await Promise.all(commands.map((one) => spool.keep(one)));
  await spool.close();
  return readFile(file());
}

it('makes no file while there is nothing to keep', async () => {
  const spool = await Spool.open(folder, tell);
  expect(await spool.sweep()).toBe(true);
  await spool.close();
  expect(await readdir(folder)).toEqual([]);
});

it('gives back to the next process what it kept, in order', async () => {
  const commands = [kept(1), kept(2), kept(3)];
  await write(...commands);
  const next = await Spool.open(folder, tell);
  expect(drain(next)).toEqual(commands);
  expect(await next.sweep()).toBe(true);
  await next.close();
  expect((await readFile(file())).length).toBe(0);
});

it('cut at every byte, gives back what is whole and puts the rest aside', async () => {
  const commands = [kept(1), kept(2), kept(3)];
  const bytes = await write(...commands);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    told = [];
    await writeFile(file(), bytes.subarray(0, cut));
    const spool = await Spool.open(folder, tell);
    const found = spool.size;
    const whole = (await readFile(file())).length;
    // What comes after the damage is as safe as ever.
    const later = kept(4);
    await spool.keep(later);
    await spool.close();
    const again = await Spool.open(folder, tell);
    expect(drain(again)).toEqual([...commands.slice(0, found), later]);
    await again.close();
    if (whole === cut) expect(told).toEqual([]);
    else {
      expect(told).toMatchObject([{ code: 'spool-damaged', whole: found, bytes: cut - whole }]);
      const [event] = told;
      const aside = event?.code === 'spool-damaged' ? await readFile(event.aside) : null;
      expect(aside?.equals(bytes.subarray(whole, cut))).toBe(true);
    }
  }
});

it('stops at a changed byte, and puts aside what cannot be told apart any more', async () => {
  const commands = [kept(1), kept(2), kept(3)];
  const bytes = await write(...commands);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(file(), bytes);
  const spool = await Spool.open(folder, tell);
  expect(drain(spool)).toEqual(commands.slice(0, 1));
  expect(told).toMatchObject([{ code: 'spool-damaged', whole: 1 }]);
  await spool.close();
});

it('keeps a frame of another version aside rather than ending the server', async () => {
  await writeFile(file(), encodeFrame(Buffer.from('{"id":"x"}')));
  const spool = await Spool.open(folder, tell);
  expect(spool.size).toBe(0);
  expect(told).toMatchObject([{ code: 'spool-damaged', whole: 0 }]);
  await spool.close();
});

it('keeps in memory what the disk does not take, and writes it once it does', async () => {
  const one = kept(1);
  const spool = await Spool.open(folder, tell);
  // A folder in its place: not even root can write to it.
  await mkdir(file());
  await spool.keep(one);
  expect(spool.first()).toEqual(one);
  expect(spool.unwritten).toBe(1);
  expect(told).toMatchObject([{ code: 'spool-unwritable' }]);
  await rm(file(), { recursive: true });
  await spool.flush();
  expect(spool.unwritten).toBe(0);
  await spool.close();
  const next = await Spool.open(folder, tell);
  expect(drain(next)).toEqual([one]);
  await next.close();
});

it('does not empty a file over something that came meanwhile', async () => {
  const spool = await Spool.open(folder, tell);
  await spool.keep(kept(1));
  spool.shift();
  const late = kept(2);
  const keeping = spool.keep(late);
  expect(await spool.sweep()).toBe(false);
  await keeping;
  await spool.close();
  const next = await Spool.open(folder, tell);
  expect(drain(next)).toHaveLength(2);
  await next.close();
});

it('puts aside what the database has no use for, readable by its owner alone', async () => {
  const spool = await Spool.open(folder, tell);
  const useless = kept(1);
  await spool.keep(useless);
  await spool.reject(new Error('call-not-found'));
  expect(spool.first()).toBeNull();
  expect(told).toMatchObject([{ code: 'spool-rejected', type: 'end', id: useless.id }]);
  const [name = ''] = await setAsideBefore(folder, new Date(Date.now() + 86_400_000));
  expect(name).toMatch(/^spool\.rejected\./);
  const lines = (await readFile(path.join(folder, name), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([useless]);
  expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
  await spool.close();
});
