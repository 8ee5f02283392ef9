import type { Film } from './camera-file.ts';

/**
 * A quarter of the usual pixels, for measurements of time in which several browsers share a computer: else it is their
 * encoders that are measured. A bright bar wanders over a slope.
 */
export const smallFilm: Film = {
  width: 320,
  height: 240,
  pictures: 60,
  brightness: (x, y, picture) => {
    const bar = Math.floor((picture / 60) * 320);
    return (x - bar + 320) % 320 < 40 ? 220 : 40 + Math.floor((x + y) / 6);
  },
};

/** Half the length of a hand, in pixels. */
const HAND = 70;
const [WIDTH, HEIGHT, PICTURES] = [640, 480, 90];

/** Where a hand is, going round `times` in the whole film: up to 25 pixels from picture to picture, as signing hands do. */
const hand = (picture: number, times: number, side: -1 | 1) => {
  const turn = (2 * Math.PI * times * picture) / PICTURES;
  return {
    x: WIDTH / 2 + side * (110 + 90 * Math.sin(turn)),
    y: HEIGHT / 2 + 130 * Math.sin(turn * 2 + side),
  };
};

/** The same for the same place; without it a picture would be flat, and cost nothing to send. */
const grain = (x: number, y: number): number => ((x * 7919 + y * 104_729) >> 3) % 23;

/** A person who signs quickly before a wall with a pattern: two hands with edges, a body that sways. */
export const signingFilm: Film = {
  width: WIDTH,
  height: HEIGHT,
  pictures: PICTURES,
  brightness: (x, y, picture) => {
    for (const place of [hand(picture, 3, -1), hand(picture, 4, 1)]) {
      const [dx, dy] = [Math.abs(x - place.x), Math.abs(y - place.y)];
      if (dx < HAND / 2 && dy < HAND)
        return 190 + (Math.floor(dx / 9) % 2) * 40 - grain(x - Math.round(place.x), y);
    }
    const sway = Math.round(12 * Math.sin((2 * Math.PI * picture) / PICTURES));
    if (Math.abs(x - WIDTH / 2 - sway) < 110 && y > 120) return 70 + grain(x - sway, y);
    return 110 + (Math.floor(x / 40) % 2) * 12 + (grain(x, y) >> 2);
  },
};
