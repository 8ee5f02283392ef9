import { ink, Person, skin, skinShade } from './figure.tsx';

/** A sleeve from below and a hand whose index finger points to the middle: half of the sign for "sign language". */
const PointingHand = () => (
  <g>
    <path d="M14 66 40 40" stroke="#00515f" strokeWidth="30" strokeLinecap="round" />
    <path d="M40 40 46 34" stroke={skin} strokeWidth="24" strokeLinecap="round" />
    <path d="M52 24h46" stroke={ink} strokeWidth="17" strokeLinecap="round" />
    <path d="M52 24h46" stroke={skin} strokeWidth="12" strokeLinecap="round" />
    <rect x="36" y="13" width="40" height="44" rx="16" fill={skin} stroke={ink} strokeWidth="2.5" />
    <path d="M64 24h14" stroke={skin} strokeWidth="12" />
    <path
      d="M58 33h17M58 43h15M56 18c-6 2-8 8-6 14"
      stroke={skinShade}
      strokeWidth="3"
      strokeLinecap="round"
      fill="none"
    />
  </g>
);

const Arrow = ({ d, head }: { d: string; head: string }) => (
  <g fill="none" stroke="#b8460b" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round">
    <path d={d} />
    <path d={head} />
  </g>
);

/** Somebody who signs: the face, both hands, and how they turn about each other. */
export const SigningPicture = () => (
  <svg viewBox="0 0 240 160" aria-hidden="true" focusable="false">
    <g transform="translate(60 0)">
      <Person clothes="#007f93" mouth="smile" />
    </g>
    <g transform="translate(16 74)">
      <PointingHand />
    </g>
    <g transform="translate(224 100) scale(-1 1)">
      <PointingHand />
    </g>
    <Arrow d="M30 74C34 48 50 34 72 32" head="m60 24 13 8-9 12" />
    <Arrow d="M212 104c6-28-6-52-30-64" head="m196 39-15 0 4 15" />
  </svg>
);
