import { expect, it } from 'vitest';
import { placeOf } from './place.ts';

it.each([
  [null, 'embedded'],
  ['postgresql://mado:hunter2@db.example.jp/mado', 'postgresql db.example.jp:5432/mado'],
  ['postgres://another@db.example.jp:5432/mado?sslmode=require', 'postgresql db.example.jp:5432/mado'],
  ['postgresql://db.example.jp:6543/mado', 'postgresql db.example.jp:6543/mado'],
  ['postgresql:///mado?host=/run/postgresql&port=5433', 'postgresql /run/postgresql:5433/mado'],
])('says of %s where it is, and not who connects', (url, place) => {
  expect(placeOf(url)).toBe(place);
});
