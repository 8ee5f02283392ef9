import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [width, height, frames] = [320, 240, 60];

/**
 * A fake camera with a quarter of the usual pixels, for measurements of time in which several browsers share a computer:
 * else it is their encoders that are measured. Its picture is a bright bar that wanders over a slope.
 */
export class SmallCamera implements AsyncDisposable {
  readonly flags: readonly string[];
  readonly #folder: string;

  private constructor(folder: string, file: string) {
    this.#folder = folder;
    this.flags = [`--use-file-for-fake-video-capture=${file}`];
  }

  static async make(): Promise<SmallCamera> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-camera-'));
    const file = path.join(folder, 'picture.y4m');
    const head = `YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`;
    const pictures = Array.from({ length: frames }, (_, index) => [Buffer.from('FRAME\n'), frame(index)]);
    await writeFile(file, Buffer.concat([Buffer.from(head), ...pictures.flat()]));
    return new SmallCamera(folder, file);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}

/** Brightness of each pixel, then the two planes of colour at half the size. */
function frame(index: number): Buffer {
  const picture = Buffer.alloc((width * height * 3) / 2, 128);
  const bar = Math.floor((index / frames) * width);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bright = (x - bar + width) % width < 40;
      picture[y * width + x] = bright ? 220 : 40 + Math.floor((x + y) / 6);
    }
  }
  return picture;
}
