import { Person } from '@mado/client/ui/language-picture/figure.tsx';

/** Nobody in the interpreter's window, at this time of day or at all; but behind the counter, somebody who helps. */
export const NobodyPicture = ({ closed = false }: { closed?: boolean }) => (
  <svg viewBox="0 -4 400 176" aria-hidden="true" focusable="false">
    <rect
      x="12"
      y="20"
      width="136"
      height="140"
      rx="18"
      fill="var(--sunken)"
      stroke="var(--line-strong)"
      strokeWidth="4"
      strokeDasharray="10 8"
    />
    {closed ? <Clock /> : <Cross />}
    <path
      d="M172 92h46m-16-16 16 16-16 16"
      fill="none"
      stroke="#b8460b"
      strokeWidth="8"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <circle cx="312" cy="92" r="80" fill="var(--warm-tint)" />
    <g transform="translate(252 -14)">
      <Person clothes="#3f5873" mouth="speak" />
      <rect x="72" y="122" width="22" height="15" rx="3" fill="#fff" />
      <path d="M76 128h14M76 132h9" stroke="#3f5873" strokeWidth="2" />
    </g>
    <path d="M236 158h152" stroke="#8a4b12" strokeWidth="14" strokeLinecap="round" />
  </svg>
);

const Cross = () => (
  <path d="m58 68 44 44m0-44-44 44" stroke="var(--line-strong)" strokeWidth="9" strokeLinecap="round" />
);

const Clock = () => (
  <g fill="none" stroke="var(--line-strong)" strokeWidth="8" strokeLinecap="round" strokeLinejoin="round">
    <circle cx="80" cy="90" r="42" fill="var(--card)" />
    <path d="M80 64v26l18 12" />
  </g>
);
