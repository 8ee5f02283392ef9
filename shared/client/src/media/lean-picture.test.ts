import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LeanPicture } from './lean-picture.ts';

const scaleDown = vi.fn(async (_by: number) => undefined);
let believed: number | null;
let lean: LeanPicture;

beforeEach(() => {
  vi.useFakeTimers();
  scaleDown.mockClear();
  believed = 100;
  lean = new LeanPicture(
    () => ({ scaleDown }),
    async () => believed,
    () => 500,
  );
});
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const scales = () => scaleDown.mock.calls.map(([by]) => by);

describe('the picture after a silence', () => {
  it('stays small until the sender believes in the line', async () => {
    await lean.begin();
    void lean.end();
    await pass(3_000);
    expect(scales()).toEqual([2]);
    believed = 500;
    await pass(300);
    expect(scales()).toEqual([2, 1]);
  });

  it('is whole again even on a line that stays bad: the encoder finds its own size there', async () => {
    await lean.begin();
    void lean.end();
    await pass(9_900);
    expect(scales()).toEqual([2]);
    await pass(500);
    expect(scales()).toEqual([2, 1]);
  });

  it('is whole again soon where the browser does not tell what it believes', async () => {
    believed = null;
    await lean.begin();
    void lean.end();
    await pass(2_500);
    expect(scales()).toEqual([2, 1]);
  });

  it('stays small through another silence', async () => {
    await lean.begin();
    void lean.end();
    await pass(1_000);
    await lean.begin();
    believed = 500;
    await pass(20_000);
    expect(scales()).toEqual([2]);
    void lean.end();
    await pass(300);
    expect(scales()).toEqual([2, 1]);
  });

  it('was whole all along without one', async () => {
    await lean.end();
    expect(scales()).toEqual([]);
  });

  it('is sent as it was where it cannot be made small', async () => {
    scaleDown.mockRejectedValueOnce(new DOMException('closed', 'InvalidStateError'));
    await expect(lean.begin()).resolves.toBeUndefined();
  });
});
