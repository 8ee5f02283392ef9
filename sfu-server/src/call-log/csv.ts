/** Excel takes a file for UTF-8 only if it begins with a byte-order mark. */
export const BYTE_ORDER_MARK = '\uFEFF';

export type Cell = string | number | null;

/** A spreadsheet would run a cell that begins with one of these as a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]/;

/** One record of RFC 4180. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
