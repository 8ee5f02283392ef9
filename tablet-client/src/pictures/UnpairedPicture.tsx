/** A tablet and the link that opens it. */
export const UnpairedPicture = () => (
  <svg width="280" height="176" viewBox="0 0 280 176" aria-hidden="true" focusable="false">
    <rect
      x="20"
      y="12"
      width="200"
      height="140"
      rx="16"
      fill="var(--card)"
      stroke="var(--line-strong)"
      strokeWidth="5"
    />
    <circle cx="34" cy="82" r="4" fill="var(--line-strong)" />
    <rect x="50" y="28" width="154" height="108" rx="6" fill="var(--sunken)" />
    <g
      transform="translate(127 82) rotate(-35)"
      fill="none"
      stroke="var(--primary)"
      strokeWidth="10"
      strokeLinecap="round"
    >
      <path d="M-6-14h-22a14 14 0 0 0 0 28h22M6-14h22a14 14 0 0 1 0 28H6" />
      <path d="M-16 0h32" />
    </g>
    <circle cx="220" cy="132" r="32" fill="var(--warm-tint)" stroke="var(--page)" strokeWidth="6" />
    <path d="M220 118v18M220 145v1" stroke="#8a4b12" strokeWidth="7" strokeLinecap="round" />
  </svg>
);
