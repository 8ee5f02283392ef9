import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a fake camera shows: so many pictures, thirty a second, again and again. */
export interface Film {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly pictures: number;
  /** Brightness of a pixel (0 to 255) in a picture. */
  readonly brightness: (x: number, y: number, picture: number) => number;
}

/** A film as a file for Chromium's fake camera. */
export class CameraFile implements AsyncDisposable {
  /** For the command line of Chromium. */
  readonly flags: readonly string[];
  readonly #folder: string;

  private constructor(folder: string, file: string) {
    this.#folder = folder;
    this.flags = [`--use-file-for-fake-video-capture=${file}`];
  }

  static async make(film: Film): Promise<CameraFile> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mado-camera-'));
    const file = path.join(folder, 'film.y4m');
    const head = `YUV4MPEG2 W${film.width} H${film.height} F30:1 Ip A1:1 C420jpeg\n`;
    const pictures = Array.from({ length: film.pictures }, (_, picture) => [
      Buffer.from('FRAME\n'),
      drawn(film, picture),
    ]);
    await writeFile(file, Buffer.concat([Buffer.from(head), ...pictures.flat()]));
    return new CameraFile(folder, file);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}

/** Brightness of each pixel, then the two planes of colour at half the size. */
function drawn({ width, height, brightness }: Film, picture: number): Buffer {
  const bytes = Buffer.alloc((width * height * 3) / 2, 128);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) bytes[y * width + x] = brightness(x, y, picture);
  return bytes;
}
