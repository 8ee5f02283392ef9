import { encode } from 'uqr';

/** Light around the code, in modules: without it cameras do not see where it begins. */
const MARGIN = 2;
/** Black on white also where the terminal is dark. */
const [ON_WHITE, PLAIN] = ['\u001B[30;107m', '\u001B[0m'];

/**
 * A QR code for a terminal, two rows of modules a line.
 * @param colour false where the output goes to a file
 */
export function qrLines(text: string, colour: boolean): string[] {
  const { data } = encode(text, { ecc: 'L', border: MARGIN });
  const rows = data.filter((_, index) => index % 2 === 0);
  return rows.map((upper, index) => {
    const lower = data[2 * index + 1] ?? [];
    const line = upper.map((dark, column) => halves(dark, lower[column] ?? false)).join('');
    return colour ? `${ON_WHITE}${line}${PLAIN}` : line;
  });
}

function halves(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀';
  return lower ? '▄' : ' ';
}
