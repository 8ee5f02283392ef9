import { ink, Person, skin, skinShade } from './figure.tsx';

/** A forearm from below and a hand whose index finger points to the middle: half of the sign for "sign language". */
const PointingHand = () => (
  <g>
    <path d="M12 112 36 54" stroke="#00515f" strokeWidth="32" />
    <path d="M35 56 42 40" stroke={skin} strokeWidth="25" strokeLinecap="round" />
    <path d="M54 22h50" stroke={ink} strokeWidth="18" strokeLinecap="round" />
    <rect x="30" y="11" width="44" height="46" rx="17" fill={skin} stroke={ink} strokeWidth="3" />
    <path d="M54 22h50" stroke={skin} strokeWidth="12" strokeLinecap="round" />
    <path
      d="M56 34h16M56 45h15M50 16c-7 3-9 10-6 17"
      stroke={skinShade}
      strokeWidth="3.5"
      strokeLinecap="round"
      fill="none"
    />
  </g>
);

const Arrow = ({ d }: { d: string }) => (
  <path d={d} fill="none" stroke="#b8460b" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round" />
);

/** Somebody who signs: the face, both hands, and how they turn about each other. */
export const SigningPicture = () => (
  <svg viewBox="0 0 240 160" preserveAspectRatio="xMidYMax" aria-hidden="true" focusable="false">
    <circle cx="120" cy="106" r="98" fill="#e3f1f2" />
    <g transform="translate(60 -6)">
      <Person clothes="#007f93" mouth="smile" />
    </g>
    <g transform="translate(28 74)">
      <PointingHand />
    </g>
    <g transform="translate(212 98) scale(-1 1)">
      <PointingHand />
    </g>
    <Arrow d="M36 78C36 52 46 36 62 27m-15-3 16 2-5 15" />
    <Arrow d="M208 92c2-26-8-44-24-54m3 15-4-16 16-2" />
  </svg>
);
