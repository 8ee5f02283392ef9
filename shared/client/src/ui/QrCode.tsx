import { encode } from 'uqr';
import { qrPath } from './qr-path.ts';

/** The quiet zone that readers need around it, in modules (ISO/IEC 18004). */
const QUIET = 4;

interface QrCodeProps {
  text: string;
  /** Says the same to who does not see it. */
  label: string;
  className?: string | undefined;
}

/** Text as a QR code, drawn here: what is in it goes to nobody. Black on white whatever the theme, for cameras. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={qrPath(data)} fill="#000" />
    </svg>
  );
}
