import { Person } from '@mado/client/ui/language-picture/figure.tsx';

/** Nobody in the interpreter's window; but behind the counter, somebody who helps. */
export const NobodyPicture = () => (
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
    <path d="m58 68 44 44m0-44-44 44" stroke="var(--line-strong)" strokeWidth="9" strokeLinecap="round" />
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
