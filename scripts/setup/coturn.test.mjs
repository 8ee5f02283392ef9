import { expect, it } from 'vitest';
import { newPackages } from './coturn.mjs';

it('unpacks what an installation would add, and nothing that is there', () => {
  const plan = [
    'Reading package lists...',
    'The following NEW packages will be installed:',
    '  coturn libevent-core-2.1-7',
    'Inst libevent-core-2.1-7 (2.1.12-stable-8 Debian:12.12/oldstable [amd64])',
    'Inst coturn (4.6.1-1 Debian:12.12/oldstable [amd64])',
    'Conf libevent-core-2.1-7 (2.1.12-stable-8 Debian:12.12/oldstable [amd64])',
    'Conf coturn (4.6.1-1 Debian:12.12/oldstable [amd64])',
  ].join('\n');
  expect(newPackages(plan)).toEqual(['libevent-core-2.1-7', 'coturn']);
});
