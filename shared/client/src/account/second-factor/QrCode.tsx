import { encode } from 'uqr';
import { qrPath } from './qr-path.ts';
import styles from './QrCode.module.css';

/** A QR code, drawn here: what is in it goes to nobody. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={qrPath(data)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
