/** A fan of waves that ends. */
export const OfflinePicture = () => (
  <svg width="200" height="176" viewBox="0 0 200 176" aria-hidden="true" focusable="false">
    <circle cx="100" cy="88" r="84" fill="var(--warm-tint)" />
    <g fill="none" stroke="var(--line-strong)" strokeWidth="11" strokeLinecap="round">
      <path d="M46 76a76 76 0 0 1 108 0" opacity=".45" />
      <path d="M64 96a50 50 0 0 1 72 0" opacity=".45" />
      <path d="M82 115a25 25 0 0 1 36 0" />
    </g>
    <circle cx="100" cy="136" r="8" fill="var(--line-strong)" />
    <path d="M52 40l96 104" stroke="#b8460b" strokeWidth="11" strokeLinecap="round" />
  </svg>
);
