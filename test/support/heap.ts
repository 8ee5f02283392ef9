import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is used of the heap of this process once all that is garbage was collected, in bytes. */
export async function usedHeap(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    collect();
    // What was waiting for a turn of the event loop is garbage after it.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}
