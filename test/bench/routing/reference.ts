/** Something that others take jobs from a queue with. */
export interface Reference extends AsyncDisposable {
  readonly name: string;
  /**
   * Puts jobs into its empty queue and takes them up.
   * @param workers how many it takes up at a time
   * @returns jobs taken up and done for good, in a second
   */
  perSecond(jobs: number, workers: number): Promise<number>;
}

/** @returns how often a second `work` was done */
export const rate = (count: number, beganAt: number, endedAt = performance.now()): number =>
  count / ((endedAt - beganAt) / 1000);

/** Has several workers do `work` until it answers that there is nothing left. */
export async function together(workers: number, work: () => Promise<boolean>): Promise<void> {
  const one = async () => {
    while (await work());
  };
  await Promise.all(Array.from({ length: workers }, one));
}
