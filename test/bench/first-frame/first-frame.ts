import { launchChromium } from '../../support/chromium.ts';
import { openApart, Trial } from '../../support/trial.ts';
import { freshDatabase } from '../fresh-database.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { answerTimes, watchMarks } from './answer-times.ts';
import { barePair, prepareBarePair } from './bare-pair.ts';

const CALLS = 20;

/**
 * From the interpreter's click on "accept" to the first frame of the other side that is shown, in both directions;
 * beside a bare pair of connections in the same browser, from its createOffer.
 */
export async function firstFrame(): Promise<Measurement[]> {
  const browser = await launchChromium();
  // One call after the other, faster than any person makes them.
  await using trial = await Trial.start(await freshDatabase(), {}, { messagesPer10s: 10_000 });
  try {
    const pages = await openApart(browser, trial);
    for (const page of [pages.tablet, pages.console]) await watchMarks(page);
    const bare = await prepareBarePair(await browser.newContext(), trial.url);
    const [toInterpreter, toVisitor, reference]: [number[], number[], number[]] = [[], [], []];
    for (let call = 0; call < CALLS; call += 1) {
      reference.push(...(await barePair(bare)));
      const times = await answerTimes(pages);
      toInterpreter.push(times.toInterpreter);
      toVisitor.push(times.toVisitor);
    }
    const name = 'first-frame';
    const against = { name: 'bare RTCPeerConnection pair, from createOffer', values: reference };
    return [
      measurement(
        { name, metric: 'answer to first frame of the visitor', unit: 'ms' },
        toInterpreter,
        against,
      ),
      measurement(
        { name, metric: 'answer to first frame of the interpreter', unit: 'ms' },
        toVisitor,
        against,
      ),
    ];
  } finally {
    await browser.close();
  }
}
